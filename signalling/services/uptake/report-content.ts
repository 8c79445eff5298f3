// What a report says, from the register.
import type { LineFilter } from '../../domain/uptake/line.ts'
import { targetAt } from '../../domain/uptake/definition.ts'
import type { Ratio } from '../../domain/uptake/figures.ts'
import { kindOf } from '../../domain/uptake/period.ts'
import type { PeriodKey } from '../../domain/uptake/period.ts'
import type { ReportContent } from '../../domain/uptake/report.ts'
import { savedBy } from '../../domain/uptake/saved.ts'
import type { UnitId } from '../../protocol/index.ts'
import type { Register } from './book.ts'
import { definitionsIn, figuresIn, inOrder, keyBefore, partsOf, wholeIn } from './figures.ts'

/** How many periods of a kind a year has. */
const IN_A_YEAR = { month: 12, quarter: 4, year: 1 } as const

/** The content of a report on today's figures; the same figures give the same content, whenever it is made. */
export function contentOf(register: Register, key: PeriodKey, unitId: UnitId | null, now: number): ReportContent {
  const { calendar, units, inputs, timeline } = register
  const filter = scopeOf(register, unitId)
  const figures = figuresIn(register, key, filter, now)
  const { from, to } = calendar.period(key)
  const parts = partsOf(figures)
  const byDistrict = inOrder(register, figures)
  const mentioned = [...parts.byOrganiser.map((one) => one.key), ...byDistrict.map((one) => one.districtId), unitId]
  const names = mentioned.flatMap((id) => (id === null ? [] : [[id, units.get(id)?.name ?? id] as const]))
  const months = calendar.monthsOf(key)
  return {
    unitId,
    // fromEntries widens the branded keys to plain strings.
    names: Object.fromEntries(names) as Record<UnitId, string>,
    period: key,
    from,
    to,
    definitions: definitionsIn(register, figures),
    target: targetAt(timeline, to - 1, calendar),
    whole: figures.whole,
    before: wholeIn(register, keyBefore(register, key, 1), filter, now),
    yearBefore: wholeIn(register, keyBefore(register, key, IN_A_YEAR[kindOf(key)]), filter, now),
    byMonth: Array.from({ length: months.end - months.first }, (_, index) => {
      const ratio = figures.byMonth.get(months.first + index)
      const nothing = { meetings: 0, byVideo: 0, stated: 0, corrected: 0, ratio: null }
      return { key: calendar.keyOf(months.first + index, 'month'), ...(ratio ?? nothing) }
    }),
    ...parts,
    byDistrict,
    presence: figures.presence,
    saved: savedBy(figures.journeys, inputs),
    inputs,
  }
}

/** A district answers for the meetings in which it takes part, another unit for those it organises. */
export function scopeOf({ units }: Register, unitId: UnitId | null): LineFilter {
  if (unitId === null) return {}
  return units.get(unitId)?.isDistrict ? { districtId: unitId } : { organiserId: unitId }
}

/** The whole of a unit's report alone. */
export function wholeOf(register: Register, key: PeriodKey, unitId: UnitId, now: number): Ratio {
  return figuresIn(register, key, scopeOf(register, unitId), now).whole
}

/** The units that organised a counted meeting in a period, in the directory's order. */
export function organisersIn(register: Register, key: PeriodKey, now: number): UnitId[] {
  const { byOrganiser } = figuresIn(register, key, {}, now)
  return [...register.units.keys()].filter((id) => byOrganiser.has(id))
}
