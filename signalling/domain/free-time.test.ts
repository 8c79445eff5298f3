// The next time at which everybody is free.
import { describe, expect, test } from 'vitest'
import { nextFreeTime } from './free-time.ts'
import type { FreeTimeWish } from './free-time.ts'

const HOUR_MS = 3_600_000
/** In the week of Monday 2026-11-23, by the province's clock. */
const at = (day: number, time: string): number => Date.parse(`2026-11-${String(day).padStart(2, '0')}T${time}+07:00`)
const span = (day: number, from: string, to: string) => ({ startsAt: at(day, from), endsAt: at(day, to) })
const look = (wish: Partial<FreeTimeWish>): string | null => {
  const found = nextFreeTime({
    busy: [],
    lengthMs: HOUR_MS,
    from: at(23, '08:00'),
    zone: 'Asia/Ho_Chi_Minh',
    isHoliday: () => false,
    ...wish,
  })
  return found === null ? null : new Date(found + 7 * HOUR_MS).toISOString().slice(5, 16)
}

describe('the next free time', () => {
  test('is the asked one when nobody has anything', () => {
    expect(look({})).toBe('11-23T08:00')
  })

  test('begins at a quarter of an hour, and may touch what comes before and after', () => {
    expect(look({ from: at(23, '08:01') })).toBe('11-23T08:15')
    expect(look({ busy: [span(23, '07:30', '09:00'), span(23, '10:00', '11:30')] })).toBe('11-23T09:00')
    expect(look({ busy: [span(23, '07:30', '09:05')] })).toBe('11-23T09:15')
  })

  test('lets everybody have lunch', () => {
    expect(look({ busy: [span(23, '07:30', '10:45')] })).toBe('11-23T13:30')
    expect(look({ lengthMs: 4 * HOUR_MS })).toBe('11-24T07:30')
  })

  test('goes over noon with what is longer than a morning', () => {
    expect(look({ lengthMs: 5 * HOUR_MS })).toBe('11-23T08:00')
    expect(look({ lengthMs: 5 * HOUR_MS, busy: [span(23, '12:00', '12:15')] })).toBe('11-24T07:30')
    expect(look({ lengthMs: 20 * HOUR_MS, busy: [span(25, '01:00', '02:00')] })).toBe('11-25T07:30')
  })

  test('leaves the evening, the weekend and holidays alone', () => {
    expect(look({ from: at(27, '16:15') })).toBe('11-30T07:30')
    expect(look({ from: at(28, '09:00') })).toBe('11-30T07:30')
    expect(look({ from: at(23, '16:30'), isHoliday: (day) => day === '2026-11-24' })).toBe('11-25T07:30')
  })

  test('is free for all of many', () => {
    const busy = [span(23, '07:30', '09:00'), span(23, '08:30', '10:30'), span(23, '13:00', '16:00')]
    expect(look({ busy })).toBe('11-23T10:30')
    expect(look({ busy, lengthMs: 1.5 * HOUR_MS })).toBe('11-24T07:30')
  })

  test('is none when all are taken for sixty days', () => {
    expect(look({ busy: [{ startsAt: at(1, '00:00'), endsAt: at(1, '00:00') + 100 * 24 * HOUR_MS }] })).toBeNull()
  })
})
