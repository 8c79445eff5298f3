// Months, quarters and years by the province's calendar: to which of them a moment belongs.
import { Temporal } from 'temporal-polyfill'

/** "2026", "2026-Q3" or "2026-11". */
export type PeriodKey = string

/** How long a period is. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** A period of the calendar; times are epoch ms, the end is excluded. */
export type Period = {
  readonly key: PeriodKey
  readonly kind: PeriodKind
  readonly from: number
  readonly to: number
}

/** What every key looks like; 2000 to 2099, as far as our times go. */
export const PERIOD_KEY = /^20\d\d(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/

const MONTHS_OF: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 }
const FIRST_YEAR = 2000
/** Days whose beginnings are remembered. */
const MOST_DAYS = 1_000

/** A calendar of one zone. A meeting belongs to the period in which it begins. */
export type Calendar = {
  /** Months since January 2000 of a moment, epoch ms. Quick: the beginnings of months are worked out once. */
  monthAt(at: number): number
  /** The period of a key. @throws RangeError for what is no key */
  period(key: PeriodKey): Period
  /** The key of the period of this kind in which a month lies. */
  keyOf(month: number, kind: PeriodKind): PeriodKey
  /** The months of a period: from the first to before the last, counted as `monthAt` does. */
  monthsOf(key: PeriodKey): { readonly first: number; readonly end: number }
  /** The beginning of a date "2026-01-31", epoch ms. @throws RangeError for what is no date */
  dayStart(date: string): number
}

/** @param zone IANA name: "Asia/Ho_Chi_Minh" */
export function createCalendar(zone: string): Calendar {
  const starts = new Map<number, number>()
  const days = new Map<string, number>()
  const startOf = (month: number): number => {
    const known = starts.get(month)
    if (known !== undefined) return known
    const first = Temporal.PlainDate.from({ year: FIRST_YEAR, month: 1, day: 1 }).add({ months: month })
    const start = first.toZonedDateTime(zone).epochMilliseconds
    starts.set(month, start)
    return start
  }
  return {
    monthAt(at) {
      const date = new Date(at)
      // By UTC it is this month or one of its neighbours: no zone is more than a day away.
      let month = (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth()
      while (at < startOf(month)) month -= 1
      while (at >= startOf(month + 1)) month += 1
      return month
    },
    period(key) {
      const { first, end } = monthsIn(key)
      return { key, kind: kindOf(key), from: startOf(first), to: startOf(end) }
    },
    keyOf: keyOfMonth,
    monthsOf: monthsIn,
    dayStart(date) {
      const known = days.get(date)
      if (known !== undefined) return known
      const start = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds
      // Only the few days that definitions name come again and again; an import's days need not be kept.
      if (days.size < MOST_DAYS) days.set(date, start)
      return start
    },
  }
}

/** What kind of period a key names. */
export function kindOf(key: PeriodKey): PeriodKind {
  if (key.includes('Q')) return 'quarter'
  return key.includes('-') ? 'month' : 'year'
}

function monthsIn(key: PeriodKey): { first: number; end: number } {
  if (!PERIOD_KEY.test(key)) throw new RangeError(`${key} is no period.`)
  const kind = kindOf(key)
  const part = kind === 'year' ? 0 : Number(key.slice(kind === 'quarter' ? 6 : 5)) - 1
  const first = (Number(key.slice(0, 4)) - FIRST_YEAR) * 12 + part * MONTHS_OF[kind]
  return { first, end: first + MONTHS_OF[kind] }
}

function keyOfMonth(month: number, kind: PeriodKind): PeriodKey {
  const year = FIRST_YEAR + Math.floor(month / 12)
  const inYear = month % 12
  if (kind === 'year') return String(year)
  if (kind === 'quarter') return `${year}-Q${Math.floor(inYear / 3) + 1}`
  return `${year}-${String(inYear + 1).padStart(2, '0')}`
}
