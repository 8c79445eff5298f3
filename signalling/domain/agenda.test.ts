// The agenda while a session works through it, and the conclusions written on the way.
import { describe, expect, it } from 'vitest'
import * as agenda from './agenda.ts'
import type { SessionEvent } from './event.ts'
import { decideOpening } from './presence.ts'
import { NEW_SESSION, applySession } from './session.ts'
import type { SessionState } from './session.ts'
import { BRIDGE_POINTS, PROVINCE, SON_DONG, joining, live } from '../../tests/support/story.ts'

const MINUTE_MS = 60_000
const ITEMS = [
  { id: 'a1', title: 'Phòng, chống lụt bão', rapporteur: 'Sở Nông nghiệp', plannedMinutes: 15 },
  { id: 'a2', title: 'Thu ngân sách', rapporteur: 'Sở Tài chính', plannedMinutes: 20 },
  { id: 'a3', title: 'Kết luận', rapporteur: '', plannedMinutes: 10 },
]
/** What is decided of a state. */
type Doing = (state: SessionState) => readonly SessionEvent[]

const opening: Doing = (state) =>
  decideOpening(state, { title: 'Giao ban', bridgePoints: BRIDGE_POINTS, agenda: ITEMS, endsAt: 3_600_000 })

/** The chair at the main bridge point, a member at another; the agenda of three items. */
const { state: begun } = live([opening, joining('province', { role: 'chair' }), joining('son-dong')], NEW_SESSION)

/** Performs an act at a moment, minutes after the beginning of time. */
function doAt(state: SessionState, minute: number, act: Doing): SessionState {
  return act(state).reduce(
    (before, event) => applySession(before, { seq: before.seq + 1, at: minute * MINUTE_MS, by: PROVINCE, event }),
    state,
  )
}
const turnTo =
  (id: string): Doing =>
  (state) =>
    agenda.decideItem(state, PROVINCE, id)
const finish: Doing = (state) => agenda.decideItemEnd(state, PROVINCE)
const set =
  (items: typeof ITEMS): Doing =>
  (state) =>
    agenda.decideAgenda(state, PROVINCE, items)
const conclude =
  (text: string, itemId: string | null = null): Doing =>
  (state) =>
    agenda.decideConclusion(state, PROVINCE, text, itemId)
const usedMinutes = (state: SessionState, id: string, minute: number) =>
  agenda.usedMs(state.agenda, id, minute * MINUTE_MS) / MINUTE_MS

describe('an agenda', () => {
  it('begins with the meeting’s own items, none of them current', () => {
    expect(begun.agenda).toEqual({ items: ITEMS, current: null, usedMs: {}, plannedEndAt: 3_600_000 })
    expect(agenda.nextItem(begun.agenda)?.id).toBe('a1')
  })

  it('counts the time of an item over all its turns, and while it runs', () => {
    let state = doAt(begun, 10, turnTo('a1'))
    expect(usedMinutes(state, 'a1', 14)).toBe(4)
    state = doAt(state, 15, turnTo('a2'))
    state = doAt(state, 18, turnTo('a1'))
    expect([usedMinutes(state, 'a1', 20), usedMinutes(state, 'a2', 20)]).toEqual([7, 3])
    state = doAt(state, 25, finish)
    expect([usedMinutes(state, 'a1', 90), usedMinutes(state, 'a2', 90), usedMinutes(state, 'a3', 90)]).toEqual([
      12, 3, 0,
    ])
    expect(state.agenda.current).toBeNull()
  })

  it('never counts backwards when a clock is behind', () => {
    expect(usedMinutes(doAt(begun, 10, turnTo('a1')), 'a1', 9)).toBe(0)
  })

  it('goes on with the item after the current one, then with what was passed over, then with nothing', () => {
    const next = (state: SessionState) => agenda.nextItem(state.agenda)?.id ?? null
    const atSecond = doAt(begun, 1, turnTo('a2'))
    expect(next(atSecond)).toBe('a3')
    const atThird = doAt(atSecond, 2, turnTo('a3'))
    expect(next(atThird)).toBe('a1')
    expect(next(doAt(atThird, 3, turnTo('a1')))).toBeNull()
  })

  it('changes nothing when the item is current already, or nothing is to be finished', () => {
    const atFirst = doAt(begun, 1, turnTo('a1'))
    expect(turnTo('a1')(atFirst)).toEqual([])
    expect(finish(begun)).toEqual([])
    expect(() => turnTo('a9')(begun)).toThrow('not-found')
  })

  it('foretells the end from what is left, however late the present item is', () => {
    const endAt = (state: SessionState, minute: number) =>
      agenda.forecastEnd(state.agenda, minute * MINUTE_MS) / MINUTE_MS
    expect(endAt(begun, 5)).toBe(5 + 45)
    const atFirst = doAt(begun, 5, turnTo('a1'))
    expect(endAt(atFirst, 10)).toBe(5 + 45)
    expect(endAt(atFirst, 40)).toBe(40 + 30)
    expect(endAt(doAt(atFirst, 12, finish), 12)).toBe(12 + 30)
  })
})

