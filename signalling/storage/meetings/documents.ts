// The files that travel with meetings: what is known of them, not what is in them.
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { MeetingStore } from '../../ports/meetings.ts'
import { documentId } from '../../protocol/ids.ts'
import type { Tables } from '../tables.ts'

type Calls = Pick<MeetingStore, 'addDocument' | 'document' | 'removeDocument' | 'isContentUsed'>

/** The store's calls for documents. */
export function documentCalls(db: Kysely<Tables>): Calls {
  return {
    async addDocument(meetingIds, { id, name, mediaType, bytes, sha256, addedAt, addedBy }) {
      const file = { name, media_type: mediaType, bytes, sha256, added_at: addedAt, added_by: addedBy }
      const rows = meetingIds.map((meetingId, index) => ({
        // The document of the first meeting has the id that the caller knows.
        id: index === 0 ? id : documentId.parse(randomUUID()),
        meeting_id: meetingId,
        ...file,
      }))
      if (rows.length > 0) await db.insertInto('document').values(rows).execute()
    },

    document: (id) =>
      db
        .selectFrom('document')
        .select(['id', 'name', 'bytes', 'sha256', 'meeting_id as meetingId'])
        .select(['media_type as mediaType', 'added_at as addedAt'])
        .where('id', '=', id)
        .executeTakeFirst(),

    async removeDocument(id) {
      await db.deleteFrom('document').where('id', '=', id).execute()
    },

    async isContentUsed(sha256) {
      const query = db.selectFrom('document').select('id').where('sha256', '=', sha256).limit(1)
      return (await query.executeTakeFirst()) !== undefined
    },
  }
}
