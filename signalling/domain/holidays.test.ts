// The public holidays of Viet Nam, against what the yearly notices have announced.
import { describe, expect, test } from 'vitest'
import { HOLIDAY_KEYS, holidaysOf, isHoliday } from './holidays.ts'

describe('the holidays of a year', () => {
  test('2026: from the eve of Tết Bính Ngọ to National Day and the day before it', () => {
    expect(holidaysOf(2026)).toEqual([
      { date: '2026-01-01', key: 'newYear' },
      { date: '2026-02-16', key: 'tetEve' },
      { date: '2026-02-17', key: 'tet1' },
      { date: '2026-02-18', key: 'tet2' },
      { date: '2026-02-19', key: 'tet3' },
      { date: '2026-02-20', key: 'tet4' },
      { date: '2026-04-26', key: 'hungKings' },
      { date: '2026-04-30', key: 'reunification' },
      { date: '2026-05-01', key: 'labour' },
      { date: '2026-09-01', key: 'nationalBeside' },
      { date: '2026-09-02', key: 'national' },
    ])
  })

  test.each([
    [2020, '2020-04-02'],
    [2023, '2023-04-29'],
    [2024, '2024-04-18'],
    [2025, '2025-04-07'],
  ])('%i: the commemoration of the Hùng kings is on %s', (year, date) => {
    expect(holidaysOf(year)).toContainEqual({ date, key: 'hungKings' })
  })

  test.each([
    [2021, 'Thursday', '2021-09-03'],
    [2022, 'Friday', '2022-09-01'],
    [2023, 'Saturday', '2023-09-01'],
    [2024, 'Monday', '2024-09-03'],
    [2025, 'Tuesday', '2025-09-01'],
  ])('%i: National Day is a %s, the day beside it %s as announced', (year, _weekday, date) => {
    expect(holidaysOf(year)).toContainEqual({ date, key: 'nationalBeside' })
  })

  test('has every holiday once, in order, in any year', () => {
    for (let year = 1900; year <= 2199; year += 1) {
      const holidays = holidaysOf(year)
      expect(holidays.map(({ key }) => key).toSorted()).toEqual([...HOLIDAY_KEYS].toSorted())
      expect(holidays.map(({ date }) => date).toSorted()).toEqual(holidays.map(({ date }) => date))
    }
  })
})

test('a day is a holiday or it is not', () => {
  expect(isHoliday('2025-01-28')).toBe(true)
  expect(isHoliday('2025-02-01')).toBe(true)
  expect(isHoliday('2025-02-02')).toBe(false)
  expect(isHoliday('2025-12-25')).toBe(false)
})
