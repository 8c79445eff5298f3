// When reports are due: by the calendar of the province, its week-ends and its holidays.
import { expect, test } from 'vitest'
import { justOver, reportsDueAt } from './due.ts'
import { createCalendar } from './period.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const calendar = createCalendar(ZONE)
const at = (text: string): number => Date.parse(`${text}+07:00`)

test.each([
  ['2026-12-15T12:00', ['2026-11']],
  ['2026-12-01T00:00', ['2026-11']],
  ['2026-11-30T23:59', ['2026-10']],
  ['2026-10-01T00:00', ['2026-09', '2026-Q3']],
  ['2027-01-01T00:00', ['2026-12', '2026-Q4', '2026']],
])('in the month of %s, these are just over: %j', (now, expected) => {
  expect(justOver(at(now), calendar)).toEqual(expected)
})

test.each([
  ['a Tuesday', '2026-12-20T00:00', '2026-12-01T08:00'],
  ['a Sunday', '2026-11-03T00:00', '2026-11-02T08:00'],
  ['a New Year’s Day on a Friday', '2027-01-02T00:00', '2027-01-04T08:00'],
  ['the 1st of May on a Saturday', '2027-05-20T00:00', '2027-05-03T08:00'],
])('the first of the month is %s: due on its first working day', (_what, now, due) => {
  expect(reportsDueAt(at(now), { day: 'working', hour: 8 }, calendar, ZONE)).toBe(at(due))
})

test('a set day holds on week-ends, too', () => {
  expect(reportsDueAt(at('2026-11-20T00:00'), { day: 1, hour: 0 }, calendar, ZONE)).toBe(at('2026-11-01T00:00'))
  expect(reportsDueAt(at('2026-11-20T00:00'), { day: 28, hour: 23 }, calendar, ZONE)).toBe(at('2026-11-28T23:00'))
})
