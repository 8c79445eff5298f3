// The register in a test: scheduling with a real database, journals that a test tells, the uptake's handlers over both.
import { createHash } from 'node:crypto'
import { firstTarget } from '../../../config/province.ts'
import type { RecordedEvent } from '../../../signalling/domain/event.ts'
import { TOKENS } from '../../../signalling/gateway/access/tokens.ts'
import { meetingId, sessionId } from '../../../signalling/protocol/index.ts'
import type { MeetingId, SessionId } from '../../../signalling/protocol/index.ts'
import { uptakeHandlers } from '../../../signalling/services/uptake.ts'
import { createBook } from '../../../signalling/services/uptake/book.ts'
import type { UptakeParts } from '../../../signalling/services/uptake/parts.ts'
import { settleSession } from '../../../signalling/services/uptake/settling.ts'
import { heldJournal } from '../../support/uptake-journal.ts'
import type { Told } from '../../support/uptake-journal.ts'
import { content, openScheduling } from '../meetings/scheduling.ts'
import type { Scheduling } from '../meetings/scheduling.ts'
import type { MeetingContent, MeetingStatus } from '../../../signalling/domain/meeting.ts'

const MINUTE_MS = 60_000

/** The register of one test file. */
export type TestRegister = Scheduling & {
  readonly uptake: ReturnType<typeof uptakeHandlers>
  readonly uptakeParts: UptakeParts & { readonly zone: string }
  readonly journals: Map<SessionId, RecordedEvent[]>
  /** Puts a meeting into the calendar as it is, without looking for clashes. */
  put(id: string, change?: Partial<MeetingContent>, status?: MeetingStatus): Promise<MeetingId>
  /** A session of a meeting that was opened at a time and ended by its chair so many minutes later. */
  hold(meeting: MeetingId, openedAt: number, minutes: number, told: Told): Promise<SessionId>
}

/** Opens everything; the clock is the one of scheduling. */
export async function openRegister(): Promise<TestRegister> {
  const scheduling = await openScheduling()
  const { database, parts } = scheduling
  const journals: TestRegister['journals'] = new Map()
  const uptakeParts = {
    database,
    sessions: { journal: async (id: SessionId) => journals.get(id) ?? [] },
    book: createBook({ database, zone: parts.zone, firstTarget: firstTarget() }),
    clock: parts.clock,
    newId: parts.newId,
    zone: parts.zone,
    digest: (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex'),
    tokens: TOKENS,
  }
  let sessions = 0
  return {
    ...scheduling,
    uptake: uptakeHandlers(uptakeParts),
    uptakeParts,
    journals,
    async put(id, change = {}, status = 'scheduled') {
      const meeting = { id: meetingId.parse(id), content: content(change), status, cancelReason: '' }
      await database.transaction(({ meetings }) =>
        meetings.insert([{ ...meeting, overrideReason: '', series: null, createdBy: null, createdAt: 0, search: '' }]),
      )
      return meeting.id
    },
    async hold(meeting, openedAt, minutes, told) {
      const session = sessionId.parse(`phien-${(sessions += 1)}`)
      journals.set(session, heldJournal(openedAt, minutes, told))
      await database.transaction(async ({ meetings }) => {
        await meetings.openSession(meeting, session, openedAt)
        await meetings.closeSession(session, openedAt + minutes * MINUTE_MS)
      })
      await settleSession(uptakeParts, session)
      return session
    },
  }
}
