// The rules while they are being changed.
import { describe, expect, it } from 'vitest'
import { isTargetInOrder, withStep } from './rules-draft.ts'

const PLAN = [{ from: '2018-01-01', by: '2020-12-31', ratio: 0.5 }]

describe('the target line', () => {
  it('is in order when each step begins after the one before and ends no earlier than it begins', () => {
    expect(isTargetInOrder(PLAN)).toBe(true)
    expect(isTargetInOrder([...PLAN, { from: '2018-01-01', by: '2021-12-31', ratio: 0.6 }])).toBe(false)
    expect(isTargetInOrder([{ from: '2021-01-01', by: '2020-12-31', ratio: 0.6 }])).toBe(false)
    expect(isTargetInOrder([{ from: '', by: '2020-12-31', ratio: 0.6 }])).toBe(false)
  })

  it('grows by a step that is in order', () => {
    expect(isTargetInOrder(withStep(PLAN, '2026-11-30'))).toBe(true)
    expect(withStep([], '2026-11-30')).toEqual([{ from: '2027-01-01', by: '2027-12-31', ratio: 0.5 }])
  })
})
