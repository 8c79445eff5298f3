// The organisers' side of guests: inviting with a link, looking who came, withdrawing.
import { endOfLink, shownGuest } from './parts.ts'
import type { GuestParts } from './parts.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal, bridgePointId, guestId } from '../../protocol/index.ts'
import type { Guest, MeetingId, OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller, SignedIn } from '../caller.ts'

/**
 * The guests of a meeting, in the order of their invitation.
 * @throws Refusal `not-found`, `not-permitted`
 */
export async function listGuests(
  { database }: GuestParts,
  { meetingId }: Parsed<OfficeContract, 'guest.list'>,
  caller: OfficeCaller,
): Promise<Guest[]> {
  const { meeting } = organised(caller, await database.meetings.read(meetingId))
  return (await database.guests.list(meetingId)).map((guest) => shownGuest(guest, meeting))
}

/**
 * Makes a guest with a link, whose path is told here and never again: only its digest is kept.
 * @throws Refusal `not-found`, `not-permitted`, `meeting-cancelled`, `meeting-not-open` for one without a session to
 * come or with its end behind it
 */
export function inviteGuest(
  { database, tokens, clock, newId }: GuestParts,
  { meetingId, name }: Parsed<OfficeContract, 'guest.invite'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'guest.invite'>> {
  const token = tokens.create()
  return database.transaction(async (stores) => {
    const { meeting, person } = await heldMeeting(stores, meetingId, caller)
    const at = clock()
    checkInvitable(meeting, at)
    const id = guestId.parse(newId())
    const guest = {
      id,
      meetingId,
      bridgePointId: bridgePointId.parse(`guest-${id}`),
      name,
      createdAt: at,
      usedAt: null,
      withdrawnAt: null,
    }
    await stores.guests.insert({ ...guest, tokenHash: tokens.digest(token), createdBy: person.accountId })
    const details = { guestId: id, name }
    await record(stores, caller, at, { action: 'guest.invite', subject: `meeting:${meetingId}`, details })
    return { guest: shownGuest(guest, meeting), path: `/guests/${token}` }
  })
}

/**
 * Withdraws a guest's link; who is inside already stays.
 * @throws Refusal `not-found`, `not-permitted`
 */
export async function withdrawGuest(
  { database, clock }: GuestParts,
  { id }: Parsed<OfficeContract, 'guest.withdraw'>,
  caller: OfficeCaller,
): Promise<null> {
  await database.transaction(async (stores) => {
    const guest = await stores.guests.byId(id)
    if (!guest) throw new Refusal('not-found')
    await heldMeeting(stores, guest.meetingId, caller)
    const at = clock()
    if (!(await stores.guests.withdraw(id, at))) return
    const details = { guestId: id, name: guest.name }
    await record(stores, caller, at, { action: 'guest.withdraw', subject: `meeting:${guest.meetingId}`, details })
  })
  return null
}

async function heldMeeting({ meetings }: OfficeStores, id: MeetingId, caller: OfficeCaller) {
  return organised(caller, await meetings.lock(id))
}

/** A meeting that the caller may change. Whether there is one is told to those only who may change any. */
function organised(caller: OfficeCaller, meeting: Meeting | undefined): { meeting: Meeting; person: SignedIn } {
  permitted(caller, 'meeting.edit')
  if (!meeting) throw new Refusal('not-found')
  return { meeting, person: permitted(caller, 'meeting.edit', meeting.organiserId) }
}

function checkInvitable(meeting: Meeting, at: number): void {
  if (meeting.status === 'cancelled') throw new Refusal('meeting-cancelled')
  const comes = meeting.status === 'scheduled' && meeting.form !== 'in-person' && at <= endOfLink(meeting)
  if (!comes) throw new Refusal('meeting-not-open')
}
