// The guest's side: looking what a link is for, and taking the seat with it, once.
import { endOfLink } from './parts.ts'
import type { GuestParts } from './parts.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { checkEntry } from '../../domain/schedule.ts'
import type { GuestStore, StoredGuest } from '../../ports/guests.ts'
import type { MeetingStore } from '../../ports/meetings.ts'
import { Refusal, sessionId } from '../../protocol/index.ts'
import type { GuestInvitation, OfficeContract, Parsed, Seat } from '../../protocol/index.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { openingOf, seatRecording } from '../meetings/joining.ts'

/**
 * What a guest's link is for.
 * @throws Refusal `link-invalid`, `meeting-cancelled`, `rate-limited`
 */
export async function lookAtInvitation(
  parts: GuestParts,
  { token }: Parsed<OfficeContract, 'guest.look'>,
  caller: OfficeCaller,
): Promise<GuestInvitation> {
  admit(parts, caller)
  const { guest, meeting } = await openLink(parts, parts.database.guests, parts.database.meetings.read, token)
  return { title: meeting.title, name: guest.name, startsAt: meeting.startsAt }
}

/**
 * Takes the guest's seat. The session is open before the link is marked as used: what fails before that leaves the link
 * as it was, and of two who come with it together one gets the seat.
 * @throws Refusal `link-invalid`, `meeting-cancelled`, `meeting-not-open`, `rate-limited`
 */
export async function enterAsGuest(
  parts: GuestParts,
  { token }: Parsed<OfficeContract, 'guest.enter'>,
  caller: OfficeCaller,
): Promise<Seat> {
  admit(parts, caller)
  const { database, sessions, clock, newId } = parts
  const { session, opening, guest } = await database.transaction(async (stores) => {
    const { guest, meeting } = await openLink(parts, stores.guests, stores.meetings.lock, token)
    const at = clock()
    checkEntry(meeting, at)
    const session = await stores.meetings.openSession(meeting.id, sessionId.parse(newId()), at)
    return { session, guest, opening: openingOf(meeting, await stores.directory.read()) }
  })
  const recording = seatRecording(await sessions.open(session, opening))
  const { id, meetingId, bridgePointId, name } = guest
  await database.transaction(async (stores) => {
    const at = clock()
    if (!(await stores.guests.use(id, at))) throw new Refusal('link-invalid')
    const details = { guestId: id, name, sessionId: session }
    await record(stores, caller, at, { action: 'guest.enter', subject: `meeting:${meetingId}`, details })
  })
  const ticket = await sessions.issueTicket(session, { bridgePointId, role: 'guest', guest: name })
  const { title, floor } = opening
  const floorMode = floor?.mode ?? 'open'
  return {
    ...ticket,
    sessionId: session,
    bridgePointId,
    role: 'guest',
    floorMode,
    recording,
    title,
    bridgePointName: name,
  }
}

/** A link that may still be used, and its meeting. */
async function openLink(
  { tokens, clock }: GuestParts,
  guests: GuestStore,
  findMeeting: MeetingStore['read'],
  token: string,
): Promise<{ guest: StoredGuest; meeting: Meeting }> {
  const guest = await guests.byToken(tokens.digest(token))
  if (!guest || guest.usedAt !== null || guest.withdrawnAt !== null) throw new Refusal('link-invalid')
  const meeting = await findMeeting(guest.meetingId)
  if (!meeting || clock() > endOfLink(meeting)) throw new Refusal('link-invalid')
  if (meeting.status === 'cancelled') throw new Refusal('meeting-cancelled')
  return { guest, meeting }
}

function admit({ attempts, clock }: GuestParts, { origin }: OfficeCaller): void {
  if (!attempts.take(origin.address, clock())) throw new Refusal('rate-limited')
}
