// Opus packets placed on the recording's timeline: short holes filled with silence, long ones left open.
import { opusSample } from './fragment.ts'
import type { FragmentWriter } from './fragment-writer.ts'
import { opusInitSegment } from './init-segment.ts'
import { OPUS_CLOCK_HZ, opusIsStereo } from './opus-packet.ts'

/** A longer hole begins a new segment: it is a pause, not a loss. */
const LONGEST_FILLED = OPUS_CLOCK_HZ
/** What is less than this late or early, in ticks, is only the clock: the packet is stretched over it. */
const TOLERANCE = OPUS_CLOCK_HZ / 100
const SILENCE_TICKS = OPUS_CLOCK_HZ / 50
/** 20 ms of silence (RFC 6716): one CELT frame without energy. */
const SILENCE = { mono: Buffer.of(0xf8, 0xff, 0xfe), stereo: Buffer.of(0xfc, 0xff, 0xfe) }

/** Places sound. */
export class SoundTimeline {
  readonly #writer: FragmentWriter
  #channels: 1 | 2 = 1
  /** Whether the next packet begins a segment. */
  #isOpen = false
  #damaged = false

  constructor(writer: FragmentWriter) {
    this.#writer = writer
  }

  /** Something was lost before the next packet. */
  lose(): void {
    this.#damaged = true
  }

  /** Places a packet whose sound begins at `start`, ticks since zero. What is no Opus counts as lost. */
  push(payload: Buffer, start: number, level: number | null): void {
    const sample = opusSample(payload)
    if (!sample) return this.lose()
    const begin = Math.max(0, Math.round(start))
    const end = begin + sample.duration
    // The clock has moved back: what has been placed already stays, and this is heard twice or not at all.
    if (end - this.#writer.end < sample.duration / 2) return
    const stereo = opusIsStereo(payload)
    const begins = !this.#isOpen || begin - this.#writer.end >= LONGEST_FILLED || (stereo && this.#channels === 1)
    if (begins) this.#channels = stereo ? 2 : 1
    else this.#fill(begin)
    const from = begins ? Math.max(begin, this.#writer.end) : this.#writer.end
    this.#writer.add({
      sample: { ...sample, duration: end - from },
      start: from,
      init: begins ? opusInitSegment(this.#channels) : null,
      damaged: this.#damaged,
      level,
    })
    this.#damaged = false
    this.#isOpen = true
  }

  /** What comes next begins a new segment. */
  close(): void {
    this.#isOpen = false
  }

  #fill(until: number): void {
    const hole = until - this.#writer.end
    if (hole <= TOLERANCE) return
    const count = Math.max(1, Math.round(hole / SILENCE_TICKS))
    const first = this.#writer.end
    for (let index = 0; index < count; index++) {
      const start = this.#writer.end
      const duration = first + Math.round((hole * (index + 1)) / count) - start
      const data = [this.#channels === 2 ? SILENCE.stereo : SILENCE.mono]
      this.#writer.add({
        sample: { data, duration, sync: true },
        start,
        init: null,
        damaged: this.#damaged,
        level: null,
      })
    }
  }
}
