// Times within a session as the clock on the wall told them.
import { DAY_MS, dayOf, instantOf } from '../../ui/days.ts'
import { PROVINCE_ZONE } from '../../ui/time.ts'

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: PROVINCE_ZONE, timeStyle: 'medium', hourCycle: 'h23' })

/** `09:42:10` */
export function clockAt(at: number): string {
  return clock.format(at)
}

/**
 * What somebody typed as a time of the clock, in ms since the opening: `9:42`, `09:42:10`. A session may go on past
 * midnight.
 * @returns null when it is no time, or lies outside the session
 */
export function msOf(
  typed: string,
  { openedAt, endMs }: { readonly openedAt: number; readonly endMs: number },
): number | null {
  const [, hour = '', minute = '', second = '00'] = /^(\d{1,2})[:hg.](\d{2})(?:[:.](\d{2}))?$/.exec(typed.trim()) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const wall = instantOf(`${dayOf(openedAt)}T${hour.padStart(2, '0')}:${minute}:${second}`)
  // The opening itself stands between two seconds.
  const since = wall - Math.floor(openedAt / 1_000) * 1_000
  const ms = since < 0 ? since + DAY_MS : since
  return ms <= Math.ceil(endMs / 1_000) * 1_000 ? Math.min(ms, endMs) : null
}
