// Times of the clock that somebody types for a clip.
import { describe, expect, test } from 'vitest'
import { clockAt, msOf } from './clock-times.ts'

/** 09:30:00.4 in Viet Nam, for an hour. */
const MORNING = { openedAt: Date.UTC(2026, 11, 1, 2, 30, 0, 400), endMs: 3_600_000 }
/** From 23:50 on, for half an hour. */
const NIGHT = { openedAt: Date.UTC(2026, 11, 1, 16, 50), endMs: 1_800_000 }

describe('a typed time', () => {
  test.each([
    ['09:42:10', 730_000],
    ['9:42', 720_000],
    [' 9h42 ', 720_000],
    ['09:30:00', 0],
    ['10:30:00', 3_600_000],
  ])('%s lies %i ms after the opening', (typed, ms) => {
    expect(msOf(typed, MORNING)).toBe(ms)
  })

  test.each(['', 'sáng', '9', '25:00', '09:61', '09:42:61', '09:29:00', '10:31:00'])(
    '%j is none of the session',
    (typed) => {
      expect(msOf(typed, MORNING)).toBeNull()
    },
  )

  test('may lie past midnight', () => {
    expect(msOf('00:05:00', NIGHT)).toBe(900_000)
  })

  test('is what the clock shows', () => {
    expect(clockAt(MORNING.openedAt + 730_000)).toBe('09:42:10')
  })
})
