// Telling the units of missing bridge points by e-mail that the chair calls them.
import { callingLetter } from './calling-letter.ts'
import type { BridgePoint, Directory } from '../../domain/directory.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { Mail, MailMessage } from '../../ports/mail.ts'
import type { OfficeDatabase } from '../../ports/office.ts'
import type { Clock } from '../../ports/rooms.ts'
import type { BridgePointId, SessionId } from '../../protocol/index.ts'

/** One bridge point is not written to again within this time, ms. */
const QUIET_MS = 60_000

/** What calling works with. */
export type CallingParts = {
  readonly database: OfficeDatabase
  readonly clock: Clock
  readonly mail: Mail
  readonly zone: string
  /** Where the pages are reached from outside; null when nobody has said. */
  readonly publicUrl: string | null
}

/** Calls bridge points of a session. Throws what the database or the mail server throws. */
export type CallBridgePoints = (sessionId: SessionId, bridgePointIds: readonly BridgePointId[]) => Promise<void>

/**
 * Writes to the unit of each called bridge point, one letter to a unit. Who was written to a moment ago is left alone,
 * as are units without an address; without a mail server nothing is done.
 */
export function createCaller(parts: CallingParts): CallBridgePoints {
  const { database, clock, mail } = parts
  const isDue = quietTime(clock)
  return async (sessionId, bridgePointIds) => {
    if (!mail.available) return
    const due = bridgePointIds.filter((id) => isDue(`${sessionId} ${id}`))
    const meetingId = due.length > 0 && (await database.meetings.meetingOf(sessionId))
    if (!meetingId) return
    const [meeting, directory] = await Promise.all([database.meetings.read(meetingId), database.directory.read()])
    if (!meeting) return
    const outcomes = await Promise.allSettled(
      lettersOf(parts, meeting, directory, due).map((letter) => mail.send(letter)),
    )
    // Every letter is tried before the first failure is told.
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  }
}

/** Answers whether a key was not let through within the quiet time, and lets it through then. */
function quietTime(clock: Clock): (key: string) => boolean {
  const lastAt = new Map<string, number>()
  return (key) => {
    const now = clock()
    for (const [other, at] of lastAt) if (now - at >= QUIET_MS) lastAt.delete(other)
    if (lastAt.has(key)) return false
    lastAt.set(key, now)
    return true
  }
}

function lettersOf(
  { clock, zone, publicUrl }: CallingParts,
  meeting: Meeting,
  { units, bridgePoints }: Directory,
  called: readonly BridgePointId[],
): MailMessage[] {
  const points = bridgePoints.filter(({ id }) => called.includes(id))
  const ofUnit: ReadonlyMap<string, readonly BridgePoint[]> = Map.groupBy(points, ({ unitId }) => unitId)
  const calledAt = clock()
  return units.flatMap(({ id, name, email }) => {
    const missing = ofUnit.get(id)
    if (!missing || email === '') return []
    return [{ to: [email], ...callingLetter({ meeting, unitName: name, missing, calledAt, zone, publicUrl }) }]
  })
}
