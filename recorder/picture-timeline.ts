// Pictures placed on the recording's timeline: each lasts until the next, and none is kept that a decoder would stall on.
import { h264Sample } from './fragment.ts'
import type { FragmentWriter } from './fragment-writer.ts'
import type { AccessUnit } from './h264-depacketizer.ts'
import { VIDEO_TIMESCALE, h264InitSegment } from './init-segment.ts'
import type { InitSegment } from './init-segment.ts'

const TICKS_PER_MS = VIDEO_TIMESCALE / 1000
/** How long a picture waits for the next one before it is written without knowing how long it lasts, ticks. */
const LONGEST_WAIT = 1_200 * TICKS_PER_MS
/** After a longer time without pictures a new segment begins, ticks. */
const LONGEST_HOLE = 1_000 * TICKS_PER_MS

type Pending = {
  readonly unit: AccessUnit
  readonly start: number
  readonly init: InitSegment | null
  damaged: boolean
}
type ParameterSets = { readonly sps: Buffer; readonly pps: Buffer }

/** Places pictures. Times are ticks since the recording's zero. */
export class PictureTimeline {
  readonly #writer: FragmentWriter
  /** The newest picture: how long it lasts is known when the next one comes. */
  #pending: Pending | null = null
  #sets: ParameterSets | null = null
  #isOpen = false
  #needsKeyFrame = true
  #damaged = false

  constructor(writer: FragmentWriter) {
    this.#writer = writer
  }

  /** Whether nothing can be kept before a key frame comes. */
  get needsKeyFrame(): boolean {
    return this.#needsKeyFrame
  }

  /**
   * Places a picture. One that is damaged, or that may refer to a lost one, is left out with all that follow up to the
   * next key frame: the picture before lasts so much longer.
   */
  push(unit: AccessUnit, at: number): void {
    if (unit.damaged || (unit.afterLoss && !unit.keyFrame)) this.#lose()
    const sets = this.#setsOf(unit)
    if (unit.damaged || !sets || (this.#needsKeyFrame && !unit.keyFrame)) return
    this.advance(at)
    const start = Math.max(0, Math.round(at), this.#endsBy(Math.round(at)))
    const hole = this.#pending ? 0 : start - this.#writer.end
    const tooLong = this.#isOpen && hole > LONGEST_HOLE
    if (tooLong && !unit.keyFrame) {
      this.#needsKeyFrame = true
      return
    }
    const begins = !this.#isOpen || tooLong || changed(sets, this.#sets)
    const init = begins ? h264InitSegment(sets.sps, sets.pps) : null
    if (begins && !init) return this.#lose()
    this.#finish(start)
    const damaged = this.#damaged || unit.damaged
    // Within a segment no hole may be: after a short one a picture is shown a little early.
    this.#pending = { unit, start: begins ? start : Math.min(start, this.#writer.end), init, damaged }
    this.#sets = sets
    this.#isOpen = true
    this.#needsKeyFrame = false
    this.#damaged = false
  }

  /** Packets were lost that no later picture tells of yet. */
  #lose(): void {
    // Before the first picture nothing is missing in what is kept: it only begins later.
    this.#damaged = this.#isOpen
    if (this.#pending) this.#pending.damaged = true
    this.#needsKeyFrame = true
  }

  /** Writes the newest picture when it has waited for too long at a moment. */
  advance(at: number): void {
    if (this.#pending && at - this.#pending.start >= LONGEST_WAIT) this.#finish(this.#pending.start + LONGEST_WAIT)
  }

  /** Ends the newest picture at a moment; what comes next begins a new segment with a key frame. */
  close(at: number): void {
    this.advance(at)
    this.#finish(Math.round(at))
    this.#isOpen = false
    this.#needsKeyFrame = true
  }

  /** Forgets the newest picture if it was taken at a moment or later. */
  cut(at: number): void {
    if (this.#pending && this.#pending.start >= at) this.#pending = null
  }

  #finish(end: number): void {
    const pending = this.#pending
    if (!pending) return
    const { unit, start, init, damaged } = pending
    this.#pending = null
    const sample = h264Sample(unit, Math.max(1, end - start))
    this.#writer.add({ sample, start, init, damaged, level: null })
  }

  /** The earliest moment at which a picture may begin, when it would like to begin at `at`. */
  #endsBy(at: number): number {
    return this.#pending ? Math.max(at, this.#pending.start + 1) : this.#writer.end
  }

  #setsOf({ sps, pps }: AccessUnit): ParameterSets | null {
    const both = { sps: sps ?? this.#sets?.sps, pps: pps ?? this.#sets?.pps }
    return both.sps && both.pps ? { sps: both.sps, pps: both.pps } : null
  }
}

function changed(one: ParameterSets, other: ParameterSets | null): boolean {
  return !other || !one.sps.equals(other.sps) || !one.pps.equals(other.pps)
}
