// The stage as one picture and one sound, cut from tracks at the borders of their chunks: for players that know nothing of ours.
import { lanesIn } from './lanes.ts'
import type { Moment } from './moments.ts'
import type { Chunk, RecordedTrack, TrackIndex } from './recorded.ts'
import { byBridgePoint, sceneAt, tracksIn } from './scene.ts'
import type { SceneSource } from './scene.ts'
import { silencesIn } from './silences.ts'
import { timelineIn } from './timeline.ts'
import { placesIn, spanAt } from './tracks.ts'
import type { TrackId } from '../../protocol/ids.ts'

/** One piece: a chunk of a track, or nothing (`chunk` null). Pieces follow each other without a hole. */
export type StagePiece = {
  readonly trackId: TrackId | null
  readonly chunk: Chunk | null
  /** ms since the opening of the session. */
  readonly fromMs: number
  readonly toMs: number
}

/** The stage in pieces; both begin at the same time. */
export type StageCut = { readonly pictures: readonly StagePiece[]; readonly sounds: readonly StagePiece[] }

/** What is cut. */
export type StageSource = {
  readonly moments: readonly Moment[]
  readonly tracks: readonly RecordedTrack[]
  readonly indexes: ReadonlyMap<TrackId, TrackIndex>
}

/** Chunks that begin so near to where another one ended follow on it, ms. */
const NEAR_MS = 100
/** Nothing is told in pieces no longer than this, ms. */
const LONGEST_NOTHING_MS = 4_000
/** While a track is written, what is so near to its end is not cut yet: more may come that would be cut otherwise, ms. */
const UNSETTLED_MS = 8_000

/** A track that is wanted from a time on, until another one is. */
type Wish = { readonly fromMs: number; readonly toMs: number; readonly trackId: TrackId | null }

/**
 * Cuts the stage. Of a session that goes on only what a longer recording would cut in the same way: pieces are only
 * ever added at the end.
 */
export function cutStage({ moments, tracks, indexes }: StageSource): StageCut {
  const chunks = [...indexes.values()].flatMap((index) => index.chunks)
  const fromMs = Math.min(...chunks.map((chunk) => chunk.fromMs))
  const isOver = [...indexes.values()].every(({ ended }) => ended)
  const toMs = Math.max(...chunks.map((chunk) => chunk.toMs)) - (isOver ? 0 : UNSETTLED_MS)
  if (!(fromMs < toMs)) return { pictures: [], sounds: [] }
  const reach = { fromMs, toMs }
  const scene = sceneSourceOf(moments, tracks)
  const borders = bordersOf(scene, tracks, reach)
  const pictures = wishesOf(borders, (ms) => tracksIn(sceneAt(scene, { kind: 'stage' }, ms))[0] ?? null)
  return { pictures: cut(pictures, indexes), sounds: cut(soundsOf(borders, tracks, pictures), indexes) }
}

function sceneSourceOf(moments: readonly Moment[], tracks: readonly RecordedTrack[]): SceneSource {
  const lanes = lanesIn(moments)
  return {
    moments,
    stage: timelineIn(moments, lanes).stage,
    lanes: new Map(lanes.map((lane) => [lane.bridgePoint.id, lane])),
    silences: silencesIn(moments),
    tracks: new Map(tracks.map((track) => [track.trackId, track])),
    cameras: byBridgePoint(tracks, placesIn(moments), 'camera'),
  }
}

/** The times at which another track may be wanted; the first is the beginning, the last the end. */
function bordersOf(
  { stage }: SceneSource,
  tracks: readonly RecordedTrack[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): number[] {
  const spans = [...stage, ...tracks.flatMap((track) => [...track.spans, ...track.heard])]
  const within = spans.flatMap((span) => [span.fromMs, span.toMs ?? toMs]).filter((ms) => ms > fromMs && ms < toMs)
  return [...new Set([fromMs, ...within, toMs])].toSorted((a, b) => a - b)
}

function wishesOf(borders: readonly number[], wanted: (ms: number) => TrackId | null): Wish[] {
  const wishes: Wish[] = []
  for (const [index, toMs] of borders.slice(1).entries()) {
    const fromMs = borders[index] ?? 0
    const trackId = wanted(fromMs)
    const last = wishes.at(-1)
    if (last && last.trackId === trackId) wishes[wishes.length - 1] = { ...last, toMs }
    else wishes.push({ fromMs, toMs, trackId })
  }
  return wishes
}

/** The one who is heard; of several the one who was heard before, else who is on the stage; in silence the last one. */
function soundsOf(borders: readonly number[], tracks: readonly RecordedTrack[], pictures: readonly Wish[]): Wish[] {
  const sounds = tracks.filter(({ kind }) => kind === 'audio')
  let current: TrackId | null = null
  return wishesOf(borders, (ms) => {
    const heard = sounds.filter((track) => spanAt(track.heard, ms)).map(({ trackId }) => trackId)
    const there = sounds.filter((track) => spanAt(track.spans, ms)).map(({ trackId }) => trackId)
    const shown = spanAt(pictures, ms)?.trackId?.split('.')[0]
    const candidates: readonly TrackId[] = heard.length > 0 ? heard : there
    const best = candidates.find((id) => id === current) ?? candidates.find((id) => id.split('.')[0] === shown)
    current = best ?? candidates[0] ?? null
    return current
  })
}

/** Chunks where there are any: the wanted track's, or while its next one is awaited what went on before. */
function cut(wishes: readonly Wish[], indexes: ReadonlyMap<TrackId, TrackIndex>): StagePiece[] {
  const pieces: StagePiece[] = []
  let ms = wishes[0]?.fromMs ?? 0
  const put = (trackId: TrackId, chunk: Chunk): void => {
    pieces.push({ trackId, chunk, fromMs: ms, toMs: chunk.toMs })
    ms = chunk.toMs
  }
  for (const { trackId, toMs } of wishes) {
    while (ms < toMs) {
      const next = trackId === null ? undefined : chunkFrom(indexes.get(trackId), ms)
      if (trackId !== null && next && next.fromMs - ms <= NEAR_MS) {
        put(trackId, next)
        continue
      }
      const until = Math.min(next?.fromMs ?? toMs, toMs)
      const before = pieces.at(-1)?.trackId ?? null
      const goesOn = before === null ? undefined : chunkFrom(indexes.get(before), ms)
      if (before !== null && goesOn && goesOn.fromMs - ms <= NEAR_MS && goesOn.toMs <= until) {
        put(before, goesOn)
        continue
      }
      const end = Math.min(until, ms + LONGEST_NOTHING_MS)
      pieces.push({ trackId: null, chunk: null, fromMs: ms, toMs: end })
      ms = end
    }
  }
  return pieces
}

/** The first chunk that does not begin before a time; the last of a track that is written may still grow, and waits. */
function chunkFrom(index: TrackIndex | undefined, ms: number): Chunk | undefined {
  if (!index) return undefined
  const settled = index.ended ? index.chunks.length : index.chunks.length - 1
  let [low, high] = [0, Math.max(0, settled)]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((index.chunks[middle]?.fromMs ?? Infinity) < ms - NEAR_MS) low = middle + 1
    else high = middle
  }
  const chunk = low < settled ? index.chunks[low] : undefined
  return chunk && chunk.toMs > ms ? chunk : undefined
}
