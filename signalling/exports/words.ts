// The words in exported pictures and archives.
import type { Absence, ExportPiece } from '../domain/replay/export-plan.ts'
import { wallTime } from '../domain/wall-clock.ts'

/** In the place of a picture that is not there. */
export const ABSENT: Readonly<Record<Absence, string>> = {
  'line-down': 'Mất đường truyền',
  'no-picture': 'Không có hình',
}

/** On the sign for a time of which there is nothing; the time follows. */
export const NOTHING: Readonly<Record<NonNullable<ExportPiece['nothing']>, string>> = {
  paused: 'Tạm dừng ghi',
  missing: 'Không có bản ghi',
}

/** What was a microphone, a camera, a shared screen. */
export const SOURCES: Readonly<Record<string, string>> = {
  microphone: 'âm thanh',
  camera: 'hình',
  presentation: 'màn hình chia sẻ',
}

/** Under the title. */
export const documentLine = (name: string, page: number): string => `Đang chiếu: ${name}, trang ${page}`

/** Who took the file, in the picture. */
export const takenBy = (viewer: string): string => `Xuất bởi: ${viewer}`

/** `09:42`, or `09:42:10`, by the wall clock of a zone. */
export function clockAt(at: number, zone: string, seconds = false): string {
  const { hour, minute } = wallTime(at, zone)
  const whole = seconds ? [hour, minute, Math.floor(at / 1_000) % 60] : [hour, minute]
  return whole.map(twoDigits).join(':')
}

/** `01/12/2026`, by the same clock. */
export function dayAt(at: number, zone: string): string {
  const { year, month, day } = wallTime(at, zone)
  return `${twoDigits(day)}/${twoDigits(month)}/${year}`
}

/** What the wall clock of a zone shows, as seconds since 1970 there. */
export function wallSeconds(at: number, zone: string): number {
  const { year, month, day, hour, minute } = wallTime(at, zone)
  return Date.UTC(year, month - 1, day, hour, minute) / 1_000 + (Math.floor(at / 1_000) % 60)
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
