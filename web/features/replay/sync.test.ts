// How an element is kept to the clock.
import { describe, expect, test } from 'vitest'
import { correctionFor } from './sync.ts'

describe('an element is brought back to the clock', () => {
  test('by nothing while nobody notices', () => {
    expect(correctionFor(10, 1.5, true)).toEqual({ jump: false, rate: 1.5 })
  })

  test('by a slightly other rate, against the distance, never by more than is heard', () => {
    for (const aheadMs of [-140, -60, 60, 140]) {
      const correction = correctionFor(aheadMs, 1, true)
      if (correction.jump) throw new Error('it jumped')
      expect(Math.sign(correction.rate - 1)).toBe(-Math.sign(aheadMs))
      expect(Math.abs(correction.rate - 1)).toBeLessThanOrEqual(0.061)
    }
  })

  test('by a jump only when it is far off', () => {
    expect(correctionFor(160, 1, true).jump).toBe(true)
    expect(correctionFor(160, 2, true).jump).toBe(false)
  })

  test('exactly, while it stands', () => {
    expect(correctionFor(30, 1, false).jump).toBe(true)
  })
})
