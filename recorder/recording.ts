// One recording while it is made: its feeds, its tracks, its pauses, on one clock.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../config/log.ts'
import type { Parsed } from '../signalling/protocol/contract.ts'
import { trackId as trackIdWord } from '../signalling/protocol/ids.ts'
import type { TrackId } from '../signalling/protocol/ids.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import type { FeedId, RecorderContract, RtpAddress } from './contract.ts'
import { Feed } from './feed.ts'
import { TrackCipher } from './format/cipher.ts'
import { finishRecording } from './format/recording-file.ts'
import { Pauses } from './pauses.ts'
import { ServerClock } from './server-clock.ts'
import { sourceFormat } from './source-format.ts'
import { TrackFile } from './track-file.ts'
import { Track } from './track.ts'

/** How often time passes for feeds and tracks, ms: how soon a lost packet is asked for. */
const TICK_MS = 20

/** What a recording is made with. */
export type RecordingOptions = {
  readonly folder: string
  readonly zeroAt: number
  readonly key: Buffer
  readonly ip: string
  readonly log: Log
  /** Told when the disk has failed: nothing more can be kept, and the process should end. */
  readonly onFailed: (error: unknown) => void
}

type Running = { readonly track: Track; readonly feed: Feed }

/** Answers one recording's requests; one after the other, which its caller sees to. */
export class Recording {
  readonly #options: RecordingOptions
  readonly #server = new ServerClock()
  readonly #pauses = new Pauses()
  readonly #feeds = new Map<FeedId, Feed>()
  readonly #running = new Map<TrackId, Running>()
  readonly #files = new Map<TrackId, TrackFile>()
  readonly #timer: NodeJS.Timeout

  private constructor(options: RecordingOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** Begins, or goes on: tracks that were left behind are made whole first. */
  static async open(options: RecordingOptions): Promise<Recording> {
    const recording = new Recording(options)
    try {
      await Promise.all((await recording.#trackIds()).map((trackId) => recording.#file(trackId)))
      return recording
    } catch (error) {
      await recording.close({ finished: false })
      throw error
    }
  }

  /** Bytes written since the process began. */
  get writtenBytes(): number {
    return [...this.#files.values()].reduce((sum, file) => sum + file.writtenBytes, 0)
  }

  async pause({ at }: { at: number }): Promise<void> {
    this.#pauses.pause(at)
    await Promise.all([...this.#running.values()].map(({ track }) => track.pause(at)))
    await Promise.all([...this.#files].map(([trackId, file]) => this.#takeBack(trackId, file, at)))
  }

  /** A pause that comes later than what is written: that is taken off the disk again. */
  async #takeBack(trackId: TrackId, file: TrackFile, at: number): Promise<void> {
    const from = ((at - this.#options.zeroAt) * (file.timescale ?? 1)) / 1000
    // Times are rounded to ticks.
    if (file.endTime <= from + 1) return
    this.#options.log.warn({ trackId, lateMs: Date.now() - at }, 'a pause came late: what was written is taken back')
    await file.takeBack(from)
  }

  resume({ at }: { at: number }): void {
    this.#pauses.resume(at)
    for (const { track } of this.#running.values()) track.resume()
  }

  /** Writes everything out; with `finished`, nothing can be added to any track of the folder ever again. */
  async close({ finished }: { finished: boolean }): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all([...this.#feeds.keys()].map((feedId) => this.#dropFeed(feedId)))
    if (finished) {
      await Promise.all((await this.#trackIds()).map(async (trackId) => (await this.#file(trackId)).end()))
      await finishRecording(this.#options.folder)
    }
    await Promise.all([...this.#files.values()].map((file) => file.close()))
  }

  async openFeed({ feedId }: { feedId: FeedId }): Promise<RtpAddress> {
    await this.#dropFeed(feedId)
    const feed = await Feed.open(this.#options.ip)
    this.#feeds.set(feedId, feed)
    return feed.address
  }

  connectFeed({ feedId, ip, port }: Parsed<RecorderContract, 'feed.connect'>): void {
    this.#feed(feedId).connect({ ip, port })
  }

  async closeFeed({ feedId }: { feedId: FeedId }): Promise<void> {
    this.#feed(feedId)
    await this.#dropFeed(feedId)
  }

  async startTrack({ feedId, trackId, rtpParameters }: Parsed<RecorderContract, 'track.start'>): Promise<void> {
    const feed = this.#feed(feedId)
    const format = sourceFormat(rtpParameters)
    await this.stopTrack({ trackId })
    const file = await this.#file(trackId)
    if (file.timescale !== null && file.timescale !== format.clockRate) throw new Refusal('media-rejected')
    const { zeroAt, onFailed } = this.#options
    const track = new Track({ format, file, zeroAt, server: this.#server, pauses: this.#pauses, onFailed })
    this.#running.set(trackId, { track, feed })
    feed.add(track)
  }

  async stopTrack({ trackId }: { trackId: TrackId }): Promise<void> {
    const running = this.#running.get(trackId)
    if (!running) return
    this.#running.delete(trackId)
    running.feed.remove(running.track)
    await running.track.stop()
    const { received, repaired, lost } = running.track.source.counts
    this.#options.log.info({ trackId, received, repaired, lost }, 'a track has stopped')
  }

  #feed(feedId: FeedId): Feed {
    const feed = this.#feeds.get(feedId)
    if (!feed) throw new Refusal('recording-unknown')
    return feed
  }

  async #dropFeed(feedId: FeedId): Promise<void> {
    const feed = this.#feeds.get(feedId)
    if (!feed) return
    this.#feeds.delete(feedId)
    const tracks = [...this.#running].filter(([, running]) => running.feed === feed)
    await Promise.all(tracks.map(([trackId]) => this.stopTrack({ trackId })))
    feed.close()
  }

  async #file(trackId: TrackId): Promise<TrackFile> {
    const known = this.#files.get(trackId)
    if (known) return known
    const { folder, key, log } = this.#options
    const file = await TrackFile.open(join(folder, trackId), new TrackCipher(key, trackId))
    const { cutBytes, relisted, struck } = file.recovery
    if (cutBytes + relisted + struck > 0) log.warn({ trackId, cutBytes, relisted, struck }, 'a track was made whole')
    this.#files.set(trackId, file)
    return file
  }

  async #trackIds(): Promise<TrackId[]> {
    const entries = await readdir(this.#options.folder, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => trackIdWord.safeParse(name))
    return names.flatMap((parsed) => (parsed.success ? [parsed.data] : []))
  }

  #tick(): void {
    const now = Date.now()
    for (const feed of this.#feeds.values()) feed.tick(performance.now())
    for (const { track } of this.#running.values()) track.advance(now)
  }
}
