// What a journal proves: minutes of each bridge point, interruptions, rehearsals, rooms that were forgotten.
import { describe, expect, test } from 'vitest'
import { sessionEvidence, totalOf } from './evidence.ts'
import type { PointUnits } from './evidence.ts'
import { peerId, sessionId, unitId } from '../../protocol/ids.ts'
import type { RecordedEvent, SessionEvent } from '../event.ts'
import { joins, journalOf, OPENED_AT, opens, point } from '../../../tests/support/sample-journal.ts'

const MINUTE = 60
const district: PointUnits = (id) =>
  id === 'tinh' ? undefined : { unitId: unitId.parse(id), level: 'district', kind: 'district' }
const read = (journal: readonly RecordedEvent[], plannedMinute = 0) =>
  sessionEvidence(sessionId.parse('phien'), journal, OPENED_AT + plannedMinute * MINUTE * 1_000, district)
const minutesOf = (evidence: ReturnType<typeof read>, id: string) =>
  (evidence?.points.find(({ bridgePointId }) => bridgePointId === point(id))?.connectedMs ?? -1) / 60_000
const at = (minute: number, event: SessionEvent): [number, SessionEvent] => [minute * MINUTE, event]
const leaves = (id: string, cause: 'left' | 'line-down' = 'left'): SessionEvent => {
  return { type: 'peer.left', peerId: peerId.parse(id), cause }
}
const closed: SessionEvent = { type: 'session.closed' }
/** The chair closes; the other journals of this file are closed by the system. */
const byChair = (journal: RecordedEvent[]): RecordedEvent[] =>
  journal.map((one) => (one.event.type === 'session.closed' ? { ...one, by: peerId.parse('chu-toa') } : one))

describe('a bridge point', () => {
  test('is connected from the planned beginning on, however early it came', () => {
    const journal = journalOf(at(0, opens()), at(1, joins('tinh')), at(2, joins('luc-ngan')), at(80, closed))
    const evidence = read(byChair(journal), 20)
    expect(evidence).toMatchObject({ from: OPENED_AT + 20 * 60_000, to: OPENED_AT + 80 * 60_000, isRehearsal: false })
    expect([minutesOf(evidence, 'luc-ngan'), minutesOf(evidence, 'son-dong')]).toEqual([60, 0])
    expect(evidence?.points.map(({ firstAt }) => firstAt && (firstAt - OPENED_AT) / 60_000)).toEqual([1, 2, null])
  })

  test('with two connections is connected once', () => {
    const second = joins('luc-ngan-2', 'member', 'luc-ngan')
    const journal = journalOf(
      at(0, opens()),
      at(0, joins('luc-ngan')),
      at(10, second),
      at(20, leaves('luc-ngan')),
      at(30, closed),
    )
    expect(minutesOf(read(byChair(journal)), 'luc-ngan')).toBe(30)
  })

  test('is not made present by a technician or by who only watches', () => {
    const journal = journalOf(
      at(0, opens()),
      at(0, joins('ky-thuat', 'technician', 'luc-ngan')),
      at(0, joins('du-thinh', 'observer', 'son-dong')),
      at(30, closed),
    )
    const evidence = read(byChair(journal))
    expect([minutesOf(evidence, 'luc-ngan'), minutesOf(evidence, 'son-dong')]).toEqual([0, 0])
  })

  test('whose line breaks is not connected meanwhile, and that is counted', () => {
    const peer = peerId.parse('luc-ngan')
    const journal = journalOf(
      at(0, opens()),
      at(0, joins('luc-ngan')),
      at(10, { type: 'peer.line-dropped', peerId: peer }),
      at(15, { type: 'peer.line-restored', peerId: peer }),
      at(40, leaves('luc-ngan', 'line-down')),
      at(50, joins('luc-ngan')),
      at(60, closed),
    )
    const evidence = read(byChair(journal))
    expect(minutesOf(evidence, 'luc-ngan')).toBe(45)
    expect(evidence?.points[1]).toMatchObject({ interruptions: 2, downMs: 15 * 60_000 })
  })
})

describe('a session', () => {
  test('that is closed before its meeting was to begin is a rehearsal, and proves nothing', () => {
    const journal = journalOf(at(0, opens()), at(0, joins('luc-ngan')), at(55, closed))
    const evidence = read(byChair(journal), 60)
    expect(evidence).toMatchObject({ isRehearsal: true })
    expect(totalOf({ sessions: evidence ? [evidence] : [] })).toEqual({ lengthMs: 0, endedAt: null, points: [] })
  })

  test('that nobody ended was over when the last two were connected', () => {
    const journal = journalOf(
      at(0, opens()),
      at(0, joins('tinh')),
      at(0, joins('luc-ngan')),
      at(60, leaves('tinh')),
      at(240, closed),
    )
    expect(read(journal)).toMatchObject({ to: OPENED_AT + 60 * 60_000, closedAt: OPENED_AT + 240 * 60_000 })
  })

  test('that goes on, or was never opened, proves nothing yet', () => {
    expect(read(journalOf(at(0, opens()), at(0, joins('tinh'))))).toBeUndefined()
    expect(read([])).toBeUndefined()
  })

  test('of a meeting that had another one adds up with it', () => {
    const half = read(byChair(journalOf(at(0, opens()), at(0, joins('luc-ngan')), at(20, closed))))
    const { lengthMs, points } = totalOf({ sessions: half ? [half, half] : [] })
    expect(lengthMs).toBe(40 * 60_000)
    expect(points.find(({ bridgePointId }) => bridgePointId === point('luc-ngan'))).toMatchObject({
      connectedMs: 40 * 60_000,
      share: 1,
    })
  })
})
