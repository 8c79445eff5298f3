// Which of some days are public holidays.
import type { Day } from '../../ui/days.ts'
import type { DayNotes } from './day-head.ts'

/** The holidays among these days. */
export function holidaysAmong(days: readonly Day[], notes: DayNotes): Day[] {
  return days.filter((day) => notes(day).holiday !== null)
}
