// How sound a recording is, from its journal and its tracks.
import { describe, expect, test } from 'vitest'
import type { SessionEvent } from '../event.ts'
import { healthOf } from './health.ts'
import { momentsOf } from './moments.ts'
import type { Span } from './moments.ts'
import type { RecordedTrack } from './recorded.ts'
import { peerId, trackId } from '../../protocol/ids.ts'
import { CLOSED, grants, joins, journalOf, line, opens } from '../../../tests/support/sample-journal.ts'

/** What happens at which second. */
type Told = readonly (readonly [number, SessionEvent])[]

const opensCamera = (id: string): SessionEvent => ({ type: 'camera.opened', peerId: peerId.parse(id) })
const opensMicrophone = (id: string): SessionEvent => ({ type: 'microphone.opened', peerId: peerId.parse(id) })
const begins = (policy: 'stage' | 'all' | 'sound' = 'stage'): SessionEvent => ({ type: 'recording.started', policy })
const span = (from: number, to: number | null): Span => ({
  fromMs: from * 1_000,
  toMs: to === null ? null : to * 1_000,
})
const track = (name: string, spans: readonly Span[], damaged: readonly Span[] = []): RecordedTrack => ({
  trackId: trackId.parse(name),
  kind: name.endsWith('microphone') ? 'audio' : 'video',
  spans,
  damaged,
  heard: [],
  bytes: 0,
})
const health = (told: Told, tracks: readonly RecordedTrack[], nowSeconds = 60) =>
  healthOf(momentsOf(journalOf(...told)), tracks, nowSeconds * 1_000)

/** A chair with camera and microphone from the beginning; recorded from the second second on. */
const BEGINNING: Told = [
  [0, opens()],
  [1, joins('tinh', 'chair')],
  [1, opensCamera('tinh')],
  [1, opensMicrophone('tinh')],
  [2, begins()],
]

describe('a recording', () => {
  test('is as long as anything of it, and sound when nothing is missing', () => {
    const tracks = [track('tinh.camera', [span(2, 40), span(50, 60)]), track('tinh.microphone', [span(2, 60)])]
    expect(health([...BEGINNING, [60, CLOSED]], tracks)).toEqual({ lengthMs: 58_000, gapMs: 0, damagedMs: 0 })
  })

  test('has a gap where it ran, somebody was to be seen or heard, and nothing was written', () => {
    const tracks = [track('tinh.camera', [span(3, 20), span(35, 60)])]
    const told: Told = [
      ...BEGINNING,
      [21, { type: 'recording.interrupted' }],
      [34, { type: 'recording.continued' }],
      [60, CLOSED],
    ]
    expect(health(told, tracks)).toEqual({ lengthMs: 42_000, gapMs: 15_000, damagedMs: 0 })
  })

  test('has none in a pause, before it begins, or after it was stopped', () => {
    const tracks = [track('tinh.camera', [span(2, 20), span(30, 40)])]
    const told: Told = [
      ...BEGINNING,
      [20, { type: 'recording.paused' }],
      [30, { type: 'recording.resumed' }],
      [40, { type: 'recording.stopped', cause: 'by-hand' }],
      [60, CLOSED],
    ]
    expect(health(told, tracks).gapMs).toBe(0)
  })

  test('has none where nobody sends anything that it is to keep', () => {
    const sound: Told = [
      [0, opens()],
      [1, joins('luc-ngan')],
      [1, opensCamera('luc-ngan')],
      [1, opensMicrophone('luc-ngan')],
      [2, begins('sound')],
    ]
    // A microphone without the floor is not forwarded, so it is not heard by the recorder either.
    expect(health([...sound, [60, CLOSED]], []).gapMs).toBe(0)
    expect(health([...sound, [30, grants('luc-ngan')], [60, CLOSED]], []).gapMs).toBe(30_000)
    expect(
      health([...BEGINNING, [10, line('tinh', 'dropped')], [60, CLOSED]], [track('tinh.camera', [span(2, 10)])]).gapMs,
    ).toBe(0)
  })

  test('counts damage once, however many tracks have it', () => {
    const tracks = [
      track('tinh.camera', [span(2, 60)], [span(5, 8)]),
      track('tinh.microphone', [span(2, 60)], [span(7, 9)]),
    ]
    expect(health([...BEGINNING, [60, CLOSED]], tracks).damagedMs).toBe(4_000)
  })

  test('that is being written reaches to now', () => {
    expect(health(BEGINNING, [track('tinh.camera', [span(2, null)])], 30)).toEqual({
      lengthMs: 28_000,
      gapMs: 0,
      damagedMs: 0,
    })
  })
})
