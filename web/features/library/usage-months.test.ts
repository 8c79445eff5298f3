// The months of the usage chart.
import { expect, test } from 'vitest'
import { monthsOf } from './usage-months.ts'

const share = (month: string, retention: 'one-year' | 'for-ever', bytes: number) => ({
  month,
  retention,
  bytes,
  recordings: 1,
})

test('every month from the first to the last stands there, its classes in their order', () => {
  const months = monthsOf([
    share('2026-11', 'for-ever', 5),
    share('2027-01', 'one-year', 2),
    share('2027-01', 'for-ever', 3),
  ])
  expect(months.map(({ name, parts, bytes, recordings }) => [name, parts, bytes, recordings])).toEqual([
    ['11/2026', [0, 0, 0, 5], 5, 1],
    ['12/2026', [0, 0, 0, 0], 0, 0],
    ['01/2027', [2, 0, 0, 3], 5, 2],
  ])
})

test('what is older than two years is counted with the first month that is shown', () => {
  const months = monthsOf([share('2020-01', 'one-year', 1), share('2026-01', 'one-year', 2)])
  expect(months).toHaveLength(24)
  expect(months.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(3)
  expect(months[0]).toMatchObject({ month: '2024-02', bytes: 1 })
})

test('without recordings there are no months', () => {
  expect(monthsOf([])).toEqual([])
})
