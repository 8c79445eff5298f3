// Meetings that are not held: cancelled with a reason, or, as drafts, removed.
import type { Meeting } from '../../domain/meeting.ts'
import { searchText } from '../../domain/schedule.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { checkChange, contentOf } from './change.ts'
import { forgetContents } from './documents.ts'
import type { MeetingParts } from './parts.ts'
import { holdScope } from './scope.ts'

/** Calls meetings off; drafts among them are removed, for nobody has heard of them. */
export async function cancelMeetings(
  parts: MeetingParts,
  { id, revision, reason, scope }: Parsed<OfficeContract, 'meeting.cancel'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.cancel'>> {
  const { database, clock } = parts
  const members = await database.transaction(async (stores) => {
    const at = clock()
    const held = await holdScope(stores, id, scope, at)
    checkChange(held.target, revision, caller)
    await cancelScheduled(
      stores,
      held.members.filter(({ status }) => status === 'scheduled'),
      reason,
    )
    for (const draft of held.members.filter(({ status }) => status === 'draft')) await stores.meetings.remove(draft.id)
    const ids = held.members.map((one) => one.id)
    const details = { title: held.target.title, reason, scope, ids }
    await record(stores, caller, at, { action: 'meeting.cancel', subject: `meeting:${id}`, details })
    return held.members
  })
  await forgetContents(parts, documentsOf(members.filter(({ status }) => status === 'draft')))
  return { ids: members.map((one) => one.id) }
}

/** @throws Refusal `not-found`, `not-permitted`; `still-used` for what has been announced */
export async function removeDraft(
  parts: MeetingParts,
  { id }: Parsed<OfficeContract, 'meeting.remove'>,
  caller: OfficeCaller,
): Promise<null> {
  const { database, clock } = parts
  const removed = await database.transaction(async (stores) => {
    const meeting = await stores.meetings.lock(id)
    if (!meeting) throw new Refusal('not-found')
    permitted(caller, 'meeting.edit', meeting.organiserId)
    if (meeting.status !== 'draft') throw new Refusal('still-used')
    await stores.meetings.remove(id)
    const details = { title: meeting.title, startsAt: meeting.startsAt }
    await record(stores, caller, clock(), { action: 'meeting.remove', subject: `meeting:${id}`, details })
    return meeting
  })
  await forgetContents(parts, documentsOf([removed]))
  return null
}

async function cancelScheduled(stores: OfficeStores, meetings: readonly Meeting[], reason: string): Promise<void> {
  if (meetings.length === 0) return
  const directory = await stores.directory.read()
  await stores.meetings.update(
    meetings.map((meeting) => ({
      id: meeting.id,
      content: contentOf(meeting),
      status: 'cancelled',
      cancelReason: reason,
      overrideReason: meeting.overrideReason,
      series: meeting.series,
      createdBy: null,
      createdAt: 0,
      search: searchText(meeting, directory),
    })),
  )
  const nothing = meetings.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt, resources: [] }))
  await stores.meetings.book(nothing, false)
}

function documentsOf(meetings: readonly Meeting[]): string[] {
  return meetings.flatMap(({ documents }) => documents.map(({ sha256 }) => sha256))
}
