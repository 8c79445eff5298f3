// Days of the province.
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  mondayOf,
  monthGrid,
  wallOf,
  weekNumberOf,
} from './days.ts'

describe('days of the province', () => {
  it('begin seven hours before those of UTC', () => {
    expect(dayOf(Date.parse('2026-11-22T16:59:59Z'))).toBe('2026-11-22')
    expect(dayOf(Date.parse('2026-11-22T17:00:00Z'))).toBe('2026-11-23')
    expect(instantOf('2026-11-23')).toBe(Date.parse('2026-11-22T17:00:00Z'))
  })

  it('come back the same from what clocks show', () => {
    const at = Date.parse('2026-12-31T18:15:00Z')
    expect(wallOf(at)).toBe('2027-01-01T01:15')
    expect(instantOf(wallOf(at))).toBe(at)
  })

  it('exist or do not', () => {
    expect(['2026-02-28', '2024-02-29'].map(isDay)).toEqual([true, true])
    expect(['2026-02-29', '2026-13-01', 'today', '', '2026-1-1'].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('add up over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(daysBetween('2026-11-30', '2027-01-01')).toBe(32)
  })

  it('stand in weeks from Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  })

  it('fill whole weeks of a month', () => {
    const grid = monthGrid('2026-11-22')
    expect([grid[0], grid.at(-1), grid.length]).toEqual(['2026-10-26', '2026-12-06', 42])
    expect(monthGrid('2027-02-10')).toHaveLength(28)
  })

  it('have the week numbers of ISO 8601', () => {
    expect(weekNumberOf('2026-11-22')).toBe(47)
    expect(weekNumberOf('2027-01-01')).toBe(53)
    expect(weekNumberOf('2026-01-01')).toBe(1)
  })
})
