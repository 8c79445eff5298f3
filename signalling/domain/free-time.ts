// The next time at which everybody is free.
import { Temporal } from 'temporal-polyfill'

/** How far ahead a free time is looked for, days. */
export const DAYS_AHEAD = 60

/** Steps of the beginnings that are tried, min. */
const STEP_MIN = 15
/** Working hours, minutes after midnight. */
const MORNING = { from: 7 * 60 + 30, to: 11 * 60 + 30 } as const
const AFTERNOON = { from: 13 * 60 + 30, to: 17 * 60 } as const
const MINUTE_MS = 60_000

/** What a free time is looked for with. */
export type FreeTimeWish = {
  /** When somebody is not free, epoch ms, in any order; they may overlap. */
  readonly busy: readonly { readonly startsAt: number; readonly endsAt: number }[]
  readonly lengthMs: number
  /** The earliest beginning, epoch ms. */
  readonly from: number
  readonly zone: string
  /** Whether nobody works on a day, "2027-02-06", that is no Saturday or Sunday. */
  readonly isHoliday: (day: string) => boolean
}

/**
 * The next beginning at which all are free for as long, epoch ms; null when there is none within 60 days. Within a
 * morning (07:30–11:30) or an afternoon (13:30–17:00) of a working day, every quarter of an hour; what is longer than a
 * morning goes over noon, and what is longer than a day begins in the morning.
 */
export function nextFreeTime({ busy, lengthMs, from, zone, isHoliday }: FreeTimeWish): number | null {
  const today = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate()
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = today.add({ days: ahead })
    if (day.dayOfWeek > 5 || isHoliday(day.toString())) continue
    const midnight = day.toZonedDateTime(zone).epochMilliseconds
    const nextMidnight = day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
    const taken = busy.filter(({ startsAt, endsAt }) => startsAt < nextMidnight + lengthMs && endsAt > midnight)
    const found = beginnings(lengthMs / MINUTE_MS)
      .map((minute) => midnight + minute * MINUTE_MS)
      .find((at) => at >= from && isFree(taken, at, at + lengthMs))
    if (found !== undefined) return found
  }
  return null
}

/** The beginnings that a day has for a meeting of this many minutes, minutes after midnight. */
function beginnings(length: number): number[] {
  if (length > AFTERNOON.to - MORNING.from) return [MORNING.from]
  if (length > MORNING.to - MORNING.from) return steps(MORNING.from, AFTERNOON.to - length)
  return [...steps(MORNING.from, MORNING.to - length), ...steps(AFTERNOON.from, AFTERNOON.to - length)]
}

function steps(from: number, to: number): number[] {
  const count = Math.max(0, Math.floor((to - from) / STEP_MIN) + 1)
  return Array.from({ length: count }, (_, index) => from + index * STEP_MIN)
}

function isFree(busy: FreeTimeWish['busy'], from: number, to: number): boolean {
  return busy.every(({ startsAt, endsAt }) => endsAt <= from || startsAt >= to)
}