describe('changing the agenda', () => {
  const [first, second, third] = ITEMS
  if (!first || !second || !third) throw new Error('three items')

  it('adds, renames, reorders and leaves out what was not worked on', () => {
    const added = { id: 'b1', title: 'Nội dung bổ sung', rapporteur: '', plannedMinutes: 5 }
    const items = [third, { ...first, title: 'Phòng, chống bão số 9', plannedMinutes: 25 }, added]
    expect(doAt(begun, 1, set(items)).agenda.items).toEqual(items)
  })

  it('keeps items that were worked on, that are worked on, and that a conclusion belongs to', () => {
    const state = doAt(doAt(doAt(begun, 1, turnTo('a1')), 2, turnTo('a2')), 3, conclude('Giao các huyện.', 'a3'))
    for (const gone of ITEMS) {
      const rest = ITEMS.filter((item) => item !== gone)
      expect(() => set(rest)(state)).toThrow('still-used')
    }
    const renamed = ITEMS.toReversed().map((item) => ({ ...item, title: `${item.title} (tiếp)` }))
    const changed = doAt(state, 4, set(renamed))
    expect([usedMinutes(changed, 'a1', 9), usedMinutes(changed, 'a2', 9)]).toEqual([1, 7])
  })

  it('keeps an item though it was finished at once', () => {
    const state = doAt(doAt(begun, 1, turnTo('a1')), 1, finish)
    expect(() => set([second, third])(state)).toThrow('still-used')
  })
})

describe('a conclusion', () => {
  it('stands with its item and its time, is changed in its place, and goes', () => {
    const one = doAt(doAt(begun, 1, conclude('Giao Sở Tài chính.', 'a2')), 2, conclude('Họp lại tuần sau.'))
    const [first, second] = one.conclusions
    expect(one.conclusions).toEqual([
      { id: first?.id, text: 'Giao Sở Tài chính.', itemId: 'a2', at: MINUTE_MS },
      { id: second?.id, text: 'Họp lại tuần sau.', itemId: null, at: 2 * MINUTE_MS },
    ])
    expect(first?.id).not.toBe(second?.id)
    const id = first?.id ?? ''
    const changed = doAt(one, 3, (state) => agenda.decideConclusionChange(state, PROVINCE, id, 'Giao Sở Kế hoạch.'))
    expect(changed.conclusions.map(({ text }) => text)).toEqual(['Giao Sở Kế hoạch.', 'Họp lại tuần sau.'])
    expect(agenda.decideConclusionChange(changed, PROVINCE, id, 'Giao Sở Kế hoạch.')).toEqual([])
    const gone = doAt(changed, 4, (state) => agenda.decideConclusionRemoval(state, PROVINCE, id))
    expect(gone.conclusions).toEqual([second])
    expect(agenda.decideConclusionRemoval(gone, PROVINCE, id)).toEqual([])
    expect(() => agenda.decideConclusionChange(gone, PROVINCE, id, 'x')).toThrow('not-found')
  })

  it('belongs to an item of this agenda or to none', () => {
    expect(() => conclude('x', 'a9')(begun)).toThrow('not-found')
  })
})

it('only chair and secretary drive the agenda and write conclusions', () => {
  const bySonDong = [
    () => agenda.decideItem(begun, SON_DONG, 'a1'),
    () => agenda.decideItemEnd(begun, SON_DONG),
    () => agenda.decideAgenda(begun, SON_DONG, ITEMS),
    () => agenda.decideConclusion(begun, SON_DONG, 'x', null),
    () => agenda.decideConclusionChange(begun, SON_DONG, 'c1', 'x'),
    () => agenda.decideConclusionRemoval(begun, SON_DONG, 'c1'),
  ]
  for (const act of bySonDong) expect(act).toThrow('not-permitted')
})

it('the end of the session finishes the item that is being worked on', () => {
  const closed = doAt(doAt(begun, 1, turnTo('a1')), 9, () => [{ type: 'session.closed' }])
  expect([closed.agenda.current, usedMinutes(closed, 'a1', 60)]).toEqual([null, 8])
})
