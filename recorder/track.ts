// One track while its source arrives: packets become samples on the timeline, and those a file.
import { audioLevel } from './audio-level.ts'
import { CaptureClock } from './capture-clock.ts'
import type { SourceListener } from './feed.ts'
import { FragmentWriter } from './fragment-writer.ts'
import { H264Depacketizer } from './h264-depacketizer.ts'
import type { AccessUnit } from './h264-depacketizer.ts'
import { opusSamples } from './opus-packet.ts'
import { GUARD_MS } from './pauses.ts'
import type { Pauses } from './pauses.ts'
import { PictureTimeline } from './picture-timeline.ts'
import type { SenderReport } from './rtcp.ts'
import type { Delivered } from './rtp-order.ts'
import type { RtpPacket } from './rtp-packet.ts'
import { RtpSource } from './rtp-source.ts'
import type { ServerClock } from './server-clock.ts'
import { SoundTimeline } from './sound-timeline.ts'
import type { SourceFormat } from './source-format.ts'
import type { TrackFile } from './track-file.ts'

/** How long packets are held back for the first sender report, ms. */
const LONGEST_HOLD_MS = 2_000
/** After so long without a packet the clock is learnt anew: a sender's may have drifted far meanwhile, ms. */
const STALE_MS = 10_000
/** The longest time between key frames, ms: where a viewer can begin. */
const KEY_FRAME_INTERVAL_MS = 4_000
/** How often a key frame is asked for until it comes, ms. */
const KEY_FRAME_PATIENCE_MS = 500
/** Without a picture for so long, one is asked for, ms. */
const PICTURE_PATIENCE_MS = 1_200

/** What a track is written with. */
export type TrackOptions = {
  readonly format: SourceFormat
  readonly file: TrackFile
  /** Epoch ms of decode time zero. */
  readonly zeroAt: number
  readonly server: ServerClock
  readonly pauses: Pauses
  readonly onFailed: (error: unknown) => void
}

type Held = { readonly delivered: Delivered; readonly arrivedAt: number }

/** Writes one source from its start until it is stopped. */
export class Track implements SourceListener {
  readonly source: RtpSource
  readonly #options: TrackOptions
  readonly #clock: CaptureClock
  readonly #writer: FragmentWriter
  readonly #media: { kind: 'sound'; timeline: SoundTimeline } | { kind: 'picture'; timeline: PictureTimeline }
  readonly #depacketizer = new H264Depacketizer()
  /** What came before the clock was known, in order. */
  #held: Held[] = []
  #heardAt = Date.now()
  #keyFrameAt = 0
  #pictureAt = 0
  #askedAt = Number.NEGATIVE_INFINITY

