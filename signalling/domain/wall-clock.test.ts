// Times as the clock on the wall and the calendar tell them.
import { describe, expect, test } from 'vitest'
import { daysBetween, movedLike, startOfDay, wallTime } from './wall-clock.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (text: string): number => Date.parse(`${text}+07:00`)

describe('the clock on the wall', () => {
  test('moves a time as another has moved', () => {
    const [from, to] = [at('2026-12-21T08:00'), at('2026-12-22T14:30')]
    expect(movedLike(at('2026-12-28T08:00'), from, to, ZONE)).toBe(at('2026-12-29T14:30'))
    expect(movedLike(at('2026-12-28T08:00'), to, from, ZONE)).toBe(at('2026-12-27T01:30'))
  })

  test('keeps the hour where a night has an hour less', () => {
    const [from, to] = [Date.parse('2027-03-20T09:00+01:00'), Date.parse('2027-03-21T09:00+01:00')]
    const moved = movedLike(Date.parse('2027-03-27T09:00+01:00'), from, to, 'Europe/Berlin')
    expect(moved).toBe(Date.parse('2027-03-28T09:00+02:00'))
  })

  test('counts days of the calendar', () => {
    expect(daysBetween(at('2026-12-31T23:45'), at('2027-01-01T00:15'), ZONE)).toBe(1)
    expect(daysBetween(at('2027-01-01T08:00'), at('2026-12-30T17:00'), ZONE)).toBe(-2)
  })

  test('knows when a day begins, and reads itself', () => {
    expect(startOfDay(at('2026-12-31T06:59'), ZONE)).toBe(at('2026-12-31T00:00'))
    expect(startOfDay(at('2026-12-31T23:59'), ZONE, 2)).toBe(at('2027-01-02T00:00'))
    expect(wallTime(at('2026-12-31T06:59'), ZONE)).toEqual({
      hour: 6,
      minute: 59,
      day: 31,
      month: 12,
      year: 2026,
      dayOfWeek: 4,
    })
  })
})
