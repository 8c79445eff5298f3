// The roll call: what is seen by itself, what the secretary marks, and the quorum.
import { describe, expect, test } from 'vitest'
import { decideLeaving } from './presence.ts'
import {
  decideCallingAgain,
  decideDelegates,
  decideMark,
  decideQuorum,
  decideRollCallStart,
  quorumOf,
  rollCallOf,
} from './roll-call.ts'
import type { SessionState } from './session.ts'
import type { RollCallMark } from './state/roll-call.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'
import { LUC_NGAN, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

const CHAIR = peerId.parse('chair')
const A = bridgePointId.parse('luc-ngan')
const B = bridgePointId.parse('son-dong')
const ABSENT: RollCallMark = { attendance: 'absent', reason: 'họp ở trung ương' }

const starts: Act = (state) => decideRollCallStart(state, CHAIR)
const marks =
  (mark: RollCallMark | null): Act =>
  (state) =>
    decideMark(state, CHAIR, B, mark)
const calls: Act = (state) => decideCallingAgain(state, CHAIR, 'missing')

/** The chair and one district of three bridge points. */
const met = live([opening, joining('chair', { at: 'province', role: 'chair' }), joining(LUC_NGAN)]).state
const after = (...acts: readonly Act[]) => live(acts, met).state
const attendances = (state: SessionState) => rollCallOf(state).map((entry) => entry.attendance)

describe('by itself a bridge point is', () => {
  test('present while connected, not called before it ever was', () => {
    expect(attendances(met)).toEqual(['present', 'present', 'not-called'])
  })

  test('late when it first comes after the roll call had begun', () => {
    expect(attendances(after(starts, joining(SON_DONG)))).toEqual(['present', 'present', 'late'])
  })

  test('missing its line when its last connection has gone, and not late when it comes back', () => {
    const gone = after(starts, (state) => decideLeaving(state, LUC_NGAN, 'line-down'))
    expect(attendances(gone)).toEqual(['line-down', 'present', 'not-called'])
    expect(attendances(live([joining(LUC_NGAN)], gone).state)).toEqual(['present', 'present', 'not-called'])
  })

  test('not there by a technician or an observer alone', () => {
    const watched = after(
      joining('t', { at: 'son-dong', role: 'technician' }),
      joining('o', { at: 'son-dong', role: 'observer' }),
    )
    expect(attendances(watched)[2]).toBe('not-called')
  })
})

describe('the secretary', () => {
  test('marks what is not seen, with a reason, and lets what is connected count again', () => {
    const marked = after(marks(ABSENT))
    expect(rollCallOf(marked)[2]).toMatchObject({ attendance: 'absent', reason: 'họp ở trung ương', marked: true })
    expect(rollCallOf(live([marks(null)], marked).state)[2]).toMatchObject({ attendance: 'not-called', marked: false })
  })

  test('marking the same again changes nothing', () => {
    expect(decideMark(after(marks(ABSENT)), CHAIR, B, ABSENT)).toEqual([])
    expect(decideMark(met, CHAIR, B, null)).toEqual([])
  })

  test('counts delegates; a bridge point may say so of itself', () => {
    const own = live([(state) => decideDelegates(state, LUC_NGAN, A, 12)], met).state
    expect(rollCallOf(own)[0]?.delegates).toBe(12)
    expect(decideDelegates(own, CHAIR, A, 12)).toEqual([])
    expect(() => decideDelegates(met, LUC_NGAN, B, 3)).toThrow('not-permitted')
  })

  test('alone keeps the roll, and only of who is invited', () => {
    expect(() => decideRollCallStart(met, LUC_NGAN)).toThrow('not-permitted')
    expect(() => decideMark(met, CHAIR, bridgePointId.parse('elsewhere'), ABSENT)).toThrow('bridge-point-not-invited')
  })
})

describe('calling again', () => {
  test('reaches who is missing, and notes when', () => {
    const called = after(calls)
    expect(rollCallOf(called).map((entry) => entry.calledAt)).toEqual([null, null, 1_000 * called.seq])
  })

  test('passes over who is there, and does nothing when all are', () => {
    expect(decideCallingAgain(met, CHAIR, [A])).toEqual([])
    expect(decideCallingAgain(after(joining(SON_DONG)), CHAIR, 'missing')).toEqual([])
  })
})

describe('the quorum', () => {
  test('counts who is present, late or in the hall, of all who are invited', () => {
    expect(quorumOf(met)).toEqual({ present: 2, invited: 3, needed: 2, reached: true })
    const inHall = after(marks({ attendance: 'in-person', reason: '' }))
    expect(quorumOf(inHall).present).toBe(3)
  })

  test('is a share of the invited, rounded up', () => {
    const strict = live([(state) => decideQuorum(state, CHAIR, 67)], met).state
    expect(quorumOf(strict)).toMatchObject({ needed: 3, reached: false })
    expect(decideQuorum(strict, CHAIR, 67)).toEqual([])
  })

  test('does not count guests', () => {
    const guest = joining('guest', { at: 'guest', role: 'guest', guest: 'Chuyên gia' })
    const admitted: Act = () => [{ type: 'peer.admitted', peerId: peerId.parse('guest') }]
    const state = after(guest, admitted, guest)
    expect(state.bridgePoints).toHaveLength(4)
    expect(quorumOf(state)).toMatchObject({ present: 2, invited: 3 })
  })
})
