// Everything that a replay shows, read from its journal and its tracks once for each state of them.
import { chaptersIn } from '#domain/replay/chapters.ts'
import type { Chapter } from '#domain/replay/chapters.ts'
import { lanesIn } from '#domain/replay/lanes.ts'
import type { Lane } from '#domain/replay/lanes.ts'
import { momentsOf } from '#domain/replay/moments.ts'
import type { Moment } from '#domain/replay/moments.ts'
import type { RecordedTrack } from '#domain/replay/recorded.ts'
import { byBridgePoint } from '#domain/replay/scene.ts'
import type { SceneSource } from '#domain/replay/scene.ts'
import { searchIndexIn } from '#domain/replay/search.ts'
import type { SearchIndex } from '#domain/replay/search.ts'
import { silencesIn } from '#domain/replay/silences.ts'
import type { Silence } from '#domain/replay/silences.ts'
import { timelineIn } from '#domain/replay/timeline.ts'
import type { Timeline } from '#domain/replay/timeline.ts'
import { momentAt, placesIn } from '#domain/replay/tracks.ts'
import type { Cue } from '#domain/replay/transcript.ts'
import type { RecordedEvent } from '#domain/event.ts'
import type { BridgePointId, Replay } from '#protocol'

/** A replay as the page knows it. Times are ms since the opening. */
export type ReplayModel = {
  readonly timeline: Timeline
  readonly moments: readonly Moment[]
  readonly lanes: readonly Lane[]
  readonly chapters: readonly Chapter[]
  readonly silences: readonly Silence[]
  readonly tracks: readonly RecordedTrack[]
  readonly cues: readonly Cue[]
  readonly scene: SceneSource
  readonly search: SearchIndex
  /** As far as it goes, or has gone so far. */
  readonly endMs: number
  /** When the first thing was recorded; null when nothing was. */
  readonly beginMs: number | null
  /** How bridge points are called. */
  readonly nameOf: (id: BridgePointId) => string
  /** The bridge points of which there is a picture at some time, in the order of the lanes. */
  readonly seen: readonly BridgePointId[]
}

/** Reads a replay. @param events from the opening on */
export function modelOf(
  events: readonly RecordedEvent[],
  { tracks, cues, nowMs }: Pick<Replay, 'tracks' | 'cues' | 'nowMs'>,
): ReplayModel {
  const moments = momentsOf(events)
  const lanes = lanesIn(moments)
  const timeline = timelineIn(moments, lanes)
  const silences = silencesIn(moments)
  const names = new Map(lanes.map(({ bridgePoint }) => [bridgePoint.id, bridgePoint.name]))
  const cameras = byBridgePoint(tracks, placesIn(moments), 'camera')
  const scene: SceneSource = {
    moments,
    stage: timeline.stage,
    silences,
    lanes: new Map(lanes.map((lane) => [lane.bridgePoint.id, lane])),
    tracks: new Map(tracks.map((track) => [track.trackId, track])),
    cameras,
  }
  const recorded = tracks.flatMap(({ spans }) => spans)
  const begins = recorded.map(({ fromMs }) => fromMs)
  return {
    timeline,
    moments,
    lanes,
    chapters: chaptersIn(moments),
    silences,
    tracks,
    cues,
    scene,
    search: searchIndexIn(moments, cues),
    endMs: timeline.endMs ?? nowMs,
    beginMs: begins.length === 0 ? null : begins.reduce((a, b) => Math.min(a, b)),
    nameOf: (id) => names.get(id) ?? '',
    seen: lanes.map(({ bridgePoint }) => bridgePoint.id).filter((id) => cameras.has(id)),
  }
}

/** Who had the floor at a time; in open discussion and before anybody had it, nobody. */
export function speakersAt({ moments }: Pick<ReplayModel, 'moments'>, ms: number): readonly BridgePointId[] {
  return momentAt(moments, ms)?.after.floor.holders.map(({ bridgePointId }) => bridgePointId) ?? []
}
