// The journal of every session in the table `session_event`.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Actor, RecordedEvent } from '../domain/event.ts'
import { SequenceTaken } from '../ports/rooms.ts'
import type { Journal } from '../ports/rooms.ts'
import type { SessionId } from '../protocol/ids.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import { repeatable, unrepeatable } from './unavailable.ts'

/**
 * The journal over an open database.
 *
 * Beside what the port says: `append` throws an Error when the events are not numbered one after another from the
 * last stored one, and both throw the Refusal `storage-unavailable` when the database is away. After that refusal an
 * append may or may not be stored: only reading the journal again tells.
 */
export function createJournal({ db }: Database): Journal {
  return {
    async append(sessionId, events) {
      const first = events[0]
      if (first === undefined) return
      if (events.some(({ seq }, index) => seq !== first.seq + index)) throw new Error('The events are not consecutive.')
      // Failing to get a connection is harmless and may be tried again; the statement may not.
      await repeatable(() =>
        db.connection().execute((line) => unrepeatable(() => insert(line, sessionId, first.seq, events))),
      )
    },

    async read(sessionId, after) {
      const query = db.selectFrom('session_event').select(['seq', 'at', 'by', 'event'])
      const rows = await repeatable(() =>
        query.where('session_id', '=', sessionId).where('seq', '>', after).orderBy('seq').execute(),
      )
      // Only `append` writes this table, and it writes actors.
      return rows.map(({ by, ...row }) => ({ ...row, by: by as Actor }))
    },
  }
}

/** One statement, hence all or none: the rows, provided that the one before the first is there. */
async function insert(
  db: Kysely<Tables>,
  sessionId: SessionId,
  first: number,
  events: readonly RecordedEvent[],
): Promise<void> {
  const statement = sql`
    insert into session_event (session_id, seq, at, by, event)
    select ${sessionId}, fresh.seq, fresh.at, fresh.by, fresh.event
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as fresh (seq integer, at bigint, by text, event jsonb)
    where ${first}::integer = 1
      or exists (select from session_event where session_id = ${sessionId} and seq = ${first}::integer - 1)`
  try {
    const { numAffectedRows } = await statement.execute(db)
    if (numAffectedRows === 0n) throw new Error(`The journal of ${sessionId} has no event before ${first}.`)
  } catch (error) {
    throw isUniqueViolation(error) ? new SequenceTaken(`${sessionId} has an event ${first}`, { cause: error }) : error
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
