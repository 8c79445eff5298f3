// How a meeting looks in the calendar: what the engine is given, and what stands in its box.
import type { Calendar } from '@event-calendar/core'
import type { UseTranslationResponse } from 'react-i18next'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { classNames } from '../../ui/class-names.ts'
import { dayOf, wallOf } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import styles from './event.module.css'
import { element, shelfIcon } from './elements.ts'
import { standingOf } from './shown-meetings.ts'
import type { Standing } from './shown-meetings.ts'

/** The calendar's texts. */
export type Words = UseTranslationResponse<'calendar', undefined>['t']

/** A meeting this short has one line only, ms. */
const SHORT_MS = 45 * 60_000

/** A meeting as the engine takes it. */
export function toEvent(meeting: MeetingSummary, now: number, mayResize: boolean): Calendar.EventInput {
  const standing = standingOf(meeting, now)
  const movable = meeting.mayEdit && (standing === 'draft' || standing === 'ahead')
  return {
    id: meeting.id,
    start: `${wallOf(meeting.startsAt)}:00`,
    end: `${wallOf(meeting.endsAt)}:00`,
    title: meeting.title,
    startEditable: movable,
    durationEditable: movable && mayResize,
    classNames: [classNames(styles.event, styles[standing], styles[meeting.form])],
    extendedProps: { meeting },
  }
}

/** The meeting of an event made by `toEvent`; undefined for the engine's own ones, such as a selection. */
export function meetingOf(event: Pick<Calendar.Event, 'extendedProps'>): MeetingSummary | undefined {
  // Put there by toEvent alone.
  return event.extendedProps['meeting'] as MeetingSummary | undefined
}

/** What stands in the box of a meeting; its text is also its name for screen readers. */
export function eventContent(meeting: MeetingSummary, now: number, names: DirectoryNames, t: Words): Calendar.Content {
  const standing = standingOf(meeting, now)
  const chair = meeting.chairId === null ? undefined : names.officials.get(meeting.chairId)?.title
  const organiser = names.units.get(meeting.organiserId)?.name ?? ''
  const top = element(
    'span',
    styles.top,
    shelfIcon(iconOf(meeting, standing)),
    element(
      'time',
      styles.time,
      formatTime(meeting.startsAt),
      element('span', styles.until, `–${formatTime(meeting.endsAt)}`),
    ),
    ...standingWord(standing, t),
  )
  const box = element(
    'span',
    classNames(styles.box, meeting.endsAt - meeting.startsAt <= SHORT_MS && styles.short),
    top,
    element('strong', styles.title, meeting.title),
    element('span', styles.who, chair === undefined ? organiser : t('chairedBy', { chair })),
    element('span', styles.form, t(`forms.${meeting.form}`)),
  )
  box.dataset['meeting'] = meeting.id
  box.dataset['day'] = dayOf(meeting.startsAt)
  box.dataset['at'] = String(meeting.startsAt)
  return { domNodes: [box] }
}

/** `08:00–09:30` */
export function timeText({ startsAt, endsAt }: Pick<MeetingSummary, 'startsAt' | 'endsAt'>): string {
  return `${formatTime(startsAt)}–${formatTime(endsAt)}`
}

function iconOf(meeting: MeetingSummary, standing: Standing): string {
  return standing === 'draft' || standing === 'cancelled' ? standing : meeting.form
}

function standingWord(standing: Standing, t: Words): HTMLElement[] {
  if (standing === 'past' || standing === 'ahead') return []
  return [element('span', styles.standing, t(`standings.${standing}`))]
}
