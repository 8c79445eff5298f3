// The register's entries as they are written by hand.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { NewEntry, UptakeStore } from '../../ports/uptake.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Tables } from '../tables.ts'
import { factsRow } from './rows.ts'

type Calls = Pick<UptakeStore, 'lockRegister' | 'insert' | 'saveFacts' | 'saveCorrection' | 'saveMerge'>

/** Rows of one statement: some 20 parameters each, and PostgreSQL takes 65,535. */
const ROWS_AT_ONCE = 2_000

/** The store's calls for writing entries. */
export function writingCalls(db: Kysely<Tables>): Calls {
  return {
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
