// The stage cut at the borders of chunks: who is shown and heard when, what fills the time, and that it only ever grows.
import { describe, expect, test } from 'vitest'
import type { RecordedEvent, SessionEvent } from '../event.ts'
import { momentsOf } from './moments.ts'
import type { Span } from './moments.ts'
import type { RecordedTrack, TrackIndex } from './recorded.ts'
import { cutStage } from './stage-cut.ts'
import type { StagePiece } from './stage-cut.ts'
import { stagePlaylist } from './stage-playlist.ts'
import { peerId, trackId } from '../../protocol/ids.ts'
import type { TrackId } from '../../protocol/ids.ts'
import { grants, joins, journalOf, opens } from '../../../tests/support/sample-journal.ts'

type Recorded = { readonly track: RecordedTrack; readonly index: TrackIndex }

/** A track with chunks of these seconds, each as [from, to]; sound is heard throughout. */
function recorded(name: string, chunks: readonly (readonly [number, number])[], ended = true): Recorded {
  const id = trackId.parse(name)
  const spans = chunks.map(([from, to]): Span => ({ fromMs: from * 1_000, toMs: to * 1_000 }))
  const isSound = name.endsWith('microphone')
  const codec = isSound ? 'opus' : 'avc3.42C01F'
  const [widthPx, heightPx] = isSound ? [0, 0] : [1_280, 720]
  return {
    track: {
      trackId: id,
      kind: isSound ? 'audio' : 'video',
      spans,
      damaged: [],
      heard: isSound ? spans : [],
      bytes: 0,
    },
    index: {
      trackId: id,
      ended,
      segments: [{ segment: 0, codec, widthPx, heightPx, initBytes: 600 }],
      chunks: chunks.map(([from, to], at) => ({
        segment: 0,
        offset: at * 100,
        bytes: 100,
        fromMs: from * 1_000,
        toMs: to * 1_000,
      })),
    },
  }
}

const cameraOn = (id: string): SessionEvent => ({ type: 'camera.opened', peerId: peerId.parse(id) })
const BEGINNING: readonly (readonly [number, SessionEvent])[] = [
  [0, opens()],
  [0, joins('tinh', 'chair')],
  [0, joins('luc-ngan')],
  [0, cameraOn('tinh')],
  [0, cameraOn('luc-ngan')],
  [0, { type: 'recording.started', policy: 'all' }],
]

function cutOf(events: readonly RecordedEvent[], all: readonly Recorded[]) {
  const indexes = new Map<TrackId, TrackIndex>(all.map(({ index }) => [index.trackId, index]))
  const source = { moments: momentsOf(events), tracks: all.map(({ track }) => track), indexes }
  return { cut: cutStage(source), indexes }
}
const told = (pieces: readonly StagePiece[]) =>
  pieces.map(({ trackId: id, fromMs, toMs }) => [id?.split('.')[0] ?? '–', fromMs / 1_000, toMs / 1_000])

const fours = (from: number, to: number): (readonly [number, number])[] =>
  Array.from({ length: (to - from) / 4 }, (_, index) => [from + index * 4, from + index * 4 + 4] as const)

describe('pictures', () => {
  test('change with the floor, at once where the track of the next begins there', () => {
    const events = journalOf(...BEGINNING, [8, grants('luc-ngan')])
    const { cut } = cutOf(events, [recorded('tinh.camera', fours(0, 16)), recorded('luc-ngan.camera', fours(8, 16))])
    expect(told(cut.pictures)).toEqual([
      ['tinh', 0, 4],
      ['tinh', 4, 8],
      ['luc-ngan', 8, 12],
      ['luc-ngan', 12, 16],
    ])
  })

  test('wait for a chunk of who comes on; what was shown goes on meanwhile if a whole chunk fits, else there is a gap', () => {
    const events = journalOf(...BEGINNING, [8, grants('luc-ngan')])
    const luc = recorded('luc-ngan.camera', [
      [2, 6],
      [6, 10],
      [10, 14],
      [14, 16],
    ])
    const tinh = recorded('tinh.camera', [
      [0, 4],
      [4, 8],
      [8, 9],
      [9, 13],
      [13, 16],
    ])
    expect(told(cutOf(events, [tinh, luc]).cut.pictures)).toEqual([
      ['tinh', 0, 4],
      ['tinh', 4, 8],
      ['tinh', 8, 9],
      ['–', 9, 10],
      ['luc-ngan', 10, 14],
      ['luc-ngan', 14, 16],
    ])
  })

  test('leave nothing out: what was not recorded is a gap, in pieces of at most four seconds', () => {
    const { cut } = cutOf(journalOf(...BEGINNING), [
      recorded('tinh.camera', [
        [0, 4],
        [14, 18],
      ]),
    ])
    expect(told(cut.pictures)).toEqual([
      ['tinh', 0, 4],
      ['–', 4, 8],
      ['–', 8, 12],
      ['–', 12, 14],
      ['tinh', 14, 18],
    ])
  })
})

