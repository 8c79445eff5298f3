// The head of a day in the calendar: weekday, number, lunar date, holiday; a link to that day alone.
import type { Calendar } from '@event-calendar/core'
import type { DayNote } from '../../ui/use-day-notes.ts'
import { formatDate } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import styles from './day-head.module.css'
import { element } from './elements.ts'

/** What can be said of a day besides its number. */
export type DayNotes = (day: Day) => DayNote

/** `Thứ Hai` · `23` · `14/10` · `Quốc khánh` */
export function columnHead(day: Day, notes: DayNotes, language: string): Calendar.Content {
  return dayLink(day, notes, language, [
    element('span', styles.weekday, formatDate(day, language, { weekday: 'long' })),
  ])
}

/** The corner of a day in the month. */
export function cellHead(day: Day, notes: DayNotes, language: string): Calendar.Content {
  return dayLink(day, notes, language, [])
}

function dayLink(day: Day, notes: DayNotes, language: string, before: readonly HTMLElement[]): Calendar.Content {
  const { lunar, lunarLong, holiday } = notes(day)
  const seen = [
    ...before,
    element('span', styles.number, String(Number(day.slice(8)))),
    element('span', styles.lunar, lunar),
    ...(holiday === null ? [] : [element('span', styles.holiday, holiday)]),
  ]
  for (const part of seen) part.setAttribute('aria-hidden', 'true')
  const whole = formatDate(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const spoken = [whole, lunarLong, holiday ?? ''].filter(Boolean).join(', ')
  const link = element('a', styles.day, ...seen, element('span', styles.spoken, spoken))
  link.title = [lunarLong, holiday ?? ''].filter(Boolean).join(' · ')
  link.href = `?view=day&date=${day}`
  link.dataset['day'] = day
  // In the month it stands in a cell that takes a press as the wish for a new meeting.
  link.addEventListener('pointerdown', (event) => event.stopPropagation())
  return { domNodes: [link] }
}
