// Ending the sessions of meetings that are long over: nobody presses a button for it.
import { ENTER_AFTER_MS } from '../domain/schedule.ts'
import type { EndingSessions } from '../ports/meetings.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { Clock } from '../ports/rooms.ts'
import type { SessionId } from '../protocol/ids.ts'

/** What ending works with. */
export type EndingParts = {
  readonly database: OfficeDatabase
  readonly sessions: EndingSessions
  readonly clock: Clock
}

/**
 * Closes every session that nobody can enter any more and in which nobody sits: first its journal, then its row, so
 * that what a crash leaves half done is completed the next time. A session that fails does not hold up the others.
 * @returns the sessions that it has closed
 * @throws AggregateError with the failures, once all have been tried
 */
export async function endSessions({ database, sessions, clock }: EndingParts): Promise<SessionId[]> {
  const now = clock()
  const ended: SessionId[] = []
  const failures: unknown[] = []
  for (const id of await database.meetings.sessionsLeftOpen(now - ENTER_AFTER_MS)) {
    try {
      if (!(await sessions.closeEmpty(id))) continue
      await database.transaction(({ meetings }) => meetings.closeSession(id, now))
      ended.push(id)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Sessions could not be closed.')
  return ended
}
