// Shares, counts and dates as the province writes them.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodKey } from '#domain/uptake/period.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import { kindOf, partOf, yearOf } from './period.ts'

const ROMAN = ['I', 'II', 'III', 'IV']
const MINUTE_MS = 60_000

/** How figures are written in the page's language. */
export type Numbers = {
  /** 47,3 %; a dash for none. */
  readonly share: (ratio: number | null) => string
  /** The difference of two shares in points, without its sign: 2,5. */
  readonly points: (difference: number) => string
  /** 1.234; one decimal at most. */
  readonly count: (value: number) => string
  /** Whole minutes of a span, ms. */
  readonly minutes: (spanMs: number) => string
  /** "Quý IV/2026" */
  readonly period: (key: PeriodKey) => string
  /** "11/2026", "IV/2026", "2026" */
  readonly shortPeriod: (key: PeriodKey) => string
  /** 31/12/2020 of an instant (epoch ms) or a day. */
  readonly day: (at: number | string) => string
  /** "09:15, 02/12/2026" of an instant, epoch ms. */
  readonly moment: (at: number) => string
  /** "Thứ Tư, 02/12/2026" of an instant, epoch ms. */
  readonly weekday: (at: number) => string
}

/** The way of writing of the page's language. */
export function useNumbers(): Numbers {
  const { t, i18n } = useTranslation('uptake')
  const { language } = i18n
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : 'vi-VN'
    const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
    const date = (at: number | string, parts: Intl.DateTimeFormatOptions) =>
      formatDate(typeof at === 'number' ? dayOf(at) : at, language, parts)
    const day = (at: number | string) => date(at, { day: '2-digit', month: '2-digit', year: 'numeric' })
    return {
      share: (ratio) => (ratio === null ? '–' : t('percent', { value: plain.format(ratio * 100) })),
      points: (difference) => plain.format(Math.abs(difference) * 100),
      count: (value) => plain.format(value),
      minutes: (spanMs) => plain.format(Math.floor(spanMs / MINUTE_MS)),
      period: (key) => {
        const kind = kindOf(key)
        return t(`period.${kind}`, { part: partIn(key), year: yearOf(key) })
      },
      shortPeriod: (key) => {
        const kind = kindOf(key)
        if (kind === 'year') return key
        const words = { part: partIn(key), year: yearOf(key) }
        return kind === 'month' ? t('period.shortMonth', words) : t('period.shortQuarter', words)
      },
      day,
      moment: (at) => `${formatTime(at)}, ${day(at)}`,
      weekday: (at) => date(at, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' }),
    }
  }, [t, language])
}

function partIn(key: PeriodKey): string {
  const part = partOf(key)
  return kindOf(key) === 'quarter' ? (ROMAN[part - 1] ?? '') : String(part)
}
