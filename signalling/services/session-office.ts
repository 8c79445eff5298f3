// What a live session asks of the office: its meeting's documents, its end, calls to those who are missing.
import { isShowable } from '../domain/stage-direction.ts'
import { createCaller } from './meetings/calling.ts'
import { settleSession } from './uptake/settling.ts'
import type { Mail } from '../ports/mail.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { SessionId } from '../protocol/index.ts'
import type { Clock, Journal, RoomOffice } from '../ports/rooms.ts'

/** What this works with. */
export type SessionOfficeParts = {
  readonly database: OfficeDatabase
  readonly journal: Pick<Journal, 'read'>
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
  const sessions = { journal: (sessionId: SessionId) => parts.journal.read(sessionId, 0) }
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
      // What fails here is settled within a minute by the office's own round.
      await settleSession({ database, sessions }, sessionId).catch((error: unknown) =>
        failed(error, 'settling a session'),
      )
    },

    async called(sessionId, bridgePointIds) {
      await call(sessionId, bridgePointIds).catch((error: unknown) => failed(error, 'calling missing bridge points'))
    },
  }
}
