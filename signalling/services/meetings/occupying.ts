// Taking what meetings occupy, and writing down when somebody takes what is taken.
import { resourceKey, resourcesOf } from '../../domain/booking.ts'
import type { MeetingToStore } from '../../ports/meetings.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'

/** The most clashes that one line of the audit trail names. */
const MOST_NAMED = 200

/**
 * Books what these meetings occupy. With a reason, clashes are accepted, and recorded with what they are with.
 * @throws Refusal `clash`
 */
export async function occupy(
  stores: OfficeStores,
  caller: OfficeCaller,
  at: number,
  meetings: readonly MeetingToStore[],
  overrideReason: string,
): Promise<void> {
  const wanted = meetings.map(({ id, status, content }) => ({
    id,
    startsAt: content.startsAt,
    endsAt: content.endsAt,
    resources: status === 'scheduled' ? resourcesOf(content) : [],
  }))
  const clashes = await stores.meetings.book(wanted, overrideReason !== '')
  if (clashes.length === 0) return
  const ids = [...new Set(clashes.map(({ of }) => of))]
  await stores.meetings.noteOverride(ids, overrideReason)
  await record(stores, caller, at, {
    action: 'meeting.override',
    subject: ids.map((id) => `meeting:${id}`).join(' '),
    details: {
      reason: overrideReason,
      clashes: clashes.slice(0, MOST_NAMED).map((clash) => ({ ...clash, resource: resourceKey(clash.resource) })),
      count: clashes.length,
    },
  })
}
