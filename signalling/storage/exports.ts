// Files that are made of recordings, in the table `recording_export`.
import type { Kysely, Selectable } from 'kysely'
import type { ExportStore, StoredExport } from '../ports/exports.ts'
import type { Tables } from './tables.ts'

/** The exports of a database or of a transaction. */
export function createExportStore(db: Kysely<Tables>): ExportStore {
  const rows = () => db.selectFrom('recording_export').selectAll()
  return {
    async add(one) {
      const { id, sessionId, kind, state, progress, encoded, bytes } = one
      const span = { from_ms: one.fromMs, to_ms: one.toMs, remaining_ms: one.remainingMs }
      const by = { started_by: one.startedBy, started_by_name: one.startedByName, started_at: one.startedAt }
      const row = { id, session_id: sessionId, kind, state, progress, encoded, bytes, file_name: one.fileName }
      await db
        .insertInto('recording_export')
        .values({ ...row, ...span, ...by })
        .execute()
    },

    async read(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row && stored(row)
    },

    async ofSession(id) {
      const query = rows().where('session_id', '=', id).orderBy('started_at', 'desc').orderBy('id')
      return (await query.execute()).map(stored)
    },

    async change(id, from, { state, progress, remainingMs, bytes }) {
      const values = {
        ...(state !== undefined && { state }),
        ...(progress !== undefined && { progress }),
        ...(remainingMs !== undefined && { remaining_ms: remainingMs }),
        ...(bytes !== undefined && { bytes }),
      }
      const query = db
        .updateTable('recording_export')
        .set(values)
        .where('id', '=', id)
        .where('state', 'in', [...from])
      return (await query.executeTakeFirst()).numUpdatedRows === 1n
    },

    async next() {
      const query = rows().where('state', '=', 'waiting').orderBy('started_at').orderBy('id')
      const row = await query.limit(1).executeTakeFirst()
      return row && stored(row)
    },

    async takeUpAgain() {
      const again = { state: 'waiting', progress: 0, remaining_ms: null } as const
      const query = db.updateTable('recording_export').set(again).where('state', '=', 'running')
      return Number((await query.executeTakeFirst()).numUpdatedRows)
    },

    async startedBefore(at) {
      const query = rows().where('started_at', '<', at).where('state', 'not in', ['waiting', 'running'])
      return (await query.execute()).map(stored)
    },

    async remove(id) {
      await db.deleteFrom('recording_export').where('id', '=', id).execute()
    },
  }
}

function stored(row: Selectable<Tables['recording_export']>): StoredExport {
  return {
    id: row.id,
    sessionId: row.session_id,
    kind: row.kind,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    startedBy: row.started_by,
    startedByName: row.started_by_name,
    startedAt: row.started_at,
    state: row.state,
    progress: row.progress,
    remainingMs: row.remaining_ms,
    encoded: row.encoded,
    fileName: row.file_name,
    bytes: row.bytes,
  }
}
