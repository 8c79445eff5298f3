// The lunar calendar of Viet Nam: known years, the sky's own calendar of China, and there and back again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate, dayNumber, lunarDate, solarDate } from './lunar.ts'
import { newMoon, newMoonNumberNear } from './sky.ts'

const newYear = (year: number) => ({ year, month: 1, day: 1, leap: false })

function day(text: string) {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
  return { year, month, day: date }
}

describe('the first day of Tết', () => {
  test.each(['2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '1968-01-29', '2033-01-31', '2034-02-19'])(
    'is %s',
    (date) => {
      expect(solarDate(newYear(day(date).year))).toEqual(day(date))
    },
  )

  test.each([
    ['1985-01-21', '1985-02-20'],
    ['2007-02-17', '2007-02-18'],
    ['2030-02-02', '2030-02-03'],
    ['2053-02-18', '2053-02-19'],
  ])('is %s by the clock of Viet Nam and %s by that of China', (vietnam, china) => {
    expect(solarDate(newYear(day(vietnam).year))).toEqual(day(vietnam))
    expect(solarDate(newYear(day(china).year), 8)).toEqual(day(china))
  })
})

describe('a lunar date', () => {
  test('names its year in the cycle of sixty', () => {
    expect(lunarDate(day('2026-02-17'))).toEqual({ day: 1, month: 1, leap: false, year: 2026, yearName: 'Bính Ngọ' })
    expect(lunarDate(day('2026-02-16'))).toEqual({ day: 29, month: 12, leap: false, year: 2025, yearName: 'Ất Tỵ' })
    expect(lunarDate(day('1984-02-02')).yearName).toBe('Giáp Tý')
  })

  test.each([
    [2014, 9],
    [2017, 6],
    [2020, 4],
    [2023, 2],
    [2025, 6],
    [2028, 5],
    [2033, 11],
  ])('%i has the leap month %i and no other', (year, month) => {
    const leap = Array.from({ length: 12 }, (_, index) => index + 1).filter(
      (each) => solarDate({ year, month: each, day: 1, leap: true }) !== null,
    )
    expect(leap).toEqual([month])
  })

  test('that does not exist means no day', () => {
    expect(solarDate({ year: 2025, month: 12, day: 30, leap: false })).toBeNull()
    expect(solarDate({ year: 2025, month: 5, day: 1, leap: true })).toBeNull()
    expect(solarDate({ year: 2025, month: 13, day: 1, leap: false })).toBeNull()
    expect(solarDate({ year: 2025, month: 1, day: 0, leap: false })).toBeNull()
  })

  test('leads back to its day, and the next day is the next one of the month or the first of another', () => {
    const [first, last] = [dayNumber(day('1900-01-01')), dayNumber(day('2199-12-30'))]
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (number) => {
        const today = lunarDate(civilDate(number))
        const tomorrow = lunarDate(civilDate(number + 1))
        expect(solarDate(today)).toEqual(civilDate(number))
        expect([1, today.day + 1]).toContain(tomorrow.day)
        expect(today.day).toBeLessThanOrEqual(30)
        if (tomorrow.day === 1) expect(today.day).toBeGreaterThanOrEqual(29)
      }),
      { numRuns: 1_000 },
    )
  })
})

/** The months that begin a day earlier in Viet Nam, 1976–2099: the first day of each by our clock. */
const EARLIER_HERE = `
  1978-9-2 1979-2-26 1984-5-30 1986-12-1 1989-8-1 1995-9-24 1996-7-15 1996-12-10 1997-10-1 1997-12-29 1999-1-17
  2006-6-25 2007-2-17 2008-11-27 2009-3-26 2012-8-17 2019-3-6 2020-12-14 2027-2-6 2031-4-21 2032-3-11 2034-9-12
  2037-4-15 2038-4-4 2039-12-15 2041-8-26 2049-10-26 2051-3-12 2053-2-18 2056-5-14 2057-5-3 2057-9-28 2058-12-15
  2060-1-3 2060-3-2 2062-12-30 2065-8-31 2070-3-12 2070-12-2 2072-12-9 2073-12-28 2078-11-4 2080-9-13 2082-5-27
  2085-3-25 2086-4-13 2088-8-16 2091-1-19 2092-12-28 2093-4-25 2095-4-4 2099-6-18 2099-9-14`
  .trim()
  .split(/\s+/)

describe('beside the Chinese calendar that the run-time carries, 1976–2099', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const days = Array.from({ length: 45_291 }, (_, index) => {
    const number = dayNumber(day('1976-01-01')) + index
    const parts = chinese.formatToParts(Date.UTC(1976, 0, 1 + index))
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
    const ours = lunarDate(civilDate(number))
    return {
      date: civilDate(number),
      number,
      ours,
      monthHere: `${ours.month}${ours.leap ? 'bis' : ''}`,
      dayThere: Number(part('day')),
      monthThere: part('month'),
    }
  })

  test('the months begin on the same day, but for those whose new moon falls into the hour between the clocks', () => {
    const apart = days.filter(({ ours, dayThere }) => ours.day === 1 && dayThere !== 1)
    expect(apart.map(({ date }) => `${date.year}-${date.month}-${date.day}`)).toEqual(EARLIER_HERE)
    for (const { number } of apart) {
      const hour = ((newMoon(newMoonNumberNear(number)) + 0.5) % 1) * 24
      // From 16:00 universal time it is the next day in China, from 17:00 here. The run-time's moon is late by up to
      // a quarter of an hour: 17 January 1999, 17 August 2012, 6 February 2027 and 12 March 2070 are not China's either.
      expect(hour).toBeGreaterThan(15.75)
      expect(hour).toBeLessThan(17)
    }
  })

  test('they bear the same numbers, but for 1984–85: the solstice of 1984 fell on either side of midnight', () => {
    const renumbered = days.filter((each) => each.ours.day === each.dayThere && each.monthHere !== each.monthThere)
    expect([...new Set(renumbered.map(({ monthHere, monthThere }) => `${monthHere} for ${monthThere}`))]).toEqual([
      '11 for 10bis',
      '12 for 11',
      '1 for 12',
      '2 for 1',
      '2bis for 2',
    ])
    expect(renumbered[0]?.date).toEqual(day('1984-11-23'))
    expect(renumbered.at(-1)?.date).toEqual(day('1985-04-19'))
  })

  test('all in all the same on 96 days of 100', () => {
    const same = days.filter((each) => each.ours.day === each.dayThere && each.monthHere === each.monthThere)
    expect(same).toHaveLength(days.length - 1_738)
  })
})
