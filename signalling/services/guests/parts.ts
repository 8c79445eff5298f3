// What the services of guests work with, and how long a guest's link opens.
import type { Meeting } from '../../domain/meeting.ts'
import type { Rate, Tokens } from '../../ports/access.ts'
import type { StoredGuest } from '../../ports/guests.ts'
import type { Guest } from '../../protocol/index.ts'
import type { MeetingParts } from '../meetings/parts.ts'

/** The parts. */
export type GuestParts = MeetingParts & {
  readonly tokens: Tokens
  /** Attempts of strangers, by network address. */
  readonly attempts: Rate
}

/** A link opens until so long after the meeting's planned end, ms; it moves with the meeting. */
const OPEN_AFTER_MS = 3_600_000

/** After this a guest's link opens nothing, epoch ms. */
export function endOfLink({ endsAt }: Pick<Meeting, 'endsAt'>): number {
  return endsAt + OPEN_AFTER_MS
}

/** A guest as the organisers see them. */
export function shownGuest(guest: StoredGuest, meeting: Pick<Meeting, 'endsAt'>): Guest {
  const { id, name, createdAt, usedAt, withdrawnAt } = guest
  return { id, name, createdAt, usedAt, endsAt: endOfLink(meeting), withdrawn: withdrawnAt !== null }
}
