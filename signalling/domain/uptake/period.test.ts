// Periods by the province's calendar, and definitions by their first days.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionAt, targetAt, timelineOf } from './definition.ts'
import type { Definition } from './definition.ts'
import { createCalendar } from './period.ts'
import { wallTime } from '../wall-clock.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const calendar = createCalendar(ZONE)
const local = (text: string): number => Date.parse(`${text}+07:00`)

describe('a period', () => {
  test('goes from local midnight to local midnight', () => {
    expect(calendar.period('2026-Q1')).toEqual({
      key: '2026-Q1',
      kind: 'quarter',
      from: local('2026-01-01T00:00'),
      to: local('2026-04-01T00:00'),
    })
    expect(calendar.period('2026').to).toBe(local('2027-01-01T00:00'))
    expect(calendar.period('2024-02').to).toBe(local('2024-03-01T00:00'))
  })

  test('is named by its months, quarter and year', () => {
    const month = calendar.monthAt(local('2026-11-30T23:59'))
    const keys = (['month', 'quarter', 'year'] as const).map((kind) => calendar.keyOf(month, kind))
    expect(keys).toEqual(['2026-11', '2026-Q4', '2026'])
  })

  test.each(['2026-13', '2026-Q5', '26', '2026-00', '1999', ''])('is not named %j', (key) => {
    expect(() => calendar.period(key)).toThrow(RangeError)
  })

  test('holds every moment that the clock on the wall puts there', () => {
    const moment = fc.integer({ min: local('2000-01-01T00:00'), max: local('2099-12-31T23:59') })
    fc.assert(
      fc.property(moment, (at) => {
        const { year, month } = wallTime(at, ZONE)
        expect(calendar.monthAt(at)).toBe((year - 2000) * 12 + month - 1)
      }),
    )
  })
})

const version = (number: number, appliesFrom: string, minMinutes: number): Definition => ({
  version: number,
  appliesFrom,
  note: '',
  levels: ['province-district'],
  minMinutes,
  minShare: 0.5,
  mixedShare: 0.5,
  acceptsStatements: true,
  neverRan: 'left-out',
  target: [{ from: '2018-01-01', by: '2020-12-31', ratio: 0.5 }],
})

describe('a definition', () => {
  test('holds from its first day until another one takes over', () => {
    const timeline = timelineOf([version(1, '2000-01-01', 10), version(2, '2026-07-01', 20)], calendar)
    expect(definitionAt(timeline, local('2026-06-30T23:59')).version).toBe(1)
    expect(definitionAt(timeline, local('2026-07-01T00:00')).version).toBe(2)
  })

  test('that is made later for an earlier day replaces all that came after that day', () => {
    const versions = [version(1, '2000-01-01', 10), version(2, '2026-07-01', 20), version(3, '2026-03-01', 30)]
    const timeline = timelineOf(versions, calendar)
    expect(timeline.map(({ definition }) => definition.version)).toEqual([1, 3])
  })

  test('has a target from a day on that is due on another', () => {
    const timeline = timelineOf([version(1, '2000-01-01', 10)], calendar)
    expect(targetAt(timeline, local('2017-12-31T23:59'), calendar)).toBeNull()
    expect(targetAt(timeline, local('2019-06-01T00:00'), calendar)).toEqual({
      ratio: 0.5,
      by: '2020-12-31',
      isDue: false,
    })
    expect(targetAt(timeline, local('2026-06-01T00:00'), calendar)).toMatchObject({ isDue: true })
  })
})
