// The worked example of 120 meetings: each judged, counted and compared as it was decided by hand beside it.
import { describe, expect, test } from 'vitest'
import { timelineOf } from './definition.ts'
import { figuresOf } from './figures.ts'
import { lineOf } from './line.ts'
import { createCalendar } from './period.ts'
import { DEFINITIONS, EXPECTED_MONTHS, local, workedExample } from '../../../tests/support/uptake-example.ts'

const calendar = createCalendar('Asia/Ho_Chi_Minh')
const timeline = timelineOf(DEFINITIONS, calendar)
const example = workedExample()
const lines = example.map(({ entry }) => lineOf(entry, timeline, calendar))
const figures = (period: string, of = lines) => {
  const now = local('2027-01-15T08:00')
  return figuresOf(of, { ...calendar.monthsOf(period), filter: {}, now, roadKm: new Map() })
}

test('there are 120 meetings', () => {
  expect(example).toHaveLength(120)
})

test.each(example.map(({ why, month, expected }, index) => ({ why, month, expected, index })))(
  '$why ($month): $expected',
  ({ month, expected, index }) => {
    const line = lines[index]
    const outcome = line?.isCounted ? (line.isByVideo ? 'by-video' : 'not-by-video') : 'left-out'
    expect(outcome).toBe(expected)
    expect(calendar.keyOf(line?.month ?? 0, 'month')).toBe(month)
  },
)

describe('the figures', () => {
  test.each(Object.entries(EXPECTED_MONTHS))('of %s are those counted by hand', (month, [byVideo, meetings]) => {
    expect(figures(month).whole).toMatchObject({ byVideo, meetings, ratio: byVideo / meetings })
  })

  test('of the year are 48 of 98, and 22 of 43 in the first quarter', () => {
    expect(figures('2026').whole).toEqual({ meetings: 98, byVideo: 48, stated: 3, corrected: 3, ratio: 48 / 98 })
    expect(figures('2026-Q1').whole).toMatchObject({ byVideo: 22, meetings: 43 })
    expect(figures('2025').whole).toMatchObject({ byVideo: 1, meetings: 1 })
  })

  test('would be 50 of 98 without the change in the middle of the year', () => {
    const before = timelineOf(DEFINITIONS.slice(0, 1), calendar)
    const other = example.map(({ entry }) => lineOf(entry, before, calendar))
    expect(figures('2026', other).whole).toMatchObject({ byVideo: 50, meetings: 98 })
    expect(figures('2026').versions).toEqual([1, 2])
  })

  test('say why the others do not count', () => {
    const codes = Object.fromEntries(figures('2026').codes)
    expect(codes).toMatchObject({ cancelled: 5, 'never-ran': 7, merged: 3, 'out-of-scope': 5, corrected: 4 })
  })

  test('take a meeting in only when it is settled', () => {
    const at = (now: number) =>
      figuresOf(lines, { ...calendar.monthsOf('2026-01'), filter: {}, now, roadKm: new Map() }).whole
    // The meeting that begins with the year: its session ends after 90 minutes.
    expect(at(local('2026-01-01T01:29'))).toMatchObject({ meetings: 0 })
    expect(at(local('2026-01-01T01:30'))).toMatchObject({ meetings: 1, byVideo: 1 })
  })
})
