// When the reports on periods that are over are due.
import { isHoliday } from '../holidays.ts'
import { wallTime } from '../wall-clock.ts'
import { PERIOD_KINDS } from './period.ts'
import type { Calendar, PeriodKey } from './period.ts'

/** The day of the month after a period, or its first working day; and the hour of that day, 0–23. */
export type ReportTime = { readonly day: number | 'working'; readonly hour: number }

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * The periods that ended with the last month: that month, and with it perhaps a quarter and a year.
 * @param now epoch ms
 */
export function justOver(now: number, calendar: Calendar): PeriodKey[] {
  const month = calendar.monthAt(now)
  return PERIOD_KINDS.map((kind) => calendar.keyOf(month - 1, kind)).filter(
    (key) => calendar.monthsOf(key).end === month,
  )
}

/** When the reports on these are made, epoch ms: in the month in which a moment lies. */
export function reportsDueAt(now: number, { day, hour }: ReportTime, calendar: Calendar, zone: string): number {
  const [first = '2000'] = justOver(now, calendar)
  const { to } = calendar.period(first)
  const days = day === 'working' ? firstWorkingDay(to, zone) : day - 1
  // No zone in which this runs puts its clock forward within the first days of a month.
  return to + days * DAY_MS + hour * HOUR_MS
}

/** How many days after the first of a month its first working day is. */
function firstWorkingDay(from: number, zone: string): number {
  for (let days = 0; ; days += 1) {
    const { day, month, year, dayOfWeek } = wallTime(from + days * DAY_MS, zone)
    const date = [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
    if (dayOfWeek <= 5 && !isHoliday(date)) return days
  }
}