  constructor(options: TrackOptions) {
    const { format, file, zeroAt, server, onFailed } = options
    this.#options = options
    this.source = new RtpSource(format)
    this.#clock = new CaptureClock(format.clockRate, server)
    this.#writer = new FragmentWriter({ file, zeroAt, written: file.fragments, end: file.endTime, onFailed })
    this.#media =
      format.kind === 'sound'
        ? { kind: 'sound', timeline: new SoundTimeline(this.#writer) }
        : { kind: 'picture', timeline: new PictureTimeline(this.#writer) }
  }

  /** Takes what came, in order. */
  deliver(delivered: readonly Delivered[]): void {
    const now = Date.now()
    if (now - this.#heardAt > STALE_MS) this.#clock.reset()
    this.#heardAt = now
    this.#held.push(...delivered.map((one) => ({ delivered: one, arrivedAt: now })))
    this.#drain(now)
  }

  /** Takes a sender report, which the first packets may be waiting for. */
  report(report: SenderReport, at: number): void {
    this.#clock.report(report, at)
    this.#drain(Date.now())
  }

  /** Whether to ask for a key frame now; `now` is ms of `performance.now()`. */
  wantsKeyFrame(now: number): boolean {
    if (this.#media.kind === 'sound' || this.#options.pauses.isPaused) return false
    const patience = now - this.#askedAt
    if (patience < KEY_FRAME_PATIENCE_MS) return false
    const wanted =
      this.#media.timeline.needsKeyFrame ||
      (now - this.#keyFrameAt >= KEY_FRAME_INTERVAL_MS && patience >= KEY_FRAME_INTERVAL_MS / 2) ||
      (now - this.#pictureAt >= PICTURE_PATIENCE_MS && patience >= PICTURE_PATIENCE_MS)
    if (wanted) this.#askedAt = now
    return wanted
  }

  /** Lets time pass: writes what is due. `now` is epoch ms. */
  advance(now: number): void {
    const [first] = this.#held
    if (first && !this.#clock.isReady && now - first.arrivedAt >= LONGEST_HOLD_MS) this.#guess()
    if (this.#held.length > 0) this.#drain(now)
    if (this.#media.kind === 'picture') this.#media.timeline.advance(this.#ticks(now))
    this.#writer.advance(now)
  }

  /** Forgets what was captured at `at` (epoch ms) or later, and writes the rest; the pause is noted already. */
  async pause(at: number): Promise<void> {
    const ticks = this.#ticks(at)
    if (this.#media.kind === 'picture') {
      this.#media.timeline.cut(ticks)
      this.#media.timeline.close(ticks)
    } else this.#media.timeline.close()
    this.#writer.cut(ticks, this.#media.kind)
    await this.#writer.flush()
  }

  /** What comes next begins a new segment; pictures with a key frame that is asked for. */
  resume(): void {
    // One that came earlier would not be kept.
    this.#askedAt = performance.now() - KEY_FRAME_PATIENCE_MS + GUARD_MS
  }

  /** Writes all that has come; resolves when it is on the disk. */
  async stop(): Promise<void> {
    const now = Date.now()
    this.#held.push(...this.source.flush().map((delivered) => ({ delivered, arrivedAt: now })))
    if (!this.#clock.isReady) this.#guess()
    this.#drain(now)
    if (this.#media.kind === 'picture') {
      this.#place(this.#depacketizer.flush(), now)
      this.#media.timeline.close(this.#ticks(now))
    }
    await this.#writer.flush()
  }

  /** Places what is held, as long as the clock can tell when it was captured. */
  #drain(now: number): void {
    let done = 0
    while (done < this.#held.length && this.#clock.isReady) {
      const one = this.#held[done]?.delivered
      if (one && !this.#take(one, now)) break
      done++
    }
    if (done > 0) this.#held = this.#held.slice(done)
  }

  /** False for a packet whose time cannot be told any more: it waits for the clock to be learnt anew. */
  #take(one: Delivered, now: number): boolean {
    if (one.kind === 'packet' && this.#clock.at(one.packet.timestamp, now) === null) return false
    if (one.kind === 'restarted') this.#restart(now)
    if (this.#media.kind === 'picture') this.#place(this.#depacketizer.push(one), now)
    else if (one.kind === 'packet') this.#hear(one.packet, this.#media.timeline, now)
    else this.#media.timeline.lose()
    return true
  }

  /** The sender counts anew: nothing is known of its clock, and how much is missing neither. */
  #restart(now: number): void {
    this.#clock.reset()
    if (this.#media.kind === 'picture') this.#media.timeline.close(this.#ticks(now))
    else this.#media.timeline.close()
  }

  #hear(packet: RtpPacket, timeline: SoundTimeline, now: number): void {
    const { payload, timestamp } = packet
    const at = this.#clock.at(timestamp, now)
    // Without payload it only probes the bandwidth.
    if (at === null || payload.length === 0) return
    const durationMs = (opusSamples(payload) ?? 0) / (this.source.format.clockRate / 1000)
    if (this.#options.pauses.between(at, at + durationMs) !== null) return timeline.close()
    const { levelId } = this.source.format
    timeline.push(payload, this.#ticks(at), levelId === null ? null : audioLevel(packet, levelId))
  }

  #place(units: readonly AccessUnit[], now: number): void {
    if (this.#media.kind !== 'picture') return
    const { timeline } = this.#media
    for (const unit of units) {
      const at = this.#clock.at(unit.timestamp, now)
      if (at === null) continue
      this.#pictureAt = performance.now()
      if (unit.keyFrame) this.#keyFrameAt = this.#pictureAt
      const paused = this.#options.pauses.between(at, at)
      // The one before it may have come late: it lasts until the pause at most.
      if (paused !== null) timeline.close(this.#ticks(paused))
      else timeline.push(unit, this.#ticks(at))
    }
  }

  /** Does without a sender report: the first packet counts as captured when it came. */
  #guess(): void {
    for (const { delivered, arrivedAt } of this.#held) {
      if (delivered.kind !== 'packet') continue
      this.#clock.guess(delivered.packet.timestamp, arrivedAt)
      return
    }
  }

  #ticks(epochMs: number): number {
    return ((epochMs - this.#options.zeroAt) * this.source.format.clockRate) / 1000
  }
}
