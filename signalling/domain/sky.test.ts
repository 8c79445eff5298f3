// New moons and the sun's course, against published moments.
import { describe, expect, test } from 'vitest'
import { newMoon, newMoonNumberNear, sunLongitude } from './sky.ts'

const julianDay = (moment: string) => Date.parse(moment) / 86_400_000 + 2_440_587.5
const SECOND = 1 / 86_400

describe('the new moon', () => {
  test.each([
    // Meeus, example 49.a, is 1977-02-18 03:37:42 of terrestrial time, 48 seconds ahead of universal time.
    ['1977-02-18T03:36:54Z', 10],
    // Published to the minute.
    ['2000-01-06T18:14:00Z', 60],
    ['2007-02-17T16:14:00Z', 60],
    ['2026-02-17T12:01:00Z', 60],
  ])('is at %s within %i seconds', (moment, seconds) => {
    const expected = julianDay(moment)
    expect(Math.abs(newMoon(newMoonNumberNear(expected)) - expected)).toBeLessThan(seconds * SECOND)
  })
})

describe('the sun', () => {
  test.each([
    ['1984-12-21T16:23:00Z', 270],
    ['2000-03-20T07:35:00Z', 0],
    ['2024-06-20T20:51:00Z', 90],
    ['2025-09-22T18:19:00Z', 180],
    ['2025-12-21T15:03:00Z', 270],
  ])('reaches at %s the longitude of %i°', (moment, longitude) => {
    const apart = Math.abs(sunLongitude(julianDay(moment)) - longitude)
    // The sun moves 0.04° in an hour: a minute is 0.0007°.
    expect(Math.min(apart, 360 - apart)).toBeLessThan(0.001)
  })
})
