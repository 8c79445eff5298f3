// Waits grow, stay bounded and are spread.
import { expect, test } from 'vitest'
import { backoffMs, pause } from './backoff.ts'

test('waits double up to five seconds', () => {
  expect([0, 1, 2, 10].map((attempt) => backoffMs(attempt, 0.5))).toEqual([250, 500, 1_000, 5_000])
})

test('waits are spread by a quarter to both sides', () => {
  expect(backoffMs(2, 0)).toBe(750)
  expect(backoffMs(2, 1)).toBe(1_250)
})

test('a pause ends at once when it is no longer needed', async () => {
  const ending = new AbortController()
  const paused = pause(3_600_000, ending.signal)
  ending.abort()
  await paused
})
