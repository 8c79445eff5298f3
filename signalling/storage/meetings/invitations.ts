// The answers of the invited.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { MeetingStore } from '../../ports/meetings.ts'
import type { Tables } from '../tables.ts'

const UNANSWERED = { reply: 'none', note: '', replied_at: null, replied_by: null } as const

/** The store's calls for invitations. */
export function invitationCalls(db: Kysely<Tables>): Pick<MeetingStore, 'reply' | 'askAgain' | 'unanswered'> {
  return {
    async reply(id, unitId, { reply, note, at, by }) {
      const answer = { reply, note, replied_at: at, replied_by: by }
      const changed = await db
        .updateTable('invitation')
        .set(reply === 'none' ? UNANSWERED : answer)
        .where('meeting_id', '=', id)
        .where('unit_id', '=', unitId)
        .executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },

    async askAgain(ids) {
      if (ids.length === 0) return
      await db.updateTable('invitation').set(UNANSWERED).where('meeting_id', 'in', ids).execute()
    },

    async unanswered(from, to, units) {
      if (units.length === 0) return []
      return (
        db
          .selectFrom('invitation as i')
          .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
          .select(['i.meeting_id as meetingId', 'i.unit_id as unitId'])
          .where('m.starts_at', '>=', from)
          .where('m.starts_at', '<', to)
          .where('m.status', '=', 'scheduled')
          .where('i.reply', '=', 'none')
          // Who calls a meeting does not invite themselves.
          .whereRef('i.unit_id', '<>', 'm.organiser_id')
          .where(sql<boolean>`i.unit_id = any(${units}::text[])`)
          .execute()
      )
    },
  }
}
