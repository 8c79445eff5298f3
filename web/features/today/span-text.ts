// How long it is until something, in words.
import type { UseTranslationResponse } from 'react-i18next'

/** The texts of today. */
export type Words = UseTranslationResponse<'today', undefined>['t']

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** `45 giây`, `25 phút`, `2 giờ 05 phút`; of less than nothing, nothing. */
export function spanText(spanMs: number, t: Words): string {
  const span = Math.max(0, spanMs)
  if (span < MINUTE_MS) return t('seconds', { seconds: Math.ceil(span / SECOND_MS) })
  const minutes = Math.ceil(span / MINUTE_MS)
  if (minutes < 60) return t('minutes', { minutes })
  return t('hours', {
    hours: Math.floor((minutes * MINUTE_MS) / HOUR_MS),
    minutes: String(minutes % 60).padStart(2, '0'),
  })
}
