// Where the calendar stands.
import { describe, expect, it } from 'vitest'
import { NO_FILTER, daysOf, filterCount, readPlace, spanOf, step, writePlace } from './place.ts'

const today = '2026-11-22'

describe('the address of the calendar', () => {
  it('means this week when it says nothing', () => {
    expect(readPlace(new URLSearchParams(), today)).toEqual({ view: 'week', day: today, filter: NO_FILTER })
  })

  it('comes back the same', () => {
    const filter = { unit: 'LNGAN', level: 'three-level', form: 'video', mine: true } as const
    const place = { view: 'month', day: '2026-02-17', filter } as const
    expect(readPlace(writePlace(place), today)).toEqual(place)
    expect(filterCount(filter)).toBe(4)
  })

  it('is not led astray by nonsense', () => {
    const address = new URLSearchParams('view=year&date=2026-02-30&level=x&form=constructor&mine=yes')
    expect(readPlace(address, today)).toEqual({ view: 'week', day: today, filter: NO_FILTER })
  })
})

describe('a view', () => {
  it('shows a day, a week from Monday, a month of whole weeks', () => {
    expect(daysOf({ view: 'day', day: today })).toEqual([today])
    expect(daysOf({ view: 'week', day: today })).toEqual(
      ['16', '17', '18', '19', '20', '21', '22'].map((number) => `2026-11-${number}`),
    )
    expect(daysOf({ view: 'month', day: today })).toHaveLength(42)
  })

  it('spans whole days of the province', () => {
    const { from, to } = spanOf(daysOf({ view: 'week', day: today }))
    expect(new Date(from).toISOString()).toBe('2026-11-15T17:00:00.000Z')
    expect(to - from).toBe(7 * 86_400_000)
  })

  it('steps by its own length', () => {
    expect(step({ view: 'day', day: today }, 1)).toBe('2026-11-23')
    expect(step({ view: 'points', day: today }, -1)).toBe('2026-11-21')
    expect(step({ view: 'week', day: today }, -1)).toBe('2026-11-15')
    expect(step({ view: 'month', day: '2026-01-31' }, 1)).toBe('2026-02-28')
  })
})
