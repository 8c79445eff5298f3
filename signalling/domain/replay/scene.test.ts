// What a replay has on its screen at a time.
import { describe, expect, test } from 'vitest'
import {
  CLOSED,
  grants,
  joins,
  journalOf,
  leaves,
  line,
  opens,
  point,
  shows,
} from '../../../tests/support/sample-journal.ts'
import { lanesIn } from './lanes.ts'
import { momentsOf } from './moments.ts'
import type { RecordedTrack } from './recorded.ts'
import { byBridgePoint, sceneAt, tracksIn } from './scene.ts'
import type { SceneSource } from './scene.ts'
import { silencesIn } from './silences.ts'
import { timelineIn } from './timeline.ts'
import { heardBetween, ownerOf, placesIn, recordedFrom, trackOf } from './tracks.ts'
import { peerId } from '../../protocol/ids.ts'

const id = (name: string) => peerId.parse(name)
const track = (
  name: string,
  source: 'camera' | 'presentation' | 'microphone',
  ...spans: [number, number][]
): RecordedTrack => ({
  trackId: trackOf(id(name), source),
  kind: source === 'microphone' ? 'audio' : 'video',
  spans: spans.map(([from, to]) => ({ fromMs: from * 1_000, toMs: to * 1_000 })),
  damaged: [],
  heard: source === 'microphone' ? spans.map(([from, to]) => ({ fromMs: from * 1_000, toMs: to * 1_000 })) : [],
  bytes: 1,
})

const MOMENTS = momentsOf(
  journalOf(
    [0, opens()],
    [0, { type: 'recording.started', policy: 'all' }],
    [1, joins('tinh', 'chair')],
    [2, joins('luc-ngan')],
    [2, { type: 'camera.opened', peerId: id('luc-ngan') }],
    [3, joins('son-dong')],
    [10, grants('luc-ngan')],
    [20, shows('luc-ngan', 'Báo cáo.pdf')],
    [25, { type: 'document.closed' }],
    [30, { type: 'recording.paused' }],
    [35, { type: 'recording.resumed' }],
    [40, line('luc-ngan', 'dropped')],
    [45, line('luc-ngan', 'restored')],
    [50, { type: 'presentation.started', peerId: id('luc-ngan') }],
    [55, { type: 'presentation.stopped', peerId: id('luc-ngan') }],
    [60, leaves('son-dong', 'left')],
    [70, CLOSED],
  ),
)
const TRACKS = [
  track('tinh', 'camera', [1, 30], [35, 70]),
  track('luc-ngan', 'camera', [2, 30], [35, 40], [45, 70]),
  track('luc-ngan', 'presentation', [50, 55]),
  track('luc-ngan', 'microphone', [10, 20]),
]
const LANES = lanesIn(MOMENTS)
const SOURCE: SceneSource = {
  moments: MOMENTS,
  stage: timelineIn(MOMENTS, LANES).stage,
  lanes: new Map(LANES.map((lane) => [lane.bridgePoint.id, lane])),
  silences: silencesIn(MOMENTS),
  tracks: new Map(TRACKS.map((one) => [one.trackId, one])),
  cameras: byBridgePoint(TRACKS, placesIn(MOMENTS), 'camera'),
}
const at = (second: number) => sceneAt(SOURCE, { kind: 'stage' }, second * 1_000)

describe('the stage as it was directed', () => {
  test('shows who had the floor, and the main bridge point small', () => {
    expect(tracksIn(at(5))).toEqual(['tinh.camera'])
    expect(tracksIn(at(12))).toEqual(['luc-ngan.camera', 'tinh.camera'])
  })

  test('puts a document or a shared screen before the cameras', () => {
    expect(at(22).presented).toMatchObject({ kind: 'document', name: 'Báo cáo.pdf', page: 1 })
    expect(tracksIn(at(52))[0]).toBe('luc-ngan.presentation')
  })

  test.each([
    [32, 'paused'],
    [42, 'line-down'],
  ])('says why there is no picture at %i s: %s', (second, absence) => {
    expect(at(second).large).toMatchObject([{ bridgePointId: 'luc-ngan', trackId: null, absence }])
  })
})

describe('bridge points that were chosen', () => {
  const watching = { kind: 'points', bridgePointIds: [point('luc-ngan'), point('son-dong')] } as const

  test('stand side by side whoever had the floor', () => {
    const { large, small } = sceneAt(SOURCE, watching, 5_000)
    expect(large.map(({ trackId }) => trackId)).toEqual(['luc-ngan.camera', null])
    expect(small).toBeNull()
  })

  test.each([
    [5, 'camera-off'],
    [65, 'away'],
  ])('without a picture they say why at %i s: %s', (second, absence) => {
    expect(sceneAt(SOURCE, watching, second * 1_000).large[1]?.absence).toBe(absence)
  })
})

describe('tracks', () => {
  test('are named by who sends what', () => {
    expect(ownerOf(trackOf(id('a-1'), 'presentation'))).toEqual({ peerId: 'a-1', source: 'presentation' })
  })

  test('are heard around a time only where somebody spoke', () => {
    expect(heardBetween(TRACKS, 19_000, 21_000)).toEqual(['luc-ngan.microphone'])
    expect(heardBetween(TRACKS, 20_000, 21_000)).toEqual([])
  })

  test('begin again after a stretch of which there is nothing', () => {
    expect(recordedFrom(TRACKS, 31_000)).toBe(35_000)
    expect(recordedFrom(TRACKS, 71_000)).toBeNull()
  })
})
