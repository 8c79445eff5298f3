// Samples gathered into fragments, and handed to the track's file when they are old enough.
import { writeFragment } from './fragment.ts'
import type { Sample } from './fragment.ts'
import type { InitSegment } from './init-segment.ts'
import type { FragmentMarks, TrackFile } from './track-file.ts'

/** The length of a fragment, ms: what a kill may cost, and not much more. */
const FRAGMENT_MS = 500
/** What has become due with it, because time passes in steps, goes along, ms. */
const ALLOWANCE_MS = 100
/** Nothing younger is written, ms: a pause that is told of so much later finds it in memory only. */
const SETTLE_MS = 200

/** A sample with its place in the track. */
export type PlacedSample = {
  readonly sample: Sample
  /** Decode time, ticks since the recording's zero. Behind the first of a segment it is where the previous one ends. */
  readonly start: number
  /** When a new segment begins with it: how that is introduced. */
  readonly init: InitSegment | null
  /** Whether something is missing before or in it. */
  readonly damaged: boolean
  /** RFC 6464; null when unknown. */
  readonly level: number | null
}

/** What a writer is made for. */
export type FragmentWriterOptions = {
  readonly file: Pick<TrackFile, 'startSegment' | 'append'>
  /** Epoch ms of decode time zero. */
  readonly zeroAt: number
  /** Fragments that the track has already. */
  readonly written: number
  /** Where what the track has ends, ticks. */
  readonly end: number
  /** Told when the disk has failed; nothing more can be written then. */
  readonly onFailed: (error: unknown) => void
}

/** Writes one track's samples in order. */
export class FragmentWriter {
  readonly #options: FragmentWriterOptions
  #waiting: PlacedSample[] = []
  #sequence: number
  #end: number
  /** Ticks per second, of the segment that the last sample belongs to. */
  #timescale = 1
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: FragmentWriterOptions) {
    this.#options = options
    this.#sequence = options.written
    this.#end = options.end
  }

  /** Where the last sample ends, ticks: none may begin earlier. */
  get end(): number {
    return this.#end
  }

  add(placed: PlacedSample): void {
    this.#timescale = placed.init?.timescale ?? this.#timescale
    this.#waiting.push(placed)
    this.#end = placed.start + placed.sample.duration
  }

  /** Writes what is due at a moment, epoch ms: what is old enough, once there is enough of it. */
  advance(now: number): void {
    const [first] = this.#waiting
    if (!first || first.start > this.#ticksAt(now - FRAGMENT_MS - SETTLE_MS)) return
    const settled = this.#ticksAt(now - SETTLE_MS)
    const young = this.#waiting.findIndex(({ start }) => start > settled)
    this.#write(young === -1 ? this.#waiting.length : young)
  }

  /** Writes everything; resolves when it is on the disk, or has failed. */
  async flush(): Promise<void> {
    this.#write(this.#waiting.length)
    await this.#last
  }

  /** Forgets what reaches past a moment, in ticks: sound that does, and pictures that begin there or later. */
  cut(at: number, kind: 'sound' | 'picture'): void {
    const isKept = ({ start, sample }: PlacedSample): boolean =>
      kind === 'sound' ? start + sample.duration <= at : start < at
    this.#waiting = this.#waiting.filter(isKept).map((placed) => {
      const duration = Math.min(placed.sample.duration, at - placed.start)
      return { ...placed, sample: { ...placed.sample, duration } }
    })
    const last = this.#waiting.at(-1)
    if (last) this.#end = last.start + last.sample.duration
  }

  #ticksAt(epochMs: number): number {
    return ((epochMs - this.#options.zeroAt) * this.#timescale) / 1000
  }

  #write(count: number): void {
    const due = this.#waiting.slice(0, count)
    this.#waiting = this.#waiting.slice(count)
    const longest = ((FRAGMENT_MS + ALLOWANCE_MS) * this.#timescale) / 1000
    let fragment: PlacedSample[] = []
    for (const placed of due) {
      const [first] = fragment
      // A fragment begins with every key frame, so that a player can begin with it.
      const begins = placed.init !== null || (placed.sample.sync && fragment.some(({ sample }) => !sample.sync))
      const isFull = first !== undefined && placed.start + placed.sample.duration - first.start > longest
      if (begins || isFull) {
        this.#writeFragment(fragment)
        fragment = []
      }
      fragment.push(placed)
    }
    this.#writeFragment(fragment)
  }

  #writeFragment(fragment: readonly PlacedSample[]): void {
    const [first] = fragment
    if (!first) return
    const { file, zeroAt } = this.#options
    if (first.init) this.#keep(file.startSegment(first.init, zeroAt + (first.start / first.init.timescale) * 1000))
    const levels = fragment.flatMap(({ level }) => level ?? [])
    const marks: FragmentMarks = {
      damaged: fragment.some(({ damaged }) => damaged),
      level: levels.length > 0 ? Math.min(...levels) : null,
    }
    const samples = fragment.map(({ sample }) => sample)
    this.#sequence++
    this.#keep(file.append(writeFragment({ sequence: this.#sequence, decodeTime: first.start, samples }), marks))
  }

  #keep(written: Promise<void>): void {
    this.#last = written.catch(this.#options.onFailed)
  }
}
