// Lists of meetings: by time and by words.
import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { MeetingSummary } from '../../domain/meeting.ts'
import type { MeetingStore, Visible } from '../../ports/meetings.ts'
import type { Tables } from '../tables.ts'
import { isEditable, isVisible } from './visible.ts'

/** No meeting is longer, which lets a span of beginnings find all that touch a span. */
export const LONGEST_MS = 86_400_000

const PAGE = 50

/** The store's calls for lists. */
export function listCalls(db: Kysely<Tables>): Pick<MeetingStore, 'list' | 'search'> {
  return {
    async list(from, to, visible) {
      const found = await sql<MeetingSummary>`
        select ${summary(visible)} from meeting m
        where m.starts_at < ${to} and m.starts_at > ${from - LONGEST_MS} and m.ends_at > ${from}
          and ${isVisible(visible)}
        order by m.starts_at, m.id`.execute(db)
      return found.rows
    },

    async search(words, page, now, visible) {
      const conditions = words.map((word) => sql`m.search like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
      const found = await sql<MeetingSummary>`
        select ${summary(visible)} from (
          select m.* from meeting m
          where ${sql.join([...conditions, isVisible(visible)], sql` and `)}
          order by m.starts_at <-> ${now}::bigint
          limit ${PAGE + 1} offset ${page * PAGE}
        ) m
        order by m.starts_at <-> ${now}::bigint, m.id`.execute(db)
      return found.rows
    },
  }
}

function summary(visible: Visible): RawBuilder<unknown> {
  return sql`m.id, m.title, m.level, m.form, m.status, m.starts_at as "startsAt", m.ends_at as "endsAt",
    m.organiser_id as "organiserId", m.chair_id as "chairId", m.main_bridge_point_id as "mainBridgePointId",
    m.venue_id as "venueId", m.series_id as "seriesId", m.revision, ${isEditable(visible)} as "mayEdit",
    m.bridge_point_ids as "bridgePointIds"`
}
