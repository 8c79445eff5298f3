// A recurrence in words.
import { WEEKDAYS, choicesOf } from '#domain/recurrence-text.ts'
import type { Weekday } from '#domain/recurrence-text.ts'
import { addDays, formatDate } from '../../ui/days.ts'
import type { Words } from './words.ts'

/** Any Monday. */
const A_MONDAY = '2026-11-23'

/** `Thứ Hai`, or `T2`. */
export function weekdayName(day: Weekday, language: string, length: 'long' | 'short'): string {
  return formatDate(addDays(A_MONDAY, WEEKDAYS.indexOf(day)), language, { weekday: length }).replace(/^Th /u, 'T')
}

/** "Hằng tuần vào Thứ Hai". */
export function ruleInWords(rule: string, language: string, t: Words): string {
  const rhythm = choicesOf(rule)?.rhythm
  if (!rhythm) return t('repeat.rule.other')
  const { every } = rhythm
  const name = (day: Weekday) => weekdayName(day, language, 'long')
  switch (rhythm.unit) {
    case 'days':
      return every === 1 ? t('repeat.rule.day') : t('repeat.rule.days', { every })
    case 'weeks': {
      const weekdays = rhythm.weekdays.map(name).join(', ')
      return every === 1 ? t('repeat.rule.week', { weekdays }) : t('repeat.rule.weeks', { every, weekdays })
    }
    case 'months': {
      const day =
        'day' in rhythm
          ? t('repeat.monthDay', { day: rhythm.day })
          : t(`repeat.nth.${rhythm.nth === -1 ? 'last' : rhythm.nth}`, { weekday: name(rhythm.weekday) })
      return every === 1 ? t('repeat.rule.month', { day }) : t('repeat.rule.months', { every, day })
    }
    case 'years':
      return every === 1 ? t('repeat.rule.year') : t('repeat.rule.years', { every })
  }
}
