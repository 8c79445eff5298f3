// Where the calendar stands: view, day and filters, as the address says it.
import { MEETING_FORMS, MEETING_LEVELS } from '#domain/meeting.ts'
import type { MeetingForm, MeetingLevel } from '#domain/meeting.ts'
import { addDays, addMonths, isDay, instantOf, mondayOf, monthGrid } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'

/** The ways to look at it; `points` is the timeline by bridge point. */
export const VIEWS = ['day', 'week', 'month', 'points'] as const
export type View = (typeof VIEWS)[number]

/** What is left out. */
export type Filter = {
  /** A unit that organises or takes part. */
  readonly unit: string | null
  readonly level: MeetingLevel | null
  readonly form: MeetingForm | null
  /** Only what the person's own units organise or take part in. */
  readonly mine: boolean
}

/** A view of a day's surroundings. */
export type Place = { readonly view: View; readonly day: Day; readonly filter: Filter }

/** Nothing left out. */
export const NO_FILTER: Filter = { unit: null, level: null, form: null, mine: false }

/** What the office can schedule within. */
const EARLIEST = '2000-02-01'
const LATEST = '2099-11-30'

/** The place that an address means; what it does not say or says wrongly is the week of today, unfiltered. */
export function readPlace(address: URLSearchParams, today: Day): Place {
  const date = address.get('date') ?? ''
  return {
    view: among(VIEWS, address.get('view')) ?? 'week',
    day: isDay(date) && date >= EARLIEST && date <= LATEST ? date : today,
    filter: {
      unit: address.get('unit'),
      level: among(MEETING_LEVELS, address.get('level')),
      form: among(MEETING_FORMS, address.get('form')),
      mine: address.get('mine') === '1',
    },
  }
}

/** The address of a place. */
export function writePlace({ view, day, filter }: Place): URLSearchParams {
  const address = new URLSearchParams({ view, date: day })
  if (filter.unit !== null) address.set('unit', filter.unit)
  if (filter.level !== null) address.set('level', filter.level)
  if (filter.form !== null) address.set('form', filter.form)
  if (filter.mine) address.set('mine', '1')
  return address
}

/** How many things a filter leaves out. */
export function filterCount({ unit, level, form, mine }: Filter): number {
  return [unit !== null, level !== null, form !== null, mine].filter(Boolean).length
}

/** The days that a view shows. */
export function daysOf({ view, day }: Pick<Place, 'view' | 'day'>): Day[] {
  if (view === 'month') return monthGrid(day)
  if (view === 'week') return Array.from({ length: 7 }, (_, place) => addDays(mondayOf(day), place))
  return [day]
}

/** From the first day's midnight to the one after the last day, epoch ms. */
export function spanOf(days: readonly Day[]): { from: number; to: number } {
  const first = days[0] ?? '2000-01-01'
  return { from: instantOf(first), to: instantOf(addDays(days.at(-1) ?? first, 1)) }
}

/** The day to look at one view further on (`1`) or back (`-1`). */
export function step({ view, day }: Pick<Place, 'view' | 'day'>, direction: 1 | -1): Day {
  if (view === 'month') return addMonths(day, direction)
  return addDays(day, view === 'week' ? 7 * direction : direction)
}

function among<T extends string>(all: readonly T[], text: string | null): T | null {
  return all.find((one) => one === text) ?? null
}
