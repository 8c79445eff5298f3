// What a live session asks of the office: its meeting's documents, its end, calls to those who are missing.
import type { OfficeDatabase } from '../ports/office.ts'
import type { Clock, RoomOffice } from '../ports/rooms.ts'

/** What this works with. */
export type SessionOfficeParts = {
  readonly database: OfficeDatabase
  readonly clock: Clock
  /** Told of what failed; nothing of it may hold a session up. */
  readonly failed: (error: unknown, what: string) => void
}

/** The types of documents that can be shown page by page. */
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg'])

/** The office's side of every room. */
export function createRoomOffice({ database, clock, failed }: SessionOfficeParts): RoomOffice {
  return {
    async documents(sessionId) {
      const meetingId = await database.meetings.meetingOf(sessionId)
      const meeting = meetingId && (await database.meetings.read(meetingId))
      const documents = meeting ? meeting.documents : []
      return documents
        .filter(({ mediaType }) => SHOWN.has(mediaType))
        .map(({ id, name, mediaType }) => ({ id, name, mediaType }))
    },

    async ended(sessionId) {
      await database.meetings
        .closeSession(sessionId, clock())
        .catch((error: unknown) => failed(error, 'closing a session'))
    },

    async called() {},
  }
}
