// Times of a replay in words and in addresses.
import { describe, expect, test } from 'vitest'
import { clockTime, elapsed, momentOf, momentText } from './times.ts'

describe('times of a replay', () => {
  test('the clock is that of the province', () => {
    expect(clockTime(Date.parse('2026-12-01T02:42:10Z'))).toBe('09:42:10')
    expect(clockTime(Date.parse('2026-12-01T17:00:00Z'))).toBe('00:00:00')
  })

  test('what has passed is told in minutes, then in hours', () => {
    expect([0, 59_999, 245_000, 3_845_000].map(elapsed)).toEqual(['0:00', '0:59', '4:05', '1:04:05'])
  })

  test('an address names a moment to a tenth of a second', () => {
    expect(momentText(95_462)).toBe('95.5')
    expect(momentOf(momentText(95_462))).toBe(95_500)
  })

  test.each([null, '', '-5', '1e9', 'NaN', '12.3456', '12345678'])('%j names none', (text) => {
    expect(momentOf(text)).toBeNull()
  })
})
