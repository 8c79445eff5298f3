// What meetings occupy, and the refusal to occupy it twice.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { resourceKey } from '../../domain/booking.ts'
import type { Busy } from '../../domain/booking.ts'
import type { Clash, MeetingStore } from '../../ports/meetings.ts'
import type { MeetingId } from '../../protocol/ids.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Tables } from '../tables.ts'
import { joinGroups } from './clash-groups.ts'
import type { Overlap, Wanted } from './clash-groups.ts'
import { LONGEST_MS } from './lists.ts'
import { resourceOf } from './resource.ts'
import { EXCLUSION_VIOLATION, sqlState } from './sql-state.ts'
import { isVisible } from './visible.ts'

/** The store's calls for bookings. */
export function bookingCalls(
  db: Kysely<Tables>,
): Pick<MeetingStore, 'book' | 'noteOverride' | 'busy' | 'busyOn' | 'taken'> {
  return {
    async book(meetings, override) {
      const ids = meetings.map(({ id }) => id)
      const wanted = meetings.flatMap(({ id, startsAt, endsAt, resources }) =>
        resources.map((resource): Wanted => ({ meetingId: id, resource: resourceKey(resource), startsAt, endsAt })),
      )
      await hold(db, ids, wanted)
      await sql`delete from booking where meeting_id = any(${ids}::text[])`.execute(db)
      const overlaps = await overlapping(db, wanted)
      const first = overlaps[0]
      if (first && !override) throw refused(first.with, first.resource)
      await take(db, wanted, overlaps)
      return overlaps.map(clashOf)
    },

    async noteOverride(ids, reason) {
      if (ids.length === 0) return
      await db.updateTable('meeting').set({ override_reason: reason }).where('id', 'in', ids).execute()
    },

    async busy(from, to, resources, visible, except) {
      const keys = resources === 'all' ? undefined : resources.map(resourceKey)
      if (keys?.length === 0) return []
      const source =
        keys === undefined
          ? sql`meeting m join booking b on b.meeting_id = m.id and m.starts_at < ${to}
              and m.starts_at > ${from - LONGEST_MS} and m.ends_at > ${from}`
          : sql`unnest(${keys}::text[]) as asked (resource)
              join booking b on b.resource = asked.resource and b.during && int8range(${from}, ${to})
              join meeting m on m.id = b.meeting_id`
      const found = await sql<BusyRow>`
        select b.resource, m.starts_at, m.ends_at, m.id, case when ${isVisible(visible)} then m.title end as title
        from ${source}
        where m.id <> all(${except}::text[])
        order by m.starts_at, m.id, b.resource`.execute(db)
      return found.rows.map(busyOf)
    },

    busyOn: (...asked) => busyOn(db, ...asked),

    async taken(from, to, resources, except) {
      const spans = await sql<{ startsAt: number; endsAt: number }>`
        select lower(span) as "startsAt", upper(span) as "endsAt"
        from (
          select unnest(range_agg(b.during)) as span
          from unnest(${resources.map(resourceKey)}::text[]) as asked (resource)
            join booking b on b.resource = asked.resource and b.during && int8range(${from}, ${to})
          where b.meeting_id <> all(${except}::text[])
        ) as spans
        order by span`.execute(db)
      return spans.rows
    },
  }
}

type BusyRow = {
  readonly resource: string
  readonly starts_at: number
  readonly ends_at: number
  readonly id: MeetingId
  readonly title: string | null
}

function busyOf({ resource, starts_at, ends_at, id, title }: BusyRow): Busy {
  return { resource: resourceOf(resource), startsAt: starts_at, endsAt: ends_at, meetingId: id, title }
}

type BusyOnRow = BusyRow & { readonly asked_at: number; readonly count: number }

