// What is made of a recording: pictures at their places, gaps as signs, and when nothing needs to be encoded.
import { describe, expect, test } from 'vitest'
import { CLOSED, grants, joins, journalOf, line, opens, shows, yields } from '../../../tests/support/sample-journal.ts'
import { lengthOf, planExport } from './export-plan.ts'
import type { ExportPiece, ExportWish } from './export-plan.ts'
import type { Chunk, TrackIndex } from './recorded.ts'
import { trackOf } from './tracks.ts'
import type { TrackSource } from './tracks.ts'
import { peerId } from '../../protocol/ids.ts'

const SECOND = 1_000

/** A track of stretches in seconds; each is a segment of its own, in chunks of four seconds. */
const track = (who: string, source: TrackSource, ...stretches: readonly (readonly [number, number])[]): TrackIndex => {
  const chunks = stretches.flatMap(([from, to], segment): Chunk[] =>
    Array.from({ length: Math.ceil((to - from) / 4) }, (_, at) => ({
      segment,
      offset: at * 100,
      bytes: 100,
      fromMs: (from + at * 4) * SECOND,
      toMs: Math.min(to, from + at * 4 + 4) * SECOND,
    })),
  )
  const [widthPx, heightPx] = source === 'microphone' ? [0, 0] : [1280, 720]
  const segments = stretches.map((_, segment) => ({ segment, codec: '', widthPx, heightPx, initBytes: 10 }))
  return { trackId: trackOf(peerId.parse(who), source), ended: true, segments, chunks }
}

/** The main bridge point is there all the time; Lục Ngạn has the floor from 10 to 20; a confidential part from 30 to 50. */
const EVENTS = journalOf(
  [0, opens()],
  [0, joins('tinh', 'chair')],
  [0, joins('luc-ngan')],
  [0, { type: 'recording.started', policy: 'stage' }],
  [10, grants('luc-ngan')],
  [20, yields('luc-ngan')],
  [30, { type: 'recording.paused' }],
  [50, { type: 'recording.resumed' }],
  [60, CLOSED],
)
const INDEXES = [
  track('tinh', 'camera', [0, 30], [50, 60]),
  track('tinh', 'microphone', [0, 30], [50, 60]),
  track('luc-ngan', 'camera', [10, 20]),
  track('luc-ngan', 'microphone', [10, 20]),
]

const plan = (wish: Partial<ExportWish> = {}) =>
  planExport({ kind: 'stage', events: EVENTS, indexes: INDEXES, fromMs: null, toMs: null, ...wish })

const pieces = (wish: Partial<ExportWish> = {}): readonly ExportPiece[] => {
  const made = plan(wish)
  return made && 'pieces' in made ? made.pieces : []
}

const told = ({ fromMs, toMs, pictures, nothing, sounds }: ExportPiece): unknown[] => [
  fromMs / SECOND,
  toMs / SECOND,
  nothing ?? pictures.map(({ run, absence, box }) => `${run?.trackId ?? absence} ${box.widthPx}`).join(),
  sounds.map(({ trackId }) => trackId.split('.')[0]).join(),
]

