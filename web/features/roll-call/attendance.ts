// How each attendance looks: a shape of its own beside its word.
import { CircleCheck, CircleDashed, CircleSlash, Clock, Unplug, Users } from 'lucide-react'
import { ATTENDANCES } from '#domain/state/roll-call.ts'
import type { Attendance } from '#domain/state/roll-call.ts'
import type { RollCallEntry } from '#domain/roll-call.ts'

/** The icon of each attendance. */
export const ATTENDANCE_ICONS = {
  present: CircleCheck,
  'in-person': Users,
  late: Clock,
  absent: CircleSlash,
  'line-down': Unplug,
  'not-called': CircleDashed,
} as const

/** How many bridge points stand at each attendance, those with any only, in the order of the list of attendances. */
export function countsOf(entries: readonly RollCallEntry[]): { attendance: Attendance; count: number }[] {
  return ATTENDANCES.map((attendance) => ({
    attendance,
    count: entries.filter((entry) => entry.attendance === attendance).length,
  })).filter(({ count }) => count > 0)
}
