// Where arrow keys lead in the calendar: from day to day, from meeting to meeting.
import { addDays } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'

/** Something that can have the focus: a day (`at` null) or a meeting of it. */
export type Stop = { readonly day: Day; readonly at: number | null }

/** Where an arrow points. */
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/**
 * Where an arrow leads from a stop.
 * @param stops every stop in sight
 * @param weekly the days stand in rows of weeks
 * @returns the index of a stop, or the day that is out of sight
 */
export function nextStop(stops: readonly Stop[], from: Stop, arrow: Arrow, weekly: boolean): number | Day {
  const ordered = stops.map((stop, index) => ({ stop, index })).toSorted((a, b) => compare(a.stop, b.stop))
  const sameDay = ordered.filter(({ stop }) => stop.day === from.day)
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const place = sameDay.findIndex(({ stop }) => stop === from)
    const next = sameDay[place + (arrow === 'ArrowDown' ? 1 : -1)]
    if (next) return next.index
    if (!weekly) return stops.indexOf(from)
    return headOf(addDays(from.day, arrow === 'ArrowDown' ? 7 : -7), ordered)
  }
  const day = addDays(from.day, arrow === 'ArrowRight' ? 1 : -1)
  return from.at === null ? headOf(day, ordered) : nearest(day, from, ordered)
}

type Ordered = readonly { readonly stop: Stop; readonly index: number }[]

function headOf(day: Day, ordered: Ordered): number | Day {
  return ordered.find(({ stop }) => stop.day === day)?.index ?? day
}

/** The meeting of a day whose hour is the nearest to that of another day's; the day itself without one. */
function nearest(day: Day, from: Stop, ordered: Ordered): number | Day {
  const clock = (stop: Stop) => (stop.at ?? 0) % 86_400_000
  const meetings = ordered.filter(({ stop }) => stop.day === day && stop.at !== null)
  const byDistance = meetings.toSorted(
    (a, b) => Math.abs(clock(a.stop) - clock(from)) - Math.abs(clock(b.stop) - clock(from)),
  )
  return byDistance[0]?.index ?? headOf(day, ordered)
}

function compare(a: Stop, b: Stop): number {
  return a.day.localeCompare(b.day) || (a.at ?? Number.NEGATIVE_INFINITY) - (b.at ?? Number.NEGATIVE_INFINITY)
}
