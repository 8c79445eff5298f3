// Which parts of a recording a pause excludes.
import { describe, expect, test } from 'vitest'
import { GUARD_MS, Pauses } from './pauses.ts'

describe('pauses', () => {
  test('exclude what lies in them, or reaches into them, and a little of what follows', () => {
    const pauses = new Pauses()
    expect(pauses.between(0, 1e15)).toBeNull()
    pauses.pause(1_000)
    expect(pauses.isPaused).toBe(true)
    expect(pauses.between(960, 980)).toBeNull()
    expect(pauses.between(990, 1_010)).toBe(1_000)
    pauses.resume(2_000)
    expect(pauses.isPaused).toBe(false)
    expect(pauses.between(1_500, 1_520)).toBe(1_000)
    expect(pauses.between(2_000 + GUARD_MS - 1, 2_020 + GUARD_MS)).toBe(1_000)
    expect(pauses.between(2_000 + GUARD_MS, 2_020 + GUARD_MS)).toBeNull()
  })

  test('asked for twice, the earlier moment counts; without one there is nothing to resume', () => {
    const pauses = new Pauses()
    pauses.resume(5)
    pauses.pause(1_000)
    pauses.pause(900)
    pauses.pause(1_100)
    pauses.resume(1_200)
    expect(pauses.between(890, 899)).toBeNull()
    expect(pauses.between(900, 910)).toBe(900)
  })
})
