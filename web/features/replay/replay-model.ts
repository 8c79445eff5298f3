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

/** What the journal and the transcripts tell of a session. Times are ms since the opening. */
export type Told = {
  readonly timeline: Timeline
  readonly moments: readonly Moment[]
  readonly lanes: readonly Lane[]
  readonly chapters: readonly Chapter[]
  readonly silences: readonly Silence[]
  readonly cues: readonly Cue[]
  readonly search: SearchIndex
  /** How bridge points are called. */
  readonly nameOf: (id: BridgePointId) => string
}

/** A replay as the page knows it: what is told of the session, and what was recorded of it. */
export type ReplayModel = Told & {
  readonly tracks: readonly RecordedTrack[]
  readonly scene: SceneSource
  /** As far as it goes, or has gone so far. */
  readonly endMs: number
  /** When the first thing was recorded; null when nothing was. */
  readonly beginMs: number | null
  /** The bridge points of which there is a picture at some time, in the order of the lanes. */
  readonly seen: readonly BridgePointId[]
}

/** Reads a journal and its transcripts. @param events from the opening on */
export function toldBy(events: readonly RecordedEvent[], cues: readonly Cue[]): Told {
  const moments = momentsOf(events)
  const lanes = lanesIn(moments)
  const names = new Map(lanes.map(({ bridgePoint }) => [bridgePoint.id, bridgePoint.name]))
  return {
    timeline: timelineIn(moments, lanes),
    moments,
    lanes,
    chapters: chaptersIn(moments),
    silences: silencesIn(moments),
    cues,
    search: searchIndexIn(moments, cues),
    nameOf: (id) => names.get(id) ?? '',
  }
}

/** Puts what was recorded beside what is told. */
export function modelOf(told: Told, { tracks, nowMs }: Pick<Replay, 'tracks' | 'nowMs'>): ReplayModel {
  const { moments, timeline, lanes, silences } = told
  const cameras = byBridgePoint(tracks, placesIn(moments), 'camera')
  const begins = tracks.flatMap(({ spans }) => spans.map(({ fromMs }) => fromMs))
  return {
    ...told,
    tracks,
    scene: {
      moments,
      stage: timeline.stage,
      silences,
      lanes: new Map(lanes.map((lane) => [lane.bridgePoint.id, lane])),
      tracks: new Map(tracks.map((track) => [track.trackId, track])),
      cameras,
    },
    endMs: timeline.endMs ?? nowMs,
    beginMs: begins.length === 0 ? null : begins.reduce((a, b) => Math.min(a, b)),
    seen: lanes.map(({ bridgePoint }) => bridgePoint.id).filter((id) => cameras.has(id)),
  }
}

/** Who had the floor at a time; in open discussion and before anybody had it, nobody. */
export function speakersAt({ moments }: Pick<ReplayModel, 'moments'>, ms: number): readonly BridgePointId[] {
  return momentAt(moments, ms)?.after.floor.holders.map(({ bridgePointId }) => bridgePointId) ?? []
}
