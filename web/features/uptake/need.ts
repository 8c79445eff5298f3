// Who needs most, and how far something stands from its target.
import type { UptakeDistrict, UptakeFigures, UptakeOutlook } from '#protocol'
import { kindOf } from './period.ts'

/** How a share stands to its target. */
export type Standing = 'none' | 'far' | 'below' | 'reached' | 'noTarget'

/** Below half of the target is far. */
export function standingOf(ratio: number | null, target: number | null): Standing {
  if (ratio === null) return 'none'
  if (target === null) return 'noTarget'
  if (ratio >= target) return 'reached'
  return ratio < target / 2 ? 'far' : 'below'
}

/** The lowest share first; those without a meeting last. Equal ones keep their order. */
export function byNeed<D extends Pick<UptakeDistrict, 'ratio' | 'meetings'>>(districts: readonly D[]): readonly D[] {
  return districts.toSorted((a, b) => (a.ratio ?? 2) - (b.ratio ?? 2) || b.meetings - a.meetings)
}

/** What is said of the rest: of the quarter while a month or quarter is looked at, of the year for a year. */
export function outlookOf({ period, outlook }: Pick<UptakeFigures, 'period' | 'outlook'>): UptakeOutlook {
  return kindOf(period.key) === 'year' ? outlook.year : outlook.quarter
}

/** Whether a period still has something ahead of it. */
export function isOver({ to }: { readonly to: number }, now: number): boolean {
  return to <= now
}
