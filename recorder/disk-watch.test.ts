// When a disk counts as low, as full, and as well again.
import { describe, expect, test } from 'vitest'
import { DISK_THRESHOLDS, DiskForecast } from './disk-watch.ts'

const GIB = 2 ** 30
const MIB = 2 ** 20
const NOW = Date.UTC(2026, 11, 1)

describe('the forecast of a disk', () => {
  test('is low an hour before it is full, at the rate of the last minutes', () => {
    const forecast = new DiskForecast(DISK_THRESHOLDS)
    expect(forecast.read(100 * GIB, NOW)).toEqual({ freeBytes: 100 * GIB, bytesPerSecond: 0, fullAt: null })
    for (let second = 0; second < 120; second++) forecast.wrote(10 * MIB, NOW + second * 1000)
    const now = NOW + 120_000
    const state = forecast.read(100 * GIB, now)
    expect(state.bytesPerSecond).toBe(10 * MIB)
    expect(state.fullAt).toBe(now + Math.round((100 * 1024 - 200) / 10) * 1000)
    expect(forecast.level).toBe('enough')
    forecast.read(35 * GIB, now)
    expect(forecast.level).toBe('low')
    forecast.read(36 * GIB, now)
    expect(forecast.level).toBe('low')
    forecast.read(45 * GIB, now)
    expect(forecast.level).toBe('enough')
  })

  test('is low and full by what is left, whatever is written, and better only when clearly so', () => {
    const forecast = new DiskForecast(DISK_THRESHOLDS)
    const levels = [3 * GIB, 1.9 * GIB, 2.1 * GIB, 150 * MIB, 210 * MIB, 230 * MIB, 3 * GIB].map((free) => {
      forecast.read(free, NOW)
      return forecast.level
    })
    expect(levels).toEqual(['enough', 'low', 'low', 'full', 'full', 'low', 'enough'])
  })

  test('forgets what was written long ago', () => {
    const forecast = new DiskForecast(DISK_THRESHOLDS)
    forecast.wrote(GIB, NOW)
    expect(forecast.read(100 * GIB, NOW + 20_000).bytesPerSecond).toBeGreaterThan(0)
    expect(forecast.read(100 * GIB, NOW + 200_000)).toMatchObject({ bytesPerSecond: 0, fullAt: null })
  })
})
