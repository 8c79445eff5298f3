// The live runs of meetings, and the reminders before them.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { MeetingStore } from '../../ports/meetings.ts'
import type { MeetingId } from '../../protocol/ids.ts'
import type { Tables } from '../tables.ts'

/** How far ahead reminders are looked for: the longest that can be set, ms. */
const LONGEST_AHEAD_MS = 43_200 * 60_000
/** A reminder that could not be sent in time still makes sense this long after the beginning, ms. */
const GRACE_MS = 5 * 60_000

type Calls = Pick<
  MeetingStore,
  | 'openSessions'
  | 'openSession'
  | 'closeSession'
  | 'meetingOf'
  | 'sessionsOf'
  | 'sessionsLeftOpen'
  | 'dueReminders'
  | 'markReminded'
>

/** The store's calls for sessions and reminders. */
export function sessionCalls(db: Kysely<Tables>): Calls {
  return {
    async openSessions(ids) {
      if (ids.length === 0) return new Map()
      const query = db.selectFrom('session').select(['id', 'meeting_id']).where('closed_at', 'is', null)
      const rows = await query.where('meeting_id', 'in', ids).execute()
      return new Map(rows.map((row) => [row.meeting_id, row.id]))
    },

    async openSession(meetingId, fresh, at) {
      // A partial unique index lets one of those who come together open it; the others wait here for its commit.
      await sql`
        insert into session (id, meeting_id, opened_at) values (${fresh}, ${meetingId}, ${at})
        on conflict (meeting_id) where closed_at is null do nothing`.execute(db)
      const query = db.selectFrom('session').select('id').where('meeting_id', '=', meetingId)
      return (await query.where('closed_at', 'is', null).executeTakeFirstOrThrow()).id
    },

    async closeSession(id, at) {
      const query = db.updateTable('session').set({ closed_at: at }).where('id', '=', id)
      await query.where('closed_at', 'is', null).execute()
    },

    async meetingOf(id) {
      const query = db.selectFrom('session').select('meeting_id').where('id', '=', id)
      return (await query.executeTakeFirst())?.meeting_id
    },

    async sessionsOf(id) {
      const query = db.selectFrom('session').select(['id', 'opened_at', 'closed_at']).where('meeting_id', '=', id)
      const rows = await query.orderBy('opened_at', 'desc').execute()
      return rows.map((row) => ({ id: row.id, openedAt: row.opened_at, closedAt: row.closed_at }))
    },

    async sessionsLeftOpen(endedBefore) {
      const query = db.selectFrom('session as s').innerJoin('meeting as m', 'm.id', 's.meeting_id').select('s.id')
      const overdue = query.where('s.closed_at', 'is', null).where('m.ends_at', '<', endedBefore)
      return (await overdue.orderBy('m.ends_at').execute()).map(({ id }) => id)
    },

    async dueReminders(now) {
      const due = await sql<{ meetingId: MeetingId; startsAt: number; minutes: number }>`
        select m.id as "meetingId", m.starts_at as "startsAt", reminder.minutes
        from meeting m, unnest(m.reminders_min) as reminder (minutes)
        where m.starts_at > ${now - GRACE_MS} and m.starts_at <= ${now + LONGEST_AHEAD_MS}
          and m.starts_at - reminder.minutes * 60000::bigint <= ${now} and m.status = 'scheduled'
          and not exists (
            select from reminder_sent r
            where r.meeting_id = m.id and r.starts_at = m.starts_at and r.minutes = reminder.minutes)
        order by m.starts_at, m.id, reminder.minutes`.execute(db)
      return due.rows
    },

    async markReminded(meetingId, startsAt, minutes, at) {
      const row = { meeting_id: meetingId, starts_at: startsAt, minutes, sent_at: at }
      const query = db
        .insertInto('reminder_sent')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
      return (await query.executeTakeFirst()).numInsertedOrUpdatedRows === 1n
    },
  }
}
