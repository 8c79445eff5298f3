// Transcripts of recordings in the table `transcript`.
import type { Kysely } from 'kysely'
import type { RecordingStore } from '../ports/recordings.ts'
import type { Tables } from './tables.ts'

/** The store's calls for transcripts. */
export function transcriptCalls(
  db: Kysely<Tables>,
): Pick<RecordingStore, 'transcripts' | 'saveTranscript' | 'removeTranscript'> {
  return {
    async transcripts(id) {
      const query = db.selectFrom('transcript').select(['language', 'name', 'added_at as addedAt', 'content'])
      return query.where('session_id', '=', id).orderBy('language').execute()
    },

    async saveTranscript(id, { language, name, addedAt, content, addedBy }) {
      const values = { name, added_at: addedAt, added_by: addedBy, content }
      const query = db.insertInto('transcript').values({ session_id: id, language, ...values })
      await query.onConflict((conflict) => conflict.columns(['session_id', 'language']).doUpdateSet(values)).execute()
    },

    async removeTranscript(id, language) {
      const query = db.deleteFrom('transcript').where('session_id', '=', id).where('language', '=', language)
      return (await query.executeTakeFirst()).numDeletedRows === 1n
    },
  }
}