describe('the stage', () => {
  test('is composed of stretches that look the same, with everybody who could be heard', () => {
    expect(pieces().map(told)).toEqual([
      [0, 10, 'tinh.camera 1280', 'tinh'],
      [10, 20, 'luc-ngan.camera 1280,tinh.camera 320', 'tinh,luc-ngan'],
      [20, 30, 'tinh.camera 1280', 'tinh'],
      [30, 50, 'paused', ''],
      [50, 60, 'tinh.camera 1280', 'tinh'],
    ])
    expect(plan()).toMatchObject({ way: 'compose', encoded: true })
  })

  test('tells who has the floor, and the names of bridge points', () => {
    const pictures = pieces()[1]?.pictures
    expect(pictures?.map(({ name, holds }) => [name, holds])).toEqual([
      ['UBND huyện Lục Ngạn', true],
      ['Văn phòng UBND tỉnh', false],
    ])
  })

  test('has a sign of five seconds for a time of which there is nothing, so it is shorter than the session', () => {
    expect(pieces().find(({ nothing }) => nothing !== null)).toMatchObject({ lengthMs: 5_000, nothing: 'paused' })
    const made = plan()
    expect(made && lengthOf(made)).toBe(45_000)
  })

  test('calls a time that should have been recorded missing', () => {
    const indexes = [track('tinh', 'camera', [0, 5], [8, 30])]
    expect(pieces({ indexes }).map(told)[1]).toEqual([5, 8, 'missing', ''])
  })

  test('holds the last picture over a hole of less than a second', () => {
    const camera = track('tinh', 'camera', [0, 5], [5.5, 9])
    const spans = pieces({ indexes: [camera], toMs: 9 * SECOND }).map(({ fromMs, toMs, nothing }) => [
      fromMs,
      toMs,
      nothing,
    ])
    expect(spans).toEqual([
      [0, 5_520, null],
      [5_520, 9_000, null],
    ])
  })

  test('says why a picture is not there', () => {
    const events = journalOf(
      [0, opens()],
      [0, joins('tinh', 'chair')],
      [0, joins('luc-ngan')],
      [5, grants('luc-ngan')],
      [8, line('luc-ngan', 'dropped')],
      [9, CLOSED],
    )
    const indexes = [track('tinh', 'camera', [0, 9])]
    expect(pieces({ events, indexes }).slice(1).map(told)).toEqual([
      [5, 8, 'no-picture 1280,tinh.camera 320', ''],
      [8, 9, 'line-down 1280,tinh.camera 320', ''],
    ])
  })

  test('puts a shared screen large, with the speaker beside it', () => {
    const screen = { type: 'presentation.started', peerId: peerId.parse('luc-ngan') } as const
    const events = [...EVENTS.slice(0, 5), ...journalOf([12, screen]).map((one) => ({ ...one, seq: 6 }))]
    const indexes = [...INDEXES, track('luc-ngan', 'presentation', [12, 20])]
    expect(pieces({ events, indexes, fromMs: 13_000, toMs: 15_000 }).map(told)[0]?.[2]).toBe(
      'luc-ngan.presentation 960,luc-ngan.camera 320,tinh.camera 320',
    )
  })

  test('names the page of a document that was shown', () => {
    const events = [
      ...EVENTS.slice(0, 4),
      ...journalOf([2, shows('tinh', 'Báo cáo.pdf')]).map((one) => ({ ...one, seq: 5 })),
    ]
    expect(pieces({ events, toMs: 8_000 }).map(({ document }) => document)).toEqual([
      null,
      { name: 'Báo cáo.pdf', page: 1 },
    ])
  })

  test('has no stretch longer than two minutes', () => {
    const events = journalOf([0, opens()], [0, joins('tinh', 'chair')], [500, CLOSED])
    const lengths = pieces({ events, indexes: [track('tinh', 'camera', [0, 500])] }).map(
      ({ lengthMs }) => lengthMs / SECOND,
    )
    expect(lengths).toEqual([120, 120, 120, 120, 20])
  })

  test('keeps a picture in its own shape', () => {
    const narrow = track('tinh', 'camera', [0, 9])
    const indexes = [{ ...narrow, segments: narrow.segments.map((one) => ({ ...one, widthPx: 640, heightPx: 480 })) }]
    expect(pieces({ indexes })[0]?.pictures[0]?.box).toEqual({ x: 160, y: 0, widthPx: 960, heightPx: 720 })
  })
})

describe('a clip', () => {
  test('with one picture throughout is cut and not encoded', () => {
    expect(plan({ kind: 'clip', fromMs: 2_000, toMs: 9_000 })).toMatchObject({
      way: 'cut',
      encoded: false,
      picture: { trackId: 'tinh.camera', fromMs: 2_000, toMs: 9_000 },
      sounds: [{ trackId: 'tinh.microphone' }],
    })
  })

  test.each([
    ['two pictures', 12_000, 15_000],
    ['another speaker', 5_000, 15_000],
    ['a time of which there is nothing', 25_000, 55_000],
  ])('with %s is composed', (_what, fromMs, toMs) => {
    expect(plan({ kind: 'clip', fromMs, toMs })).toMatchObject({ way: 'compose', encoded: true })
  })

  test('whose picture begins anew in between is composed', () => {
    const indexes = [track('tinh', 'camera', [0, 5], [5, 10])]
    expect(plan({ kind: 'clip', indexes, fromMs: 2_000, toMs: 9_000 })).toMatchObject({ way: 'compose' })
  })
})

describe('sound and tracks', () => {
  test('sound alone encodes no picture, and leaves out times of which there is nothing', () => {
    const made = plan({ kind: 'sound' })
    expect(made).toMatchObject({ way: 'sound', encoded: false })
    expect(made && lengthOf(made)).toBe(45_000)
  })

  test('every track is as many files as it has segments, each with the name of its bridge point', () => {
    const made = plan({ kind: 'tracks', fromMs: 15_000, toMs: 55_000 })
    const files = made?.way === 'tracks' ? made.files : []
    expect(files.map(({ trackId, segment, fromMs, toMs, name }) => [trackId, segment, fromMs, toMs, name])).toEqual([
      ['tinh.camera', 0, 15_000, 30_000, 'Văn phòng UBND tỉnh'],
      ['tinh.camera', 1, 50_000, 55_000, 'Văn phòng UBND tỉnh'],
      ['tinh.microphone', 0, 15_000, 30_000, 'Văn phòng UBND tỉnh'],
      ['tinh.microphone', 1, 50_000, 55_000, 'Văn phòng UBND tỉnh'],
      ['luc-ngan.camera', 0, 15_000, 20_000, 'UBND huyện Lục Ngạn'],
      ['luc-ngan.microphone', 0, 15_000, 20_000, 'UBND huyện Lục Ngạn'],
    ])
  })
})

test('there is no plan where nothing was recorded', () => {
  expect(plan({ indexes: [] })).toBeNull()
  expect(plan({ fromMs: 70_000 })).toBeNull()
})
