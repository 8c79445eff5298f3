// Looking at meetings: lists, one by itself, what is taken, who may look after them.
import { folded } from '../../domain/folded.ts'
import { PERMISSIONS } from '../../domain/permission.ts'
import { occurrences } from '../../domain/recurrence.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { isVisible, reaches, visibleTo } from './parts.ts'
import type { MeetingParts } from './parts.ts'

const PAGE = 50

/** What touches the span, of what the caller may know of. */
export async function listMeetings(
  { database }: MeetingParts,
  { from, to }: Parsed<OfficeContract, 'meeting.list'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.list'>> {
  return database.meetings.list(from, to, visibleTo(caller))
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function readMeeting(
  { database }: MeetingParts,
  { id }: Parsed<OfficeContract, 'meeting.read'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.read'>> {
  const visible = visibleTo(caller)
  const meeting = await database.meetings.read(id)
  if (!meeting) throw new Refusal('not-found')
  if (!isVisible(visible, meeting)) throw new Refusal('not-permitted')
  return { ...meeting, mayEdit: reaches(visible.edit, meeting.organiserId) }
}

/** What has every word, the nearest in time first. */
export async function searchMeetings(
  { database, clock }: MeetingParts,
  { text, page }: Parsed<OfficeContract, 'meeting.search'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.search'>> {
  const words = [...new Set(folded(text).split(' '))]
  const found = await database.meetings.search(words, page, clock(), visibleTo(caller))
  return { meetings: found.slice(0, PAGE), more: found.length > PAGE }
}

/** What is taken within a span. */
export async function readBusy(
  { database }: MeetingParts,
  { from, to }: Parsed<OfficeContract, 'meeting.busy'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.busy'>> {
  permitted(caller, 'meeting.read')
  return database.meetings.busy(from, to, 'all', visibleTo(caller), [])
}

/** Who may be chosen to look after a unit's meetings. */
export async function listSecretaries(
  { database }: MeetingParts,
  { organiserId }: Parsed<OfficeContract, 'meeting.secretaries'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.secretaries'>> {
  permitted(caller, 'meeting.edit', organiserId)
  return database.accounts.reaching(PERMISSIONS['meeting.edit'], organiserId)
}

/** @throws Refusal `recurrence-invalid` */
export function listOccurrences(
  { zone }: MeetingParts,
  { startsAt, recurrence }: Parsed<OfficeContract, 'meeting.occurrences'>,
  caller: OfficeCaller,
): Output<OfficeContract, 'meeting.occurrences'> {
  permitted(caller, 'meeting.edit')
  return { startsAt: occurrences(startsAt, recurrence.rule, recurrence.exceptions, zone) }
}
