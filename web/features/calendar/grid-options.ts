// What the calendar's engine is told: what stays as it is, what depends on language and data, what it calls back.
import type { Calendar } from '@event-calendar/core'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { formatDate, instantOf } from '../../ui/days.ts'
import { cellHead, columnHead } from './day-head.ts'
import type { DayNotes } from './day-head.ts'
import { element } from './elements.ts'
import { shownWall } from './shown-wall.ts'
import { eventContent, meetingOf } from './event-content.ts'
import type { Words } from './event-content.ts'
import styles from './event.module.css'
import type { View } from './place.ts'
import type { Move } from './use-moves.ts'

/** What the engine calls a view. */
export const ENGINE_VIEWS = {
  day: 'timeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  points: 'resourceTimelineDay',
} as const satisfies Record<View, string>

/** Half an hour, the step of what is drawn, ms. */
const SLOT_MS = 1_800_000
/** A click on a day of the month means this time of day, and a click anywhere a meeting of this length. */
const DEFAULT_START = 'T08:00'
const DEFAULT_LENGTH_MS = 5_400_000

/** What stays as it is. */
export const FIXED_OPTIONS: Calendar.Options = {
  timeZone: '+07:00',
  firstDay: 1,
  headerToolbar: { start: '', center: '', end: '' },
  height: '100%',
  allDaySlot: false,
  nowIndicator: true,
  editable: true,
  scrollTime: '07:00:00',
  slotDuration: '00:30:00',
  slotLabelInterval: '01:00:00',
  snapDuration: '00:15:00',
  slotLabelFormat: clock,
  eventTimeFormat: (start, end) => (end ? `${clock(start)}–${clock(end)}` : clock(start)),
  slotEventOverlap: false,
  dayMaxEvents: true,
  unselectAuto: true,
  // A meeting stays with its bridge points: in the timeline it moves in time alone.
  dragConstraint: ({ oldResource, newResource }) => oldResource?.id === newResource?.id,
}

/** What is called back; times are epoch ms. */
export type GridCalls = {
  readonly onOpen: (meeting: MeetingSummary, box: HTMLElement) => void
  readonly onEmpty: (startsAt: number, endsAt: number) => void
  readonly onMove: (move: Move) => void
}

/** The engine's callbacks, made once; each asks for the newest of ours. */
export function callbackOptions(calls: () => GridCalls): Calendar.Options {
  const moved = (event: Calendar.Event) => {
    const meeting = meetingOf(event)
    if (meeting) calls().onMove({ meeting, ...timesOf(event) })
  }
  return {
    eventClick: ({ event, el }) => {
      const meeting = meetingOf(event)
      if (meeting) calls().onOpen(meeting, el)
    },
    eventDrop: ({ event }) => moved(event),
    eventResize: ({ event }) => moved(event),
    dateClick: ({ dateStr, allDay }) => {
      const at = instantOf(allDay ? dateStr.slice(0, 10) + DEFAULT_START : dateStr.slice(0, 16))
      const startsAt = allDay ? at : at - (at % SLOT_MS)
      calls().onEmpty(startsAt, startsAt + DEFAULT_LENGTH_MS)
    },
    select: ({ startStr, endStr }) => calls().onEmpty(instantOf(startStr.slice(0, 16)), instantOf(endStr.slice(0, 16))),
  }
}

/** What the words of the grid depend on. */
type Wording = {
  readonly t: Words
  readonly language: string
  readonly notes: DayNotes
  readonly names: DirectoryNames
  readonly now: number
}

/** The texts inside the grid. */
export function wordOptions(view: View, { t, language, notes, names, now }: Wording): Calendar.Options {
  return {
    buttonText: (texts) => ({ ...texts, close: t('closeDay'), expand: t('expand'), collapse: t('collapse') }),
    dayHeaderFormat: (date) =>
      view === 'month'
        ? formatDate(dayShown(date), language, { weekday: 'long' })
        : columnHead(dayShown(date), notes, language),
    dayHeaderAriaLabelFormat: (date) => formatDate(dayShown(date), language, { weekday: 'long' }),
    dayCellContent: view === 'month' ? ({ date }) => cellHead(dayShown(date), notes, language) : '',
    dayPopoverFormat: (date) =>
      formatDate(dayShown(date), language, { weekday: 'long', day: '2-digit', month: '2-digit' }),
    moreLinkContent: ({ num }) => t('more', { count: num }),
    eventContent: ({ event, timeText }) => {
      const meeting = meetingOf(event)
      // While it is dragged, it says the time at which it would be dropped.
      if (meeting) return eventContent({ ...meeting, ...timesOf(event) }, now, names, t)
      const title = typeof event.title === 'string' && event.title !== '' ? event.title : null
      return { domNodes: [element('span', styles.plain, title === null ? timeText : `${timeText} ${title}`)] }
    },
  }
}

function timesOf({ start, end }: Calendar.Event): { startsAt: number; endsAt: number } {
  return { startsAt: instantOf(shownWall(start)), endsAt: instantOf(shownWall(end)) }
}

function dayShown(date: Date): string {
  return shownWall(date).slice(0, 10)
}

function clock(date: Date): string {
  return shownWall(date).slice(11)
}
