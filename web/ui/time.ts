// Times as the province reads them.

/** The province's time zone. */
export const PROVINCE_ZONE = 'Asia/Ho_Chi_Minh'

// Kept, for making one takes tens of milliseconds on a slow machine, and clocks ask every second.
let time: Intl.DateTimeFormat | undefined
const days = new Map<string, Intl.DateTimeFormat>()

/** `21:05`, 24 hours, in the province's time zone. */
export function formatTime(at: number): string {
  time ??= new Intl.DateTimeFormat('vi-VN', {
    timeZone: PROVINCE_ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return time.format(at)
}

/** Weekday and date in the given language: `Chủ Nhật, 22/11/2026`. */
export function formatDay(at: number, language: string): string {
  const parts = { timeZone: PROVINCE_ZONE, day: '2-digit', month: '2-digit', year: 'numeric', weekday: 'long' } as const
  const locale = language === 'en' ? 'en-GB' : 'vi-VN'
  const day = days.get(locale) ?? new Intl.DateTimeFormat(locale, parts)
  days.set(locale, day)
  return day.format(at)
}
