// Which recorded track carries what: of whom, at what time, and what can be heard around a moment.
import type { Moment, Span } from './moments.ts'
import type { RecordedTrack } from './recorded.ts'
import type { BridgePointId, PeerId, TrackId } from '../../protocol/ids.ts'

/** What a connection sends. */
export type TrackSource = 'microphone' | 'camera' | 'presentation'

/** The name of the track of a source; whether it was recorded is another question. */
export function trackOf(peerId: PeerId, source: TrackSource): TrackId {
  // The form of the schema: `<connection>.<source>`.
  return `${peerId}.${source}` as TrackId
}

/** Whose source a track is. */
export function ownerOf(trackId: TrackId): { readonly peerId: PeerId; readonly source: TrackSource } {
  const dot = trackId.lastIndexOf('.')
  // The schema has let nothing else through.
  return { peerId: trackId.slice(0, dot) as PeerId, source: trackId.slice(dot + 1) as TrackSource }
}

/** Where every connection that ever took part was. */
export function placesIn(moments: readonly Moment[]): ReadonlyMap<PeerId, BridgePointId> {
  return new Map(
    moments.flatMap(({ event }) => (event.type === 'peer.joined' ? [[event.peerId, event.bridgePointId]] : [])),
  )
}

/** The state of things at a time: the last moment at or before it; undefined before the first. */
export function momentAt(moments: readonly Moment[], ms: number): Moment | undefined {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle]?.ms ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return moments[low - 1]
}

/** The span that a time lies in. */
export function spanAt<T extends Span>(spans: readonly T[], ms: number): T | undefined {
  return spans.find(({ fromMs, toMs }) => fromMs <= ms && (toMs === null || ms < toMs))
}

/** The tracks of which there is something between two times. */
export function heardBetween(tracks: readonly RecordedTrack[], fromMs: number, toMs: number): TrackId[] {
  return tracks
    .filter(({ kind, heard }) => kind === 'audio' && heard.some((span) => touches(span, fromMs, toMs)))
    .map(({ trackId }) => trackId)
}

function touches(span: Span, fromMs: number, toMs: number): boolean {
  return span.fromMs < toMs && (span.toMs === null || span.toMs > fromMs)
}

/** The first time at or after the given one of which anything was recorded; null when nothing comes any more. */
export function recordedFrom(tracks: readonly RecordedTrack[], ms: number): number | null {
  const next = tracks.flatMap(({ spans }) =>
    spans.filter(({ toMs }) => toMs === null || toMs > ms).map(({ fromMs }) => Math.max(fromMs, ms)),
  )
  return next.length === 0 ? null : next.reduce((a, b) => Math.min(a, b))
}
