// Where a track can be taken from without a break: what lies together in one segment.
import type { Chunk, TrackIndex } from './recorded.ts'
import type { TrackId } from '../../protocol/ids.ts'

/** A stretch of one segment of a track. All times are ms since the opening of the session. */
export type TrackRun = {
  readonly trackId: TrackId
  readonly segment: number
  readonly fromMs: number
  readonly toMs: number
}

/** A hole shorter than this is bridged by holding the last picture, ms: a sign that nothing is there would only flicker. */
const BRIDGED_MS = 1_000

/** The runs of a track, in order, without overlap. */
export function runsOf({ trackId, chunks }: TrackIndex): TrackRun[] {
  const runs: TrackRun[] = []
  for (const { segment, fromMs, toMs } of chunks) {
    if (toMs <= fromMs) continue
    const last = runs.at(-1)
    const isNear = last !== undefined && fromMs - last.toMs < BRIDGED_MS
    if (isNear && last.segment === segment) runs[runs.length - 1] = { ...last, toMs: Math.max(last.toMs, toMs) }
    else {
      if (isNear) runs[runs.length - 1] = { ...last, toMs: fromMs }
      runs.push({ trackId, segment, fromMs, toMs })
    }
  }
  return runs
}

/** The part of a run within a stretch; undefined when there is none. */
export function within(run: TrackRun, fromMs: number, toMs: number): TrackRun | undefined {
  const part = { ...run, fromMs: Math.max(run.fromMs, fromMs), toMs: Math.min(run.toMs, toMs) }
  return part.fromMs < part.toMs ? part : undefined
}

/** What must be read of a track to have a run of it: its chunks, the first one beginning at or before the run. */
export function chunksOf({ chunks }: TrackIndex, { segment, fromMs, toMs }: TrackRun): readonly Chunk[] {
  const own = chunks.filter((chunk) => chunk.segment === segment && chunk.fromMs < toMs)
  const first = own.findLastIndex((chunk) => chunk.fromMs <= fromMs)
  return own.slice(Math.max(0, first))
}
