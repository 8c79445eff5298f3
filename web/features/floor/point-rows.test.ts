// The bridge points as the console lists them.
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#domain/event.ts'
import { NEW_SESSION, applySession } from '#domain/session.ts'
import { bridgePointId, peerId } from '#protocol'
import { canSpeak, listLines, narrowed, pointRows } from './point-rows.ts'

const DISTRICT = bridgePointId.parse('luc-ngan')
const OFFICE = bridgePointId.parse('office')
const PEER = peerId.parse('luc-ngan')
const events: readonly SessionEvent[] = [
  {
    type: 'session.opened',
    title: 'Giao ban',
    bridgePoints: [
      { id: DISTRICT, name: 'UBND huyện Lục Ngạn', main: false, kind: 'district' },
      { id: OFFICE, name: 'Văn phòng Tỉnh ủy', main: false, kind: 'party' },
    ],
    floor: { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: true },
  },
  { type: 'peer.joined', peerId: PEER, bridgePointId: DISTRICT },
  { type: 'floor.requested', bridgePointId: DISTRICT, peerId: PEER, subject: '' },
]
const session = events.reduce(
  (state, event, index) => applySession(state, { seq: index + 1, at: index, by: 'system', event }),
  NEW_SESSION,
)
const rows = pointRows(session, { [PEER]: 'poor' })
const names = (found: typeof rows) => found.map(({ point }) => point.id)

describe('the rows', () => {
  it('say who is there, who asks and how its line is', () => {
    expect(rows).toMatchObject([
      { presence: 'connected', there: true, microphone: 'closed', place: 1, holding: false, quality: 'poor' },
      { presence: 'away', there: false, microphone: null, place: null, quality: null },
    ])
    expect(rows.map(canSpeak)).toEqual([true, false])
  })

  it('are found without diacritics, and narrowed to who needs something', () => {
    expect(names(narrowed(rows, 'all', 'tinh uy'))).toEqual([OFFICE])
    expect(names(narrowed(rows, 'absent', ''))).toEqual([OFFICE])
    expect(names(narrowed(rows, 'asking', ''))).toEqual([DISTRICT])
    expect(names(narrowed(rows, 'poor', ''))).toEqual([DISTRICT])
  })
})

describe('the lines', () => {
  it('group the rows by kind of unit, with counts in the heads', () => {
    expect(listLines(rows, new Set())).toMatchObject([
      { kind: 'head', group: 'party', there: 0, total: 1, asking: 0 },
      { kind: 'row', id: OFFICE },
      { kind: 'head', group: 'district', there: 1, total: 1, asking: 1 },
      { kind: 'row', id: DISTRICT },
    ])
  })

  it('leave the rows of a folded group out', () => {
    expect(listLines(rows, new Set(['district'])).map(({ key }) => key)).toEqual([
      'group party',
      OFFICE,
      'group district',
    ])
  })
})
