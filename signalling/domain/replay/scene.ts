// What a replay has on its screen at a time: pictures with the tracks that carry them, or why there is none.
import type { Lane } from './lanes.ts'
import type { Moment } from './moments.ts'
import type { RecordedTrack } from './recorded.ts'
import type { Silence, SilenceReason } from './silences.ts'
import type { Presented, StageSpan } from './timeline.ts'
import { momentAt, ownerOf, spanAt, trackOf } from './tracks.ts'
import type { TrackSource } from './tracks.ts'
import type { BridgePointId, PeerId, TrackId } from '../../protocol/ids.ts'

/** What somebody has chosen to watch: the stage as it was directed, or one or two bridge points. */
export type Watching =
  | { readonly kind: 'stage' }
  | { readonly kind: 'points'; readonly bridgePointIds: readonly BridgePointId[] }

/**
 * Why there is no picture: nothing was recorded at all, or the bridge point was away, its line was down, its camera was
 * off, or it was recorded only while it stood on the stage.
 */
export type Absence = SilenceReason | 'away' | 'line-down' | 'camera-off' | 'off-stage'

/** One picture of a scene, or the place of one. */
export type Picture = {
  readonly bridgePointId: BridgePointId
  readonly source: 'camera' | 'presentation'
  /** What carries it at this time; null where there is none. */
  readonly trackId: TrackId | null
  /** Null where there is a picture. */
  readonly absence: Absence | null
}

/** A screen. */
export type Scene = {
  /** Side by side; beside or over what is presented. */
  readonly large: readonly Picture[]
  /** The main bridge point, small, unless it is among the large ones. */
  readonly small: Picture | null
  readonly presented: Picture | Extract<Presented, { kind: 'document' }> | null
}

/** Everything that a scene is made of. */
export type SceneSource = {
  readonly moments: readonly Moment[]
  readonly stage: readonly StageSpan[]
  readonly lanes: ReadonlyMap<BridgePointId, Lane>
  readonly silences: readonly Silence[]
  readonly tracks: ReadonlyMap<TrackId, RecordedTrack>
  /** The cameras of each bridge point, in the order of joining. */
  readonly cameras: ReadonlyMap<BridgePointId, readonly RecordedTrack[]>
}

/** What is to be shown at a time (ms since the opening). */
export function sceneAt(source: SceneSource, watching: Watching, ms: number): Scene {
  if (watching.kind === 'points') {
    return { large: watching.bridgePointIds.map((id) => pictureOf(source, id, ms)), small: null, presented: null }
  }
  const directed = spanAt(source.stage, ms) ?? source.stage.at(-1)
  if (directed === undefined) return { large: [], small: null, presented: null }
  const { main, presented } = directed
  const large = directed.speakers.map((shown) => shownPicture(source, shown, 'camera', ms))
  const isLarge = main !== null && directed.speakers.some(({ bridgePointId }) => bridgePointId === main.bridgePointId)
  return {
    large,
    small: main === null || isLarge ? null : shownPicture(source, main, 'camera', ms),
    presented: presented?.kind === 'screen' ? shownPicture(source, presented, 'presentation', ms) : presented,
  }
}

/** The tracks that carry the pictures of a scene, the large ones first. */
export function tracksIn({ large, small, presented }: Scene): TrackId[] {
  const pictures = [presented !== null && 'source' in presented ? presented : null, ...large, small]
  return pictures.flatMap((picture) => picture?.trackId ?? [])
}

type Seen = { readonly peerId: PeerId; readonly bridgePointId: BridgePointId }

/** Of one connection; another camera of the same bridge point stands in for one that was not recorded. */
function shownPicture(source: SceneSource, shown: Seen, of: Picture['source'], ms: number): Picture {
  const { bridgePointId } = shown
  const trackId = trackOf(shown.peerId, of)
  const own = source.tracks.get(trackId)
  if (own && spanAt(own.spans, ms)) return { bridgePointId, source: of, trackId, absence: null }
  if (of === 'camera') return pictureOf(source, bridgePointId, ms)
  return { bridgePointId, source: of, trackId: null, absence: absenceOf(source, bridgePointId, of, ms) }
}

function pictureOf(source: SceneSource, bridgePointId: BridgePointId, ms: number): Picture {
  // Who came last is there now: a page that was loaded again left a track behind.
  const camera = source.cameras.get(bridgePointId)?.findLast(({ spans }) => spanAt(spans, ms))
  const absence = camera ? null : absenceOf(source, bridgePointId, 'camera', ms)
  return { bridgePointId, source: 'camera', trackId: camera?.trackId ?? null, absence }
}

function absenceOf(
  { silences, lanes, moments }: SceneSource,
  id: BridgePointId,
  of: Picture['source'],
  ms: number,
): Absence {
  const silence = spanAt(silences, ms)
  if (silence) return silence.reason
  if (spanAt(lanes.get(id)?.lineDown ?? [], ms)) return 'line-down'
  const there = momentAt(moments, ms)?.after.peers.filter((peer) => peer.bridgePointId === id) ?? []
  if (there.length === 0) return 'away'
  return of === 'camera' && there.every(({ camera }) => camera === 'closed') ? 'camera-off' : 'off-stage'
}

/** The tracks of one source by the bridge point they come from, in the order of joining. */
export function byBridgePoint(
  tracks: readonly RecordedTrack[],
  places: ReadonlyMap<PeerId, BridgePointId>,
  wanted: TrackSource,
): ReadonlyMap<BridgePointId, readonly RecordedTrack[]> {
  const order = new Map([...places.keys()].map((peerId, index) => [peerId, index]))
  const placeOf = (track: RecordedTrack) => order.get(ownerOf(track.trackId).peerId) ?? 0
  const found = new Map<BridgePointId, RecordedTrack[]>()
  for (const track of tracks.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const { peerId, source } = ownerOf(track.trackId)
    const bridgePointId = places.get(peerId)
    if (source !== wanted || bridgePointId === undefined) continue
    found.set(bridgePointId, [...(found.get(bridgePointId) ?? []), track])
  }
  return found
}
