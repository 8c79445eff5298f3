// The minutes of sessions in the table `minutes`.
import type { Kysely, Selectable } from 'kysely'
import type { MinutesStore, StoredMinutes } from '../ports/minutes.ts'
import type { Tables } from './tables.ts'

/** The minutes of a database or of a transaction. */
export function createMinutesStore(db: Kysely<Tables>): MinutesStore {
  const rowOf = (sessionId: StoredMinutes['sessionId']) =>
    db.selectFrom('minutes').selectAll().where('session_id', '=', sessionId)
  return {
    async read(sessionId) {
      const row = await rowOf(sessionId).executeTakeFirst()
      return row && stored(row)
    },

    async lock(sessionId) {
      const row = await rowOf(sessionId).forUpdate().executeTakeFirst()
      return row && stored(row)
    },

    async ofMeeting(meetingId) {
      const query = db.selectFrom('minutes').select(['session_id', 'signed_at']).where('meeting_id', '=', meetingId)
      const rows = await query.execute()
      return rows.map((row) => ({ sessionId: row.session_id, isSigned: row.signed_at !== null }))
    },

    async save({ sessionId, meetingId, content, revision, at, by }) {
      const values = { content: JSON.stringify(content), revision: revision + 1, changed_at: at, changed_by: by }
      if (revision === 0) {
        const fresh = { session_id: sessionId, meeting_id: meetingId, ...values, signed_at: null, signed_by: null }
        const query = db.insertInto('minutes').values({ ...fresh, sha256: null })
        const done = await query.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
        return done.numInsertedOrUpdatedRows === 1n
      }
      const query = db.updateTable('minutes').set(values).where('session_id', '=', sessionId)
      const done = await query.where('revision', '=', revision).where('signed_at', 'is', null).executeTakeFirst()
      return done.numUpdatedRows === 1n
    },

    async sign(sessionId, { at, by, sha256 }) {
      const values = { signed_at: at, signed_by: by, sha256 }
      const query = db.updateTable('minutes').set(values).where('session_id', '=', sessionId)
      return (await query.where('signed_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },
  }
}

function stored(row: Selectable<Tables['minutes']>): StoredMinutes {
  const { signed_at: at, signed_by: by, sha256 } = row
  return {
    sessionId: row.session_id,
    meetingId: row.meeting_id,
    content: row.content,
    revision: row.revision,
    signed: at === null || sha256 === null ? null : { at, by, sha256 },
  }
}
