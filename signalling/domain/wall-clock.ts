// Times as the clock on the wall and the calendar tell them.
import { Temporal } from 'temporal-polyfill'

/**
 * A time moved by as many days and hours of the clock on the wall as there are between two others; all epoch ms.
 * Where no clock is ever put forward or back that is the plain difference.
 */
export function movedLike(at: number, from: number, to: number, zone: string): number {
  const span = wall(from, zone).until(wall(to, zone), { largestUnit: 'day' })
  return wall(at, zone).add(span).toZonedDateTime(zone).epochMilliseconds
}

/** How many days of the calendar lie between two times, epoch ms; negative when the second is the earlier. */
export function daysBetween(from: number, to: number, zone: string): number {
  const days = (time: number) => wall(time, zone).toPlainDate()
  return days(from).until(days(to), { largestUnit: 'day' }).days
}

/** The beginning of a day, epoch ms: of the one that a time lies in, or of one so many days later. */
export function startOfDay(at: number, zone: string, daysLater = 0): number {
  return wall(at, zone).toPlainDate().add({ days: daysLater }).toZonedDateTime(zone).epochMilliseconds
}

/** "08:00 thứ hai, 21/12/2026" as numbers: hour, minute, day, month, year, and the weekday from 1 (Monday) to 7. */
export function wallTime(at: number, zone: string) {
  const { hour, minute, day, month, year, dayOfWeek } = wall(at, zone)
  return { hour, minute, day, month, year, dayOfWeek }
}

function wall(at: number, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
}
