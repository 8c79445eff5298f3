// Days as the province counts them: words like 2026-11-22, the instants they begin at, and weeks from Monday.
import { endOfMonth, parseDate, startOfMonth } from '@internationalized/date'

/** A day of the province: `YYYY-MM-DD`. */
export type Day = string

/** One day, ms. */
export const DAY_MS = 86_400_000

// Viet Nam has kept UTC+7 without summer time since 1975.
const OFFSET_MS = 7 * 3_600_000

/** The day on which an instant (epoch ms) falls. */
export function dayOf(at: number): Day {
  return wallOf(at).slice(0, 10)
}

/** What clocks show at an instant (epoch ms): `YYYY-MM-DDTHH:MM`. */
export function wallOf(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 16)
}

/** The instant (epoch ms) at which clocks show this; a day alone means its midnight. */
export function instantOf(wall: string): number {
  return Date.parse(`${wall.length === 10 ? `${wall}T00:00` : wall}Z`) - OFFSET_MS
}

/** Whether a text, such as one out of an address, names a day that exists. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? instantOf(text) : Number.NaN
  return !Number.isNaN(at) && dayOf(at) === text
}

/** Year, month and day as numbers. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  const date = parseDate(day)
  return { year: date.year, month: date.month, day: date.day }
}

/** The day so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return parseDate(day).add({ days }).toString()
}

/** The same day so many months later; the last one where there is none of its number. */
export function addMonths(day: Day, months: number): Day {
  return parseDate(day).add({ months }).toString()
}

/** How many days lie between two days. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((instantOf(to) - instantOf(from)) / DAY_MS)
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const sinceMonday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -sinceMonday)
}

/** All days of the weeks that a day's month touches, Monday first. */
export function monthGrid(day: Day): Day[] {
  const first = mondayOf(startOfMonth(parseDate(day)).toString())
  const last = addDays(mondayOf(endOfMonth(parseDate(day)).toString()), 6)
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, place) => addDays(first, place))
}

/** The number of a day's week by ISO 8601. */
export function weekNumberOf(day: Day): number {
  const thursday = addDays(mondayOf(day), 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** A day in words, by the parts asked for: `Thứ Hai, 23/11`. */
export function formatDate(day: Day, language: string, parts: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi-VN', { ...parts, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}
