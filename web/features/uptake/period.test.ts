// Periods by their keys.
import { describe, expect, it } from 'vitest'
import { inKind, isPeriod, lastDayOf, periodOn, shifted } from './period.ts'

describe('a period', () => {
  it('is found by a day', () => {
    expect(periodOn('2026-11-30', 'month')).toBe('2026-11')
    expect(periodOn('2026-11-30', 'quarter')).toBe('2026-Q4')
    expect(periodOn('2026-11-30', 'year')).toBe('2026')
  })

  it('has neighbours across the year’s end, and none beyond the century', () => {
    expect(shifted('2026-01', -1)).toBe('2025-12')
    expect(shifted('2026-Q4', 1)).toBe('2027-Q1')
    expect(shifted('2099', 1)).toBeNull()
    expect(shifted('2000-01', -1)).toBeNull()
  })

  it('becomes one of another kind: today’s where it contains today, else its last', () => {
    expect(inKind('2026', 'quarter', '2026-05-02')).toBe('2026-Q2')
    expect(inKind('2025', 'month', '2026-05-02')).toBe('2025-12')
    expect(inKind('2026-11', 'year', '2026-05-02')).toBe('2026')
  })

  it('ends with its last day', () => {
    expect(['2026-02', '2028-02', '2026-Q4', '2026'].map(lastDayOf)).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-12-31',
      '2026-12-31',
    ])
  })

  it('has a key of one of three forms', () => {
    expect(['2026', '2026-Q3', '2026-11'].every(isPeriod)).toBe(true)
    expect(['2026-Q5', '2026-13', '1999', '2026-1', ''].some(isPeriod)).toBe(false)
  })
})