describe('sound', () => {
  test('is of who is heard; of two of who was heard before', () => {
    const events = journalOf(...BEGINNING, [8, grants('luc-ngan')])
    const camera = recorded('tinh.camera', fours(0, 16))
    const sounds = [recorded('tinh.microphone', fours(0, 12)), recorded('luc-ngan.microphone', fours(8, 16))]
    expect(told(cutOf(events, [camera, ...sounds]).cut.sounds)).toEqual([
      ['tinh', 0, 4],
      ['tinh', 4, 8],
      ['tinh', 8, 12],
      ['luc-ngan', 12, 16],
    ])
  })
})

test('pictures and sound begin together and follow each other without a hole', () => {
  const events = journalOf(...BEGINNING, [5, grants('luc-ngan')])
  const all = [
    recorded('tinh.camera', [
      [1, 4],
      [4, 9],
    ]),
    recorded('luc-ngan.microphone', [
      [6, 10],
      [10, 11],
    ]),
  ]
  const { pictures, sounds } = cutOf(events, all).cut
  for (const pieces of [pictures, sounds]) {
    expect(pieces[0]?.fromMs).toBe(1_000)
    for (const [index, piece] of pieces.entries()) expect(piece.fromMs).toBe(pieces[index - 1]?.toMs ?? 1_000)
  }
})

test('what goes on is only ever added to', () => {
  const events = journalOf(...BEGINNING, [10, grants('luc-ngan')], [22, grants('tinh', 'luc-ngan')])
  const until = (end: number, ended = false) => {
    const upTo = (chunks: readonly (readonly [number, number])[]) => chunks.filter(([, to]) => to <= end)
    const all = [
      recorded('tinh.camera', upTo(fours(0, 60)), ended),
      recorded('luc-ngan.camera', upTo(fours(2, 58)), ended),
      recorded('tinh.microphone', upTo(fours(1, 57)), ended),
    ]
    return cutOf(
      events.filter(({ seq }) => seq <= BEGINNING.length || end >= (seq === BEGINNING.length + 1 ? 10 : 22)),
      all,
    ).cut
  }
  const whole = until(60, true)
  for (let end = 12; end <= 56; end += 2) {
    const { pictures, sounds } = until(end)
    expect(told(pictures)).toEqual(told(whole.pictures).slice(0, pictures.length))
    expect(told(sounds)).toEqual(told(whole.sounds).slice(0, sounds.length))
  }
})

describe('playlists', () => {
  const events = journalOf(...BEGINNING, [8, grants('luc-ngan')])
  const { cut, indexes } = cutOf(events, [
    recorded('tinh.camera', fours(0, 16)),
    recorded('luc-ngan.camera', fours(8, 16)),
    recorded('tinh.microphone', fours(0, 16)),
  ])
  const text = (name: 'stage.m3u8' | 'stage-pictures.m3u8' | 'stage-sound.m3u8', over = true) =>
    stagePlaylist(name, { cut, indexes, openedAt: Date.UTC(2026, 11, 1), over })

  test('name what a player must know before it fetches anything', () => {
    expect(text('stage.m3u8')).toContain(
      'CODECS="avc3.42C01F,opus",RESOLUTION=1280x720,AUDIO="sound"\nstage-pictures.m3u8',
    )
  })

  test('begin anew in both where either changes', () => {
    expect(text('stage-pictures.m3u8')).toContain(`#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="tracks/luc-ngan.camera/init-0.mp4",BYTERANGE="600@0"
#EXT-X-PROGRAM-DATE-TIME:2026-12-01T00:00:08.000Z
#EXTINF:4.000,
#EXT-X-BYTERANGE:100@0
tracks/luc-ngan.camera/seg-0.m4s`)
    expect(text('stage-sound.m3u8').match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
  })

  test('end only when the session has', () => {
    expect(text('stage-pictures.m3u8')).toMatch(/PLAYLIST-TYPE:VOD[^]*#EXT-X-ENDLIST\n$/)
    expect(text('stage-pictures.m3u8', false)).toMatch(/PLAYLIST-TYPE:EVENT[^]*seg-0.m4s\n$/)
  })

  test('of nothing are empty', () => {
    const none = { cut: { pictures: [], sounds: [] }, indexes: new Map(), openedAt: 0, over: true }
    expect(stagePlaylist('stage-sound.m3u8', none)).toContain('#EXT-X-ENDLIST')
  })
})
