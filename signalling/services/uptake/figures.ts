// The dashboard's figures.
import { targetAt } from '../../domain/uptake/definition.ts'
import { figuresOf } from '../../domain/uptake/figures.ts'
import type { Figures, Ratio } from '../../domain/uptake/figures.ts'
import { forecastOf } from '../../domain/uptake/forecast.ts'
import type { LineFilter } from '../../domain/uptake/line.ts'
import { missingOf } from '../../domain/uptake/missing.ts'
import { kindOf } from '../../domain/uptake/period.ts'
import type { PeriodKey, PeriodKind } from '../../domain/uptake/period.ts'
import type { Part } from '../../domain/uptake/report.ts'
import { savedBy } from '../../domain/uptake/saved.ts'
import { districtTrends, periodBase, trendsOf } from '../../domain/uptake/trend.ts'
import type { TrendMark } from '../../domain/uptake/trend.ts'
import type { OfficeContract, Output, Parsed, UnitId, UptakeMark, UptakeOutlook } from '../../protocol/index.ts'
import type { Register } from './book.ts'
import type { UptakeParts } from './parts.ts'

/** Reads the figures of a period. */
export async function readFigures(
  { book, clock }: Pick<UptakeParts, 'book' | 'clock'>,
  { period: key, filter }: Parsed<OfficeContract, 'uptake.figures'>,
): Promise<Output<OfficeContract, 'uptake.figures'>> {
  const register = await book.read()
  const now = clock()
  const figures = figuresIn(register, key, filter, now)
  const period = register.calendar.period(key)
  const { end } = register.calendar.monthsOf(key)
  const shown = Math.min(now, period.to - 1)
  return {
    now,
    period,
    whole: figures.whole,
    before: wholeIn(register, keyBefore(register, key, 1), filter, now),
    target: targetAt(register.timeline, shown, register.calendar),
    trend: withTargets(register, trendsOf(register.months(), { end, filter, now }, register.calendar)),
    outlook: {
      quarter: outlookOf(register, 'quarter', shown, filter, now),
      year: outlookOf(register, 'year', shown, filter, now),
    },
    ...partsOf(figures),
    byDistrict: inOrder(register, figures),
    unexplained: figures.codes.get('never-ran') ?? 0,
    presence: figures.presence,
    hdShare: null,
    saved: savedBy(figures.journeys, register.inputs),
    inputs: register.inputs,
    definitions: definitionsIn(register, figures),
  }
}

/** Reads how each district stands. */
export async function readDistricts(
  { book, clock }: Pick<UptakeParts, 'book' | 'clock'>,
  { period: key, filter }: Parsed<OfficeContract, 'uptake.districts'>,
): Promise<Output<OfficeContract, 'uptake.districts'>> {
  const register = await book.read()
  const now = clock()
  const { calendar } = register
  const period = calendar.period(key)
  const shown = Math.min(now, period.to - 1)
  const target = targetAt(register.timeline, shown, calendar)
  const found = new Map(figuresIn(register, key, filter, now).byDistrict.map((one) => [one.districtId, one]))
  const trends = districtTrends(register.months(), { end: calendar.monthsOf(key).end, filter, now }, calendar)
  const nothing = { meetings: 0, byVideo: 0, ownByVideo: 0, ratio: null, weight: 0, weightByVideo: 0 }
  const districts = register.districtIds.map((districtId) => {
    const figures = found.get(districtId) ?? nothing
    const missing = target && missingOf(figures.ownByVideo, figures.meetings, 0, target.ratio)
    const trend = trends.get(districtId) ?? { month: [], quarter: [], year: [] }
    return { ...figures, districtId, trend, missing }
  })
  return { now, period, target, districts }
}

/** The figures of a period. */
export function figuresIn(register: Register, key: PeriodKey, filter: LineFilter, now: number): Figures {
  const { first, end } = register.calendar.monthsOf(key)
  return figuresOf(register.lines(first, end), { first, end, filter, now, roadKm: register.roadKm })
}

/** The whole of a period alone. */
export function wholeIn(
  register: Register,
  period: PeriodKey,
  filter: LineFilter,
  now: number,
): Ratio & { period: PeriodKey } {
  return { ...figuresIn(register, period, filter, now).whole, period }
}

/** The period of the same kind so many before; the first of the calendar at the most. */
export function keyBefore({ calendar }: Register, key: PeriodKey, count: number): PeriodKey {
  const { first, end } = calendar.monthsOf(key)
  return calendar.keyOf(Math.max(0, first - (end - first) * count), kindOf(key))
}

/** The parts as lists, the largest first; of equal ones by their keys, so that a report has one form. */
export function partsOf({ byOrganiser, byField, byLevel, reasons, codes }: Figures) {
  return {
    byOrganiser: ranked(byOrganiser),
    byField: ranked(byField),
    byLevel: ranked(byLevel),
    reasons: counted(reasons),
    codes: counted(codes),
  }
}

/** The districts in the directory's order, then what names none or one that is a district no longer. */
export function inOrder({ districtIds }: Register, { byDistrict }: Figures): Figures['byDistrict'][number][] {
  const place = (id: UnitId | null): number => {
    const found = id === null ? -1 : districtIds.indexOf(id)
    return found === -1 ? districtIds.length : found
  }
  return byDistrict.toSorted((a, b) => place(a.districtId) - place(b.districtId))
}

/** The definitions by which figures were judged. */
export function definitionsIn({ definitions }: Register, { versions }: Figures) {
  return definitions
    .filter(({ version }) => versions.includes(version))
    .map(({ savedAt: _at, savedBy: _by, ...definition }) => definition)
}

function ranked<K extends string>(parts: ReadonlyMap<K, Ratio>): Part<K>[] {
  const list = [...parts].map(([key, ratio]) => ({ key, ...ratio }))
  return list.toSorted((a, b) => b.meetings - a.meetings || (a.key < b.key ? -1 : 1))
}

function counted<K extends string>(counts: ReadonlyMap<K, number>): { key: K; count: number }[] {
  const list = [...counts].map(([key, count]) => ({ key, count }))
  return list.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

/** Trends with what was aimed at when each period ended. */
export function withTargets(
  { calendar, timeline }: Register,
  trends: Record<PeriodKind, TrendMark[]>,
): Record<PeriodKind, UptakeMark[]> {
  const marked = (marks: readonly TrendMark[]): UptakeMark[] =>
    marks.map((mark) => {
      const last = calendar.period(mark.key).to - 1
      return { ...mark, target: targetAt(timeline, last, calendar)?.ratio ?? null }
    })
  return { month: marked(trends.month), quarter: marked(trends.quarter), year: marked(trends.year) }
}

/** @param shown a moment in the quarter or year that is meant, epoch ms */
function outlookOf(
  register: Register,
  kind: 'quarter' | 'year',
  shown: number,
  filter: LineFilter,
  now: number,
): UptakeOutlook {
  const { calendar, timeline } = register
  const period = calendar.period(calendar.keyOf(calendar.monthAt(shown), kind))
  const first = Math.min(calendar.monthAt(now) - 12, calendar.monthsOf(period.key).first)
  const base = periodBase(register.lines(first, calendar.monthsOf(period.key).end), period, filter, now)
  const { meetings, byVideo, planned } = base
  const target = targetAt(timeline, period.to - 1, calendar)
  const missing = target && missingOf(byVideo, meetings, planned, target.ratio)
  return { period, meetings, byVideo, forecast: forecastOf(base), missing }
}
