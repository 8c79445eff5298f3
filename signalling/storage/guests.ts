// Guests and the digests of their links.
import type { Kysely, Selectable } from 'kysely'
import type { GuestStore, StoredGuest } from '../ports/guests.ts'
import type { Tables } from './tables.ts'

/** The store over a database or a transaction. */
export function createGuestStore(db: Kysely<Tables>): GuestStore {
  const guests = () => db.selectFrom('guest_link').selectAll()
  return {
    async list(meetingId) {
      const rows = await guests().where('meeting_id', '=', meetingId).orderBy('created_at').orderBy('id').execute()
      return rows.map(guestOf)
    },

    async insert({ id, tokenHash, meetingId, bridgePointId, name, createdAt, createdBy, usedAt, withdrawnAt }) {
      const row = {
        id,
        token_hash: Buffer.from(tokenHash),
        meeting_id: meetingId,
        bridge_point_id: bridgePointId,
        name,
        created_at: createdAt,
        created_by: createdBy,
        used_at: usedAt,
        withdrawn_at: withdrawnAt,
      }
      await db.insertInto('guest_link').values(row).execute()
    },

    async byId(id) {
      const row = await guests().where('id', '=', id).executeTakeFirst()
      return row && guestOf(row)
    },

    async byToken(tokenHash) {
      const row = await guests().where('token_hash', '=', Buffer.from(tokenHash)).executeTakeFirst()
      return row && guestOf(row)
    },

    async use(id, at) {
      const query = db.updateTable('guest_link').set({ used_at: at }).where('id', '=', id).where('used_at', 'is', null)
      return (await query.where('withdrawn_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },

    async withdraw(id, at) {
      const query = db.updateTable('guest_link').set({ withdrawn_at: at }).where('id', '=', id)
      return (await query.where('withdrawn_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },
  }
}

function guestOf(row: Selectable<Tables['guest_link']>): StoredGuest {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    bridgePointId: row.bridge_point_id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
    withdrawnAt: row.withdrawn_at,
  }
}
