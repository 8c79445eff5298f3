// The urns of secret ballots in the table `urn`.
import { sql } from 'kysely'
import type { Urns } from '../ports/rooms.ts'
import type { BallotId } from '../protocol/ids.ts'
import type { Database } from './database.ts'
import { repeatable } from './unavailable.ts'

/**
 * The urns over an open database. Every call may safely run twice.
 *
 * An urn is one row that is rewritten as a whole, so that the row and its system columns tell of the last change only.
 * What the database itself keeps beside that (former versions of the row until they are cleared away, the write-ahead
 * log until it is used again) is named in docs/decisions/0010-secret-ballots.md.
 */
export function createUrns({ db }: Database): Urns {
  const rowOf = (id: BallotId) => db.selectFrom('urn').where('ballot_id', '=', id)
  return {
    async create(sessionId, id, privateKey) {
      const row = { ballot_id: id, session_id: sessionId, private_key: Buffer.from(privateKey) }
      const query = db.insertInto('urn').values(row)
      await repeatable(() => query.onConflict((clash) => clash.doNothing()).execute())
    },

    async list(sessionId) {
      const query = db.selectFrom('urn').select('ballot_id').where('session_id', '=', sessionId)
      return (await repeatable(() => query.execute())).map((row) => row.ballot_id)
    },

    async sessionOf(id) {
      return (await repeatable(() => rowOf(id).select('session_id').executeTakeFirst()))?.session_id
    },

    async key(id) {
      return (await repeatable(() => rowOf(id).select('private_key').executeTakeFirst()))?.private_key
    },

    async put(id, papers) {
      const fresh = JSON.stringify(Object.fromEntries(papers.map(({ serial, option }) => [serial, option])))
      // Of two equal keys the right one stays: what lies in the urn is never replaced.
      const query = db
        .updateTable('urn')
        .set({ papers: sql`${fresh}::jsonb || papers` })
        .where('ballot_id', '=', id)
        .where('sealed', '=', false)
        .returning('papers')
      const row = await repeatable(() => query.executeTakeFirst())
      return row && new Map(Object.entries(row.papers))
    },

    async count(id) {
      return Object.keys((await repeatable(() => rowOf(id).select('papers').executeTakeFirst()))?.papers ?? {}).length
    },

    async seal(id) {
      const query = db.updateTable('urn').set({ sealed: true }).where('ballot_id', '=', id).returning('papers')
      const row = await repeatable(() => query.executeTakeFirst())
      return Object.entries(row?.papers ?? {}).map(([serial, option]) => ({ serial, option }))
    },

    async unseal(id) {
      await repeatable(() => db.updateTable('urn').set({ sealed: false }).where('ballot_id', '=', id).execute())
    },

    async remove(id) {
      await repeatable(() => db.deleteFrom('urn').where('ballot_id', '=', id).execute())
      // Former versions of the row stand in the table's file until it is cleared. Where that is not allowed or the
      // database is just going away, its own cleaning does it later: no reason to call the removal failed.
      await sql`vacuum (truncate) urn`.execute(db).catch(() => undefined)
    },
  }
}
