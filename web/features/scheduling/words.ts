// Lengths, days and hours in words.
import type { UseTranslationResponse } from 'react-i18next'
import type { MeetingRecording } from '#domain/meeting.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'

/** The texts of this feature. */
export type Words = UseTranslationResponse<'scheduling', undefined>['t']

/** `1 giờ 30 phút`; whole days as days. */
export function lengthInWords(minutes: number, t: Words): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (minutes > 0 && minutes % 1_440 === 0) return t('days', { count: minutes / 1_440 })
  if (hours === 0) return t('lengthMinutes', { minutes: rest })
  return rest === 0 ? t('lengthHours', { hours }) : t('lengthBoth', { hours, minutes: rest })
}

/** `Thứ Hai, 23/11/2026` */
export function dayInWords(at: number, language: string): string {
  return formatDate(dayOf(at), language, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' })
}

/** `08:00–10:00, Thứ Hai, 23/11/2026` */
export function spanInWords(startsAt: number, endsAt: number, language: string): string {
  return `${formatTime(startsAt)}–${formatTime(endsAt)}, ${dayInWords(startsAt, language)}`
}

/** `08:00, Thứ Hai, 23/11/2026` */
export function momentInWords(at: number, language: string): string {
  return `${formatTime(at)}, ${dayInWords(at, language)}`
}

/** `Khi thư ký bấm ghi; màn hình chính; giữ 5 năm` */
export function recordingInWords({ starts, policy, retention }: MeetingRecording, t: Words): string {
  if (starts === 'never') return t('recording.starts.never')
  return [t(`recording.starts.${starts}`), t(`recording.policy.${policy}`), t(`recording.kept.${retention}`)].join('; ')
}
