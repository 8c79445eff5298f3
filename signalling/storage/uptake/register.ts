// The register's entries as they are read: by what has changed, by their ids, by when they begin.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { UptakeStore } from '../../ports/uptake.ts'
import type { Tables } from '../tables.ts'
import { ENTRY_COLUMNS, entryOf } from './rows.ts'

type Calls = Pick<UptakeStore, 'changes' | 'entries' | 'entryOf' | 'mergedInto' | 'lock' | 'beginningAt' | 'sent'>

/** Entries that are read at a time: judging them must not hold up what else the process does. */
const PORTION = 1_000

/** The store's calls for reading entries. */
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
