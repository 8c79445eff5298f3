// The register in a test: scheduling with a real database, journals that a test tells, the uptake's handlers over both.
import { createHash } from 'node:crypto'
import { firstTarget } from '../../../config/province.ts'
import type { RecordedEvent, SessionEvent } from '../../../signalling/domain/event.ts'
import { TOKENS } from '../../../signalling/gateway/access/tokens.ts'
import { meetingId, peerId, sessionId } from '../../../signalling/protocol/index.ts'
import type { MeetingId, SessionId } from '../../../signalling/protocol/index.ts'
import { uptakeHandlers } from '../../../signalling/services/uptake.ts'
import { createBook } from '../../../signalling/services/uptake/book.ts'
import type { UptakeParts } from '../../../signalling/services/uptake/parts.ts'
import { settleSession } from '../../../signalling/services/uptake/settling.ts'
import { content, openScheduling, point } from '../meetings/scheduling.ts'
import type { Scheduling } from '../meetings/scheduling.ts'
import type { MeetingContent, MeetingStatus } from '../../../signalling/domain/meeting.ts'

const MINUTE_MS = 60_000

/** Who was connected from which minute to which one of a session, counted from its opening. */
export type Told = Readonly<Record<string, readonly (readonly [from: number, to: number])[]>>

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
      journals.set(session, journalOf(openedAt, minutes, told))
      await database.transaction(async ({ meetings }) => {
        await meetings.openSession(meeting, session, openedAt)
        await meetings.closeSession(session, openedAt + minutes * MINUTE_MS)
      })
      await settleSession(uptakeParts, session)
      return session
    },
  }
}

/** A journal: the chair ends it; every bridge point by its unit's code. */
export function journalOf(openedAt: number, minutes: number, told: Told): RecordedEvent[] {
  const events: { minute: number; event: SessionEvent; by: RecordedEvent['by'] }[] = []
  const points = Object.keys(told).map((code) => ({ id: point(code), name: code, main: code === 'VPUBND' }))
  for (const [code, spans] of Object.entries(told)) {
    for (const [index, [from, to]] of spans.entries()) {
      const peer = peerId.parse(`${code}-${index}`)
      events.push({
        minute: from,
        event: { type: 'peer.joined', peerId: peer, bridgePointId: point(code) },
        by: peer,
      })
      if (to < minutes) events.push({ minute: to, event: { type: 'peer.left', peerId: peer, cause: 'left' }, by: peer })
    }
  }
  const chair = peerId.parse('chair')
  return [
    { minute: 0, event: { type: 'session.opened', title: '', bridgePoints: points } as const, by: 'system' as const },
    ...events.toSorted((a, b) => a.minute - b.minute),
    { minute: minutes, event: { type: 'session.closed' } as const, by: chair },
  ].map(({ minute, event, by }, index) => ({ seq: index + 1, at: openedAt + minute * MINUTE_MS, by, event }))
}
