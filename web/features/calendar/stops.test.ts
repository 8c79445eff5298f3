// Where arrow keys lead in the calendar.
import { describe, expect, it } from 'vitest'
import { nextStop } from './stops.ts'
import type { Stop } from './stops.ts'

const head = (day: string): Stop => ({ day, at: null })
const meeting = (day: string, hour: number): Stop => ({ day, at: Date.parse(`${day}T00:00Z`) + hour * 3_600_000 })

const stops = [
  head('2026-11-16'),
  head('2026-11-17'),
  head('2026-11-18'),
  meeting('2026-11-16', 8),
  meeting('2026-11-16', 14),
  meeting('2026-11-18', 7),
  meeting('2026-11-18', 15),
]
const [monday, tuesday, wednesday, early, late, , afternoon] = stops
const go = (from: Stop | undefined, arrow: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight', weekly = false) => {
  const found = nextStop(stops, from ?? head('2026-11-16'), arrow, weekly)
  return typeof found === 'number' ? stops[found] : found
}

describe('an arrow', () => {
  it('goes down from a day through its meetings and back', () => {
    expect(go(monday, 'ArrowDown')).toBe(early)
    expect(go(early, 'ArrowDown')).toBe(late)
    expect(go(late, 'ArrowDown')).toBe(late)
    expect(go(early, 'ArrowUp')).toBe(monday)
  })

  it('goes sideways from day to day', () => {
    expect(go(monday, 'ArrowRight')).toBe(tuesday)
    expect(go(wednesday, 'ArrowLeft')).toBe(tuesday)
  })

  it('goes sideways from a meeting to the nearest in time, else to the day', () => {
    expect(go(late, 'ArrowRight')).toBe(tuesday)
    expect(go(afternoon, 'ArrowLeft')).toBe(tuesday)
  })

  it('names the day that is out of sight', () => {
    expect(go(monday, 'ArrowLeft')).toBe('2026-11-15')
    expect(go(late, 'ArrowDown', true)).toBe('2026-11-23')
    expect(go(monday, 'ArrowUp', true)).toBe('2026-11-09')
  })
})
