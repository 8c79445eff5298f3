// The address of the uptake's pages.
import { describe, expect, it } from 'vitest'
import type { UnitId } from '#protocol'
import { periodIn, questionIn, searchOf } from './place.ts'
import type { Question } from './place.ts'

// As the directory has it.
const SDONG = 'SDONG' as UnitId

describe('the address', () => {
  it('names the period, else it is the present quarter', () => {
    expect(periodIn(new URLSearchParams('period=2025-03'), '2026-11-30')).toBe('2025-03')
    expect(periodIn(new URLSearchParams('period=2025-Q9'), '2026-11-30')).toBe('2026-Q4')
  })

  it('keeps which meetings are asked for', () => {
    const question: Question = {
      which: 'not-by-video',
      filter: { districtId: SDONG, level: 'three-level' },
      own: 'not-by-video',
      reason: 'unsaid',
      period: '2026-10',
    }
    expect(questionIn(new URLSearchParams(searchOf('2026', question)))).toEqual(question)
  })

  it('asks nothing by itself, and passes nothing on that is no sign', () => {
    expect(questionIn(new URLSearchParams('period=2026'))).toBeNull()
    expect(questionIn(new URLSearchParams('show=all&district=a%20b&code=A'))).toEqual({ which: 'all' })
  })
})
