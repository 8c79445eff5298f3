// Meetings and all that hangs on them, in the database.
import type { Kysely } from 'kysely'
import type { MeetingStore } from '../ports/meetings.ts'
import { bookingCalls } from './meetings/bookings.ts'
import { documentCalls } from './meetings/documents.ts'
import { invitationCalls } from './meetings/invitations.ts'
import { listCalls } from './meetings/lists.ts'
import { recordCalls } from './meetings/records.ts'
import { sessionCalls } from './meetings/sessions.ts'
import { templateCalls } from './meetings/templates.ts'
import type { Tables } from './tables.ts'

/** The meetings of a database or of a transaction. */
export function createMeetingStore(db: Kysely<Tables>): MeetingStore {
  return {
    ...listCalls(db),
    ...recordCalls(db),
    ...bookingCalls(db),
    ...invitationCalls(db),
    ...documentCalls(db),
    ...templateCalls(db),
    ...sessionCalls(db),
  }
}
