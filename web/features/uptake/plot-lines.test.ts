// The lines of a plot.
import { describe, expect, it } from 'vitest'
import { bandOf, columnAt, lineThrough, stepsOf } from './plot-lines.ts'

describe('a plot', () => {
  it('puts marks in the middle of their columns', () => {
    expect([0, 1, 2, 3].map((index) => columnAt(index, 4))).toEqual([12.5, 37.5, 62.5, 87.5])
  })

  it('interrupts its line where a value is missing', () => {
    expect(lineThrough([0.5, 1, null, 0])).toBe('M12.5 50L37.5 0M87.5 100')
  })

  it('draws the target as steps as wide as the columns', () => {
    expect(stepsOf([null, 0.5])).toBe('M50 50L100 50')
  })

  it('draws the forecast over the last column', () => {
    expect(bandOf({ low: 0.4, high: 0.6 }, 4)).toEqual({ x: 75, width: 25, y: 40, height: 20 })
  })
})
