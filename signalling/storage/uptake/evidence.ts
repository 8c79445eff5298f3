// What sessions have proved: which entries are due, which sessions are theirs.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { UptakeStore } from '../../ports/uptake.ts'
import type { EntryId, SessionId } from '../../protocol/ids.ts'
import type { Tables } from '../tables.ts'

type Calls = Pick<UptakeStore, 'markDue' | 'evidenceDue' | 'withSessions' | 'sessionsOf' | 'saveEvidence'>

/** The store's calls for evidence. */
export function evidenceCalls(db: Kysely<Tables>): Calls {
  return {
    async markDue(id) {
      await db.updateTable('uptake_entry').set({ evidence_due: true }).where('id', '=', id).execute()
    },

    async evidenceDue() {
      const query = db.selectFrom('uptake_entry').select('id').where('evidence_due', '=', true)
      return (await query.orderBy('id').execute()).map(({ id }) => id)
    },

    async withSessions() {
      const found = await sql<{ id: EntryId }>`
        select distinct coalesce(e.merged_into, e.id) as id
        from uptake_entry e join session s on s.meeting_id = e.meeting_id
        where s.closed_at is not null order by id`.execute(db)
      return found.rows.map(({ id }) => id)
    },

    async sessionsOf(id) {
      const found = await sql<{ id: SessionId }>`
        select s.id from uptake_entry e join session s on s.meeting_id = e.meeting_id
        where (e.id = ${id} or e.merged_into = ${id}) and s.closed_at is not null
        order by s.opened_at, s.id`.execute(db)
      return found.rows.map((row) => row.id)
    },

    async saveEvidence(id, evidence) {
      const value = evidence && JSON.stringify(evidence)
      const changed = await sql<{ differs: boolean }>`
        update uptake_entry e set evidence = ${value}::jsonb, evidence_due = false
        from (select id, evidence from uptake_entry where id = ${id} for update) as old
        where e.id = old.id and (e.evidence_due or old.evidence is distinct from ${value}::jsonb)
        returning old.evidence is distinct from ${value}::jsonb as differs`.execute(db)
      return changed.rows[0]?.differs ?? false
    },
  }
}
