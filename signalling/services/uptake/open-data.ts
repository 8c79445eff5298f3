// The figures that everybody may have: ratios by period and by district, without a single meeting's name.
import { targetAt } from '../../domain/uptake/definition.ts'
import type { Definition } from '../../domain/uptake/definition.ts'
import type { DistrictRatio, Ratio } from '../../domain/uptake/figures.ts'
import type { PeriodKind } from '../../domain/uptake/period.ts'
import { trendsOf } from '../../domain/uptake/trend.ts'
import type { Cell } from '../../ports/directory.ts'
import type { UptakeMark } from '../../protocol/index.ts'
import { definitionsIn, figuresIn, inOrder, withTargets } from './figures.ts'
import type { UptakeParts } from './parts.ts'

/** What is published. No time of making stands in it: the same figures are the same bytes. */
export type OpenUptake = {
  /** "tỉnh Bắc Giang" */
  readonly province: string
  /** The year that `whole` and `districts` are of: the running one. */
  readonly year: string
  readonly whole: Ratio
  /** What is aimed at, and by when, "2020-12-31". */
  readonly target: { readonly ratio: number; readonly by: string } | null
  readonly trend: Record<PeriodKind, readonly UptakeMark[]>
  readonly districts: readonly (Omit<DistrictRatio, 'districtId'> & { readonly code: string; readonly name: string })[]
  /** The rules by which this year's meetings were judged. */
  readonly definitions: readonly Definition[]
}

/** Reads what is published. */
export async function readOpenUptake(
  { book, clock }: Pick<UptakeParts, 'book' | 'clock'>,
  province: string,
): Promise<OpenUptake> {
  const register = await book.read()
  const { calendar, timeline, units } = register
  const now = clock()
  const month = calendar.monthAt(now)
  const year = calendar.keyOf(month, 'year')
  const figures = figuresIn(register, year, {}, now)
  const target = targetAt(timeline, now, calendar)
  return {
    province,
    year,
    whole: figures.whole,
    target: target && { ratio: target.ratio, by: target.by },
    trend: withTargets(register, trendsOf(register.months(), { end: month + 1, filter: {}, now }, calendar)),
    districts: inOrder(register, figures).flatMap(({ districtId, ...ratio }) => {
      const unit = districtId === null ? undefined : units.get(districtId)
      return unit ? [{ code: unit.code, name: unit.name, ...ratio }] : []
    }),
    definitions: definitionsIn(register, figures),
  }
}

/** The same as a table: one row for each period and each district. */
export function openTable({ trend, districts, year }: OpenUptake): Cell[][] {
  const kinds = ['year', 'quarter', 'month'] as const
  return [
    ['loai', 'ky', 'don_vi', 'so_cuoc_hop', 'truc_tuyen', 'ty_le', 'muc_tieu'],
    ...kinds.flatMap((kind) =>
      trend[kind].map(({ key, meetings, byVideo, ratio, target }): Cell[] => {
        return [kind, key, '', meetings, byVideo, ratio, target]
      }),
    ),
    ...districts.map(({ code, meetings, ownByVideo, ratio }): Cell[] => {
      return ['district', year, code, meetings, ownByVideo, ratio, null]
    }),
  ]
}
