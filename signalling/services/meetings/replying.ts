// A unit's answer to its invitation.
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { isVisible, visibleTo } from './parts.ts'
import type { MeetingParts } from './parts.ts'

/** @throws Refusal `not-found` also when the unit is not invited; `not-permitted`, `meeting-cancelled` */
export async function replyToInvitation(
  { database, clock }: MeetingParts,
  { id, unitId, reply, note }: Parsed<OfficeContract, 'meeting.reply'>,
  caller: OfficeCaller,
): Promise<null> {
  const person = permitted(caller, 'invitation.reply', unitId)
  return database.transaction(async (stores) => {
    const meeting = await stores.meetings.lock(id)
    if (!meeting) throw new Refusal('not-found')
    if (!isVisible(visibleTo(caller), meeting)) throw new Refusal('not-permitted')
    if (meeting.status === 'cancelled') throw new Refusal('meeting-cancelled')
    const at = clock()
    const isInvited = await stores.meetings.reply(id, unitId, { reply, note, at, by: person.accountId })
    if (!isInvited) throw new Refusal('not-found', { at: 'unitId' })
    const details = { unitId, reply, note }
    await record(stores, caller, at, { action: 'meeting.reply', subject: `meeting:${id}`, details })
    return null
  })
}
