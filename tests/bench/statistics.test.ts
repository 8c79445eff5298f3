// What the figures of a row mean.
import { describe, expect, it } from 'vitest'
import { median, quantile, summarize } from './statistics.ts'

describe('the median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([30, 10, 20])).toBe(20)
  })

  it('lies between the two middle values of an even row', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })

  it('of one value is that value', () => {
    expect(median([7])).toBe(7)
  })

  it('of nothing is refused', () => {
    expect(() => median([])).toThrow('empty')
  })
})

describe('a quantile', () => {
  const row = Array.from({ length: 21 }, (_, index) => index * 10)

  it('leaves its share of the row below it', () => {
    expect(quantile(row, 0.95)).toBe(190)
  })

  it('ends at the smallest and the largest value', () => {
    expect([quantile(row, 0), quantile(row, 1)]).toEqual([0, 200])
  })

  it('between two values is in proportion', () => {
    expect(quantile([0, 100], 0.95)).toBeCloseTo(95)
  })
})

describe('a summary', () => {
  it('rounds and does not disturb the row', () => {
    const row = [2.4, 1.2, 9.6]
    expect(summarize(row)).toEqual({ median: 2, p95: 9, max: 10, count: 3 })
    expect(row).toEqual([2.4, 1.2, 9.6])
  })
})