async function busyOn(db: Kysely<Tables>, ...[spans, resources, visible, most]: Parameters<MeetingStore['busyOn']>) {
  if (spans.length === 0 || resources.length === 0) return []
  const { rows } = await sql<BusyOnRow>`
    select * from (
      select asked.at as asked_at, b.resource, m.starts_at, m.ends_at, m.id,
        case when ${isVisible(visible)} then m.title end as title,
        count(*) over (partition by asked.at) as count,
        row_number() over (partition by asked.at order by m.starts_at, m.id, b.resource) as place
      from unnest(${spans.map(({ startsAt }) => startsAt)}::bigint[], ${spans.map(({ endsAt }) => endsAt)}::bigint[])
          as asked (at, until)
        cross join unnest(${resources.map(resourceKey)}::text[]) as wanted (resource)
        join booking b on b.resource = wanted.resource and b.during && int8range(asked.at, asked.until)
        join meeting m on m.id = b.meeting_id) as found
    where place <= ${most}
    order by asked_at, place`.execute(db)
  const bySpan = Map.groupBy(rows, ({ asked_at: at }) => at)
  return [...bySpan].map(([startsAt, found]) => ({ startsAt, count: found[0]?.count ?? 0, busy: found.map(busyOf) }))
}

/**
 * Holds everything that these meetings occupy now or want to, until the transaction ends. Always in the same order,
 * so that transactions wait for each other in a line and never in a circle.
 */
async function hold(db: Kysely<Tables>, ids: readonly MeetingId[], wanted: readonly Wanted[]): Promise<void> {
  const held = await sql<{ resource: string }>`
    select distinct resource from booking where meeting_id = any(${ids}::text[])`.execute(db)
  const resources = new Set([...held.rows, ...wanted].map(({ resource }) => resource))
  if (resources.size === 0) return
  await sql`
    select pg_advisory_xact_lock(hashtextextended(resource, 0))
    from unnest(${[...resources].toSorted()}::text[]) with ordinality as held (resource, place)
    order by place`.execute(db)
}

/** What stands in the way: bookings of other meetings, and these meetings among themselves. */
async function overlapping(db: Kysely<Tables>, wanted: readonly Wanted[]): Promise<Overlap[]> {
  if (wanted.length === 0) return []
  const found = await sql<Overlap>`
    with ${wantedRows(wanted)}
    select w.meeting_id as "of", w.resource, b.meeting_id as "with", b.clash_group as "group"
    from wanted w join booking b on b.resource = w.resource and b.during && w.during
    union all
    select w.meeting_id, w.resource, other.meeting_id, null
    from wanted w join wanted other
      on other.resource = w.resource and other.during && w.during and other.meeting_id < w.meeting_id`.execute(db)
  return found.rows
}

function wantedRows(wanted: readonly Wanted[]) {
  return sql`wanted as materialized (
    select "meetingId" as meeting_id, resource, int8range("startsAt", "endsAt") as during
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as fresh ("meetingId" text, resource text, "startsAt" bigint, "endsAt" bigint))`
}

/** Books, in one statement each: first the groups that become one, then the new rows in theirs. */
async function take(db: Kysely<Tables>, wanted: readonly Wanted[], overlaps: readonly Overlap[]): Promise<void> {
  if (wanted.length === 0) return
  const { renamed, groups } = joinGroups(wanted, overlaps, randomUUID)
  try {
    if (renamed.length > 0) {
      await sql`
        update booking b set clash_group = change.to
        from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as change (resource text, "from" text, "to" text)
        where b.resource = change.resource and b.clash_group = change.from`.execute(db)
    }
    await sql`
      insert into booking (meeting_id, resource, during, clash_group)
      select "meetingId", resource, int8range("startsAt", "endsAt"), "group"
      from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
        as fresh ("meetingId" text, resource text, "startsAt" bigint, "endsAt" bigint, "group" text)`.execute(db)
  } catch (error) {
    throw sqlState(error) === EXCLUSION_VIOLATION ? new Refusal('clash') : error
  }
}

function clashOf({ of, with: other, resource }: Overlap): Clash {
  return { of, with: other, resource: resourceOf(resource) }
}

function refused(meetingId: MeetingId, resource: string): Refusal {
  return new Refusal('clash', { meetingId, resource })
}
