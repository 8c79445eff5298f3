// Which meetings the calendar shows, and how one of them stands.
import type { Person, UnitId } from '#protocol'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import type { Filter } from './place.ts'

/** How a meeting stands at an instant. */
export type Standing = 'draft' | 'cancelled' | 'running' | 'past' | 'ahead'

/** How a meeting stands at an instant, epoch ms. */
export function standingOf(meeting: Pick<MeetingSummary, 'status' | 'startsAt' | 'endsAt'>, now: number): Standing {
  if (meeting.status !== 'scheduled') return meeting.status
  if (meeting.endsAt <= now) return 'past'
  return meeting.startsAt <= now ? 'running' : 'ahead'
}

/** The meetings that a filter lets through. */
export function filtered(
  meetings: readonly MeetingSummary[],
  filter: Filter,
  own: readonly UnitId[],
  names: Pick<DirectoryNames, 'bridgePoints'>,
): MeetingSummary[] {
  return meetings.filter(
    (meeting) =>
      (filter.level === null || meeting.level === filter.level) &&
      (filter.form === null || meeting.form === filter.form) &&
      (filter.unit === null || unitsOf(meeting, names).some((unit) => unit === filter.unit)) &&
      (!filter.mine || unitsOf(meeting, names).some((unit) => own.includes(unit))),
  )
}

/** The units that the person's roles were given for. */
export function ownUnits({ unitIds }: Pick<Person, 'unitIds'>): UnitId[] {
  return unitIds.filter((unit) => unit !== null)
}

function unitsOf(meeting: MeetingSummary, { bridgePoints }: Pick<DirectoryNames, 'bridgePoints'>): UnitId[] {
  const seated = meeting.bridgePointIds.flatMap((id) => bridgePoints.get(id)?.unitId ?? [])
  return [meeting.organiserId, ...seated]
}

/** The hour before a meeting and the three after its end in which it can be entered. */
const BEFORE_MS = 3_600_000
const AFTER_MS = 3 * 3_600_000

/** Whether a meeting may be entered at an instant. */
export function isOpen(meeting: MeetingSummary, now: number): boolean {
  const { status, form, startsAt, endsAt } = meeting
  return status === 'scheduled' && form !== 'in-person' && startsAt - BEFORE_MS <= now && now < endsAt + AFTER_MS
}
