// What a live session asks of the office: its meeting's documents, its end, calls to those who are missing.
import { isShowable } from '../domain/stage-direction.ts'
import { createCaller } from './meetings/calling.ts'
import type { Mail } from '../ports/mail.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { Clock, RoomOffice } from '../ports/rooms.ts'

/** What this works with. */
export type SessionOfficeParts = {
  readonly database: OfficeDatabase
  readonly clock: Clock
  readonly mail: Mail
  /** In whose hours people live: "Asia/Ho_Chi_Minh". */
  readonly zone: string
  /** Where the pages are reached from outside; null when nobody has said. */
  readonly publicUrl: string | null
  /** Told of what failed; nothing of it may hold a session up. */
  readonly failed: (error: unknown, what: string) => void
}

/** The office's side of every room. */
export function createRoomOffice(parts: SessionOfficeParts): RoomOffice {
  const { database, clock, failed } = parts
  const call = createCaller(parts)
  return {
    async documents(sessionId) {
      const meetingId = await database.meetings.meetingOf(sessionId)
      const meeting = meetingId && (await database.meetings.read(meetingId))
      const documents = meeting ? meeting.documents : []
      return documents
        .filter(({ mediaType }) => isShowable(mediaType))
        .map(({ id, name, mediaType }) => ({ id, name, mediaType }))
    },

    async ended(sessionId) {
      await database.meetings
        .closeSession(sessionId, clock())
        .catch((error: unknown) => failed(error, 'closing a session'))
    },

    async called(sessionId, bridgePointIds) {
      await call(sessionId, bridgePointIds).catch((error: unknown) => failed(error, 'calling missing bridge points'))
    },
  }
}
