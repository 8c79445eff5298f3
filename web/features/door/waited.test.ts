// How a wait is told.
import { expect, test } from 'vitest'
import { waitedFor } from './waited.ts'

test('a wait is told in minutes and seconds, whatever the clocks say', () => {
  expect([0, 999, 1_000, 61_000, 3_599_999, 3_600_000].map((ms) => waitedFor(5, 5 + ms))).toEqual([
    '0:00',
    '0:00',
    '0:01',
    '1:01',
    '59:59',
    '60:00',
  ])
  expect(waitedFor(10_000, 0)).toBe('0:00')
})
