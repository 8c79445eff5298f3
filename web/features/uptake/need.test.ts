// Who needs most.
import { describe, expect, it } from 'vitest'
import { byNeed, standingOf } from './need.ts'

describe('a district', () => {
  it('stands by its target', () => {
    expect([null, 0.1, 0.3, 0.5, 0.9].map((ratio) => standingOf(ratio, 0.5))).toEqual([
      'none',
      'far',
      'below',
      'reached',
      'reached',
    ])
    expect(standingOf(0.4, null)).toBe('noTarget')
  })

  it('comes first when it is furthest behind, last when it has no meeting; of equals the busier first', () => {
    const districts = [
      { ratio: null, meetings: 0 },
      { ratio: 0.5, meetings: 4 },
      { ratio: 0.2, meetings: 5 },
      { ratio: 0.2, meetings: 9 },
    ]
    expect(byNeed(districts).map(({ meetings }) => meetings)).toEqual([9, 5, 4, 0])
  })
})
