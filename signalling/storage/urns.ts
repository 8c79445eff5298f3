// The urns of secret ballots in the tables `urn` and `urn_paper`.
import type { Urns } from '../ports/rooms.ts'
import type { Database } from './database.ts'
import { repeatable } from './unavailable.ts'

/** The urns over an open database. */
export function createUrns({ db }: Database): Urns {
  return {
    async create(id, privateKey) {
      const row = { ballot_id: id, private_key: Buffer.from(privateKey) }
      await repeatable(() =>
        db
          .insertInto('urn')
          .values(row)
          .onConflict((clash) => clash.doNothing())
          .execute(),
      )
    },

    async key(id) {
      const query = db.selectFrom('urn').select('private_key').where('ballot_id', '=', id)
      return (await repeatable(() => query.executeTakeFirst()))?.private_key
    },

    async put(id, { serial, option }) {
      const row = { ballot_id: id, serial, option }
      await repeatable(() =>
        db
          .insertInto('urn_paper')
          .values(row)
          .onConflict((clash) => clash.doNothing())
          .execute(),
      )
      const query = db.selectFrom('urn_paper').select('option').where('ballot_id', '=', id).where('serial', '=', serial)
      return (await repeatable(() => query.executeTakeFirst()))?.option === option
    },

    async count(id) {
      const query = db.selectFrom('urn_paper').select((all) => all.fn.countAll<number>().as('count'))
      return Number((await repeatable(() => query.where('ballot_id', '=', id).executeTakeFirstOrThrow())).count)
    },

    async papers(id) {
      const query = db.selectFrom('urn_paper').select(['serial', 'option']).where('ballot_id', '=', id)
      return repeatable(() => query.orderBy('serial').execute())
    },

    async remove(id) {
      await repeatable(() => db.deleteFrom('urn').where('ballot_id', '=', id).execute())
    },
  }
}
