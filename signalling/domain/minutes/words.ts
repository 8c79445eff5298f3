// How times and numbers are written in an official document.
import { wallTime } from '../wall-clock.ts'

/** Two digits at least: "05". */
export function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** "08 giờ 05 phút" */
export function hourOf(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone)
  return `${two(hour)} giờ ${two(minute)} phút`
}

/** "08h05", where room is scarce. */
export function shortHourOf(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone)
  return `${two(hour)}h${two(minute)}`
}

/** "ngày 05 tháng 02 năm 2026": days below 10 and the months January and February with a nought (Decree 30/2020/NĐ-CP). */
export function dayOf(at: number, zone: string): string {
  const { day, month, year } = wallTime(at, zone)
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`
}

/** "12 phút", "45 giây" for less than a minute, "01 giờ 05 phút" for more than an hour. */
export function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${two(seconds)} giây`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${two(minutes)} phút`
  return `${two(Math.floor(minutes / 60))} giờ ${two(minutes % 60)} phút`
}
