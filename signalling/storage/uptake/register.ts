// The register's entries: read by what has changed, written by hand.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { NewEntry, UptakeStore } from '../../ports/uptake.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Tables } from '../tables.ts'
import { ENTRY_COLUMNS, entryOf, factsRow } from './rows.ts'

type Calls = Pick<
  UptakeStore,
  | 'changes'
  | 'entries'
  | 'entryOf'
  | 'mergedInto'
  | 'lock'
  | 'lockRegister'
  | 'insert'
  | 'saveFacts'
  | 'saveCorrection'
  | 'saveMerge'
  | 'beginningAt'
  | 'sent'
>

/** Entries that are held in memory at a time while all are read. */
const PORTION = 4_000
/** Rows of one statement: 16 parameters each, and PostgreSQL takes 65,535. */
const ROWS_AT_ONCE = 2_000

/** The store's calls for entries. */
export function registerCalls(db: Kysely<Tables>): Calls {
  const entries = () => db.selectFrom('uptake_entry').select(ENTRY_COLUMNS)
  return {
    /*
     * The mark is the oldest transaction that still ran when we looked (xmin): all older ones are decided and what they
     * wrote is seen now; what younger ones write is asked for again the next time. Numbers that no transaction has yet
     * come from a restored copy: those rows were read with the rest.
     */
    async changes(since, take) {
      const mark = sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`
      const snapshot = await db.selectNoFrom(mark.as('mark')).executeTakeFirstOrThrow()
      for (let after = ''; ;) {
        let query = entries().where(sql<boolean>`id > ${after}`)
        if (since !== null) {
          query = query
            .where(sql<boolean>`changed >= ${since}::xid8`)
            .where(sql<boolean>`changed < pg_snapshot_xmax(pg_current_snapshot())`)
        }
        const rows = await query.orderBy('id').limit(PORTION).execute()
        if (rows.length > 0) take(rows.map(entryOf))
        if (rows.length < PORTION) return snapshot.mark
        after = rows.at(-1)?.id ?? ''
      }
    },

    async entries(ids) {
      if (ids.length === 0) return []
      const rows = await entries().where('id', 'in', ids).execute()
      const found = new Map(rows.map((row) => [row.id, entryOf(row)]))
      return ids.flatMap((id) => found.get(id) ?? [])
    },

    async entryOf(meetingId) {
      const query = db.selectFrom('uptake_entry').select('id').where('meeting_id', '=', meetingId)
      return (await query.executeTakeFirst())?.id
    },

    async mergedInto(id) {
      const rows = await entries().where('merged_into', '=', id).orderBy('starts_at').orderBy('id').execute()
      return rows.map(entryOf)
    },

    // In the order of their ids, so that two who want the same do not wait for each other.
    async lock(ids) {
      if (ids.length === 0) return []
      const rows = await entries().where('id', 'in', ids).orderBy('id').forUpdate().execute()
      return rows.map(entryOf)
    },

    async lockRegister() {
      await sql`select pg_advisory_xact_lock(hashtext('uptake register'))`.execute(db)
    },

    async insert(all) {
      for (let first = 0; first < all.length; first += ROWS_AT_ONCE) {
        await insertRows(db, all.slice(first, first + ROWS_AT_ONCE))
      }
    },

    async saveFacts(id, facts) {
      const query = db.updateTable('uptake_entry').set({ ...factsRow(facts), revision: sql`revision + 1` })
      await known(query.where('id', '=', id).execute())
    },

    async saveCorrection(id, correction) {
      const values = { correction: correction && JSON.stringify(correction), revision: sql<number>`revision + 1` }
      await db.updateTable('uptake_entry').set(values).where('id', '=', id).execute()
    },

    async saveMerge(ids, into) {
      const values = { merged_into: into, evidence_due: true, revision: sql<number>`revision + 1` }
      await db.updateTable('uptake_entry').set(values).where('id', 'in', ids).execute()
      if (into !== null) {
        const query = db.updateTable('uptake_entry').set({ evidence_due: true, revision: sql<number>`revision + 1` })
        await query.where('id', '=', into).execute()
      }
    },

    async beginningAt(times) {
      const rows = await entries()
        .where(sql<boolean>`starts_at = any(${[...new Set(times)]}::bigint[])`)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(entryOf)
    },

    async sent(senderId, externalId) {
      const query = entries().where('sender_id', '=', senderId).where('external_id', '=', externalId)
      const row = await query.forUpdate().executeTakeFirst()
      return row && entryOf(row)
    },
  }
}

async function insertRows(db: Kysely<Tables>, all: readonly NewEntry[]): Promise<void> {
  const rows = all.map(({ id, source, sent, at, by, ...facts }) => ({
    id,
    source,
    meeting_id: null,
    sender_id: sent?.senderId ?? null,
    external_id: sent?.externalId ?? null,
    ...factsRow(facts),
    correction: null,
    merged_into: null,
    evidence: null,
    created_at: at,
    created_by: by,
  }))
  await known(db.insertInto('uptake_entry').values(rows).execute())
}

/** A unit that the directory does not know is the writer's mistake. */
async function known<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const isForeign = error instanceof Error && 'code' in error && error.code === '23503'
    throw isForeign ? new Refusal('not-found', { at: 'organiserId' }) : error
  }
}
