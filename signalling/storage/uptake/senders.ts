// Other systems that may send meetings to the register.
import type { Kysely, Selectable } from 'kysely'
import type { StoredSender, UptakeStore } from '../../ports/uptake.ts'
import type { Tables } from '../tables.ts'

type Calls = Pick<UptakeStore, 'senders' | 'addSender' | 'useToken' | 'revokeSender'>

/** The store's calls for senders. */
export function senderCalls(db: Kysely<Tables>): Calls {
  return {
    async senders() {
      const rows = await db.selectFrom('uptake_sender').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(senderOf)
    },

    async addSender({ id, name, unitId, createdAt, tokenHash, by }) {
      const row = { id, name, unit_id: unitId, token_hash: Buffer.from(tokenHash), created_at: createdAt }
      await db
        .insertInto('uptake_sender')
        .values({ ...row, created_by: by, used_at: null, revoked_at: null })
        .execute()
    },

    async useToken(tokenHash, at) {
      const query = db.updateTable('uptake_sender').set({ used_at: at }).where('revoked_at', 'is', null)
      const row = await query.where('token_hash', '=', Buffer.from(tokenHash)).returningAll().executeTakeFirst()
      return row && senderOf(row)
    },

    async revokeSender(id, at) {
      const query = db.updateTable('uptake_sender').set({ revoked_at: at }).where('id', '=', id)
      return (await query.where('revoked_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },
  }
}

function senderOf(row: Selectable<Tables['uptake_sender']>): StoredSender {
  return {
    id: row.id,
    name: row.name,
    unitId: row.unit_id,
    createdAt: row.created_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  }
}
