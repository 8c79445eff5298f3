// Months, quarters and years by their keys: the one before, the one after, the one of another length.
import type { PeriodKey, PeriodKind } from '#domain/uptake/period.ts'
import type { Day } from '../../ui/days.ts'

/** From the shortest to the longest. */
export const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'year']

const KEY = /^20\d\d(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/
const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 }
const FIRST_YEAR = 2000
const LAST_MONTH = 100 * 12 - 1

/** Whether a text, such as one out of an address, is the key of a period. */
export function isPeriod(text: string): boolean {
  return KEY.test(text)
}

/** What kind of period a key names. */
export function kindOf(key: PeriodKey): PeriodKind {
  if (key.includes('Q')) return 'quarter'
  return key.includes('-') ? 'month' : 'year'
}

/** The period of a kind in which a day lies. */
export function periodOn(day: Day, kind: PeriodKind): PeriodKey {
  return keyOf((Number(day.slice(0, 4)) - FIRST_YEAR) * 12 + Number(day.slice(5, 7)) - 1, kind)
}

/** The period so many places later, or earlier; null beyond the years 2000 to 2099. */
export function shifted(key: PeriodKey, by: number): PeriodKey | null {
  const kind = kindOf(key)
  const month = firstMonth(key) + by * MONTHS[kind]
  return month < 0 || month > LAST_MONTH ? null : keyOf(month, kind)
}

/** A period of another kind at the same time: that of today where it lies in the first, else the latest in it. */
export function inKind(key: PeriodKey, kind: PeriodKind, today: Day): PeriodKey {
  const first = firstMonth(key)
  const last = first + MONTHS[kindOf(key)] - 1
  const now = firstMonth(periodOn(today, 'month'))
  return keyOf(now >= first && now <= last ? now : last, kind)
}

/** The number of a month or quarter in its year, the year of a year. */
export function partOf(key: PeriodKey): number {
  const kind = kindOf(key)
  return kind === 'year' ? Number(key) : Number(key.slice(kind === 'quarter' ? 6 : 5))
}

/** The year in which it lies. */
export function yearOf(key: PeriodKey): string {
  return key.slice(0, 4)
}

/** The last day of a period. */
export function lastDayOf(key: PeriodKey): Day {
  const next = firstMonth(key) + MONTHS[kindOf(key)]
  return new Date(Date.UTC(FIRST_YEAR, next, 0)).toISOString().slice(0, 10)
}

function firstMonth(key: PeriodKey): number {
  const kind = kindOf(key)
  const part = kind === 'year' ? 0 : (partOf(key) - 1) * MONTHS[kind]
  return (Number(yearOf(key)) - FIRST_YEAR) * 12 + part
}

function keyOf(month: number, kind: PeriodKind): PeriodKey {
  const year = FIRST_YEAR + Math.floor(month / 12)
  const inYear = month % 12
  if (kind === 'year') return String(year)
  if (kind === 'quarter') return `${year}-Q${Math.floor(inYear / 3) + 1}`
  return `${year}-${String(inYear + 1).padStart(2, '0')}`
}
