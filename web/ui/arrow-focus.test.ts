// Where a remote control's arrow leads.
import { describe, expect, it } from 'vitest'
import { nearestInDirection } from './arrow-focus.ts'

const box = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 50 })

describe('an arrow', () => {
  const from = box(200, 200)

  it('leads to the neighbour in its direction', () => {
    expect(nearestInDirection(from, [box(80, 200), box(320, 200)], 'right')).toBe(1)
    expect(nearestInDirection(from, [box(200, 100), box(200, 300)], 'up')).toBe(0)
  })

  it('prefers what is straight ahead to what is nearer but askew', () => {
    expect(nearestInDirection(from, [box(400, 260), box(200, 400)], 'down')).toBe(1)
  })

  it('leads nowhere where nothing is', () => {
    expect(nearestInDirection(from, [box(80, 200)], 'right')).toBe(-1)
  })
})
