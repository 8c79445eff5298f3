// What the services of scheduling work with, and what their callers may see.
import { unitsFor } from '../../domain/permission.ts'
import type { Act } from '../../domain/permission.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { DocumentStore } from '../../ports/documents.ts'
import type { OpenSessions, Visible } from '../../ports/meetings.ts'
import type { OfficeDatabase } from '../../ports/office.ts'
import type { Clock, NewId } from '../../ports/rooms.ts'
import type { Province, UnitId } from '../../protocol/index.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'

/** The parts. */
export type MeetingParts = {
  readonly database: OfficeDatabase
  readonly sessions: OpenSessions
  readonly documents: Pick<DocumentStore, 'exclusively' | 'remove'>
  readonly clock: Clock
  readonly newId: NewId
  /** In whose days and hours people live: "Asia/Ho_Chi_Minh". */
  readonly zone: string
  readonly province: Province
}

/** Whose meetings the caller may know of. */
export function visibleTo(caller: OfficeCaller): Visible {
  const { grants } = signedIn(caller)
  return { read: unitsFor(grants, 'meeting.read'), edit: unitsFor(grants, 'meeting.edit') }
}

/** Whether the caller may know of this meeting. */
export function isVisible(
  { read, edit }: Visible,
  meeting: Pick<Meeting, 'status' | 'organiserId' | 'unitIds'>,
): boolean {
  if (reaches(edit, meeting.organiserId)) return true
  return meeting.status !== 'draft' && [meeting.organiserId, ...meeting.unitIds].some((unit) => reaches(read, unit))
}

/** Whether a set of units has one. */
export function reaches(units: 'all' | readonly UnitId[], unit: UnitId): boolean {
  return units === 'all' || units.includes(unit)
}

/** The units that the caller's rights name one by one, leaving out rights over the whole province. */
export function ownUnits(caller: OfficeCaller, act: Act): readonly UnitId[] {
  const units = unitsFor(
    signedIn(caller).grants.filter((grant) => grant.units !== 'all'),
    act,
  )
  return units === 'all' ? [] : units
}
