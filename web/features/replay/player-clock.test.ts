// The clock of a replay.
import { describe, expect, test } from 'vitest'
import { PlayerClock, otherRate } from './player-clock.ts'

describe('the clock', () => {
  test('stands until it is let run, and goes at its rate', () => {
    const clock = new PlayerClock(1_000)
    expect(clock.at(500)).toBe(1_000)
    clock.run(true, 500)
    expect(clock.at(700)).toBe(1_200)
    clock.setRate(2, 700)
    expect(clock.at(1_000)).toBe(1_800)
    clock.run(false, 1_000)
    expect(clock.at(9_000)).toBe(1_800)
  })

  test('goes on from where it is put', () => {
    const clock = new PlayerClock(0)
    clock.run(true, 0)
    clock.set(50_000, 100)
    expect(clock.at(200)).toBe(50_100)
  })

  test('goes no further than it may, and on when it may again', () => {
    const clock = new PlayerClock(0)
    clock.setLimit(1_000, 0)
    clock.run(true, 0)
    expect(clock.at(5_000)).toBe(1_000)
    clock.setLimit(2_000, 5_000)
    expect(clock.at(5_500)).toBe(1_500)
  })

  test('is never before the beginning', () => {
    const clock = new PlayerClock(0)
    clock.set(-500, 0)
    expect(clock.at(0)).toBe(0)
  })
})

test('rates are those that are offered, up to the last one', () => {
  expect([otherRate(1, 1), otherRate(1, -1), otherRate(2, 1), otherRate(0.5, -1)]).toEqual([1.25, 0.75, 2, 0.5])
})
