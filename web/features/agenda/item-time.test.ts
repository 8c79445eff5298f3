// Minutes of the agenda.
import { expect, it } from 'vitest'
import { minutesBetween, timeOf } from './item-time.ts'

const MINUTE_MS = 60_000
const item = { id: 'a1', title: 'Thu ngân sách', rapporteur: '', plannedMinutes: 15 }
const agenda = { items: [item], current: { itemId: 'a1', since: 0 }, usedMs: { a1: 2 * MINUTE_MS }, plannedEndAt: null }

it('an item is over its time with the first whole minute beyond the plan', () => {
  expect(timeOf(agenda, item, 13 * MINUTE_MS + 59_000)).toEqual({ used: 15, planned: 15, over: 0 })
  expect(timeOf(agenda, item, 16 * MINUTE_MS)).toEqual({ used: 18, planned: 15, over: 3 })
})

it('an item without a plan is never over its time', () => {
  expect(timeOf(agenda, { ...item, plannedMinutes: 0 }, 60 * MINUTE_MS)).toEqual({ used: 62, planned: 0, over: 0 })
})

it('a forecast is late, early or on time to the minute', () => {
  expect([minutesBetween(0, 12 * MINUTE_MS), minutesBetween(5 * MINUTE_MS, 0), minutesBetween(0, 20_000)]).toEqual([
    12, -5, 0,
  ])
})
