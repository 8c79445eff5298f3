// Times of a replay as people read them: since the opening, and by the clock of the province.
import { PROVINCE_ZONE } from '../../ui/time.ts'

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: PROVINCE_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `09:42:10` in the province. @param at epoch ms */
export function clockTime(at: number): string {
  return clock.format(at)
}

/** `4:05` or `1:04:05` since the opening. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The moment that an address names (`?t=95.5`, seconds since the opening); null when it names none. */
export function momentOf(text: string | null): number | null {
  if (text === null || !/^\d{1,7}(\.\d{1,3})?$/.test(text)) return null
  return Math.round(Number(text) * 1_000)
}

/** A moment as an address names it. */
export function momentText(ms: number): string {
  return String(Math.round(Math.max(0, ms) / 100) / 10)
}
