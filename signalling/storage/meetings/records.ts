// One meeting or the meetings of a series: read, held, written.
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Invitation, Meeting, MeetingDocument } from '../../domain/meeting.ts'
import type { MeetingStore, MeetingToStore } from '../../ports/meetings.ts'
import type { MeetingId } from '../../protocol/ids.ts'
import type { Tables } from '../tables.ts'

type Calls = Pick<MeetingStore, 'read' | 'lock' | 'lockSeries' | 'insert' | 'update' | 'remove' | 'saveSeries'>

/** The store's calls for whole meetings. */
export function recordCalls(db: Kysely<Tables>): Calls {
  return {
    read: async (id) => (await readAll(db, [id]))[0],

    // Held first and read after: what was read while waiting for another's change would be out of date.
    async lock(id) {
      const held = await db.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
      return held && (await readAll(db, [id]))[0]
    },

    async lockSeries(id) {
      const query = db.selectFrom('meeting').select('id').where('series_id', '=', id)
      const held = await query.orderBy('id').forUpdate().execute()
      const ids = held.map((row) => row.id)
      return ids.length === 0 ? [] : readAll(db, ids)
    },

    async insert(meetings) {
      await sql`
        insert into meeting (${sql.raw(COLUMNS.join(', '))}, revision)
        select ${sql.raw(COLUMNS.join(', '))}, 1 from ${rowsOf(meetings)}`.execute(db)
      await insertLists(db, meetings)
    },

    async update(meetings) {
      const changes = COLUMNS.filter((column) => !KEPT.has(column)).map((column) => `${column} = fresh.${column}`)
      await sql`
        update meeting m set ${sql.raw(changes.join(', '))}, revision = m.revision + 1
        from ${rowsOf(meetings)} where m.id = fresh.id`.execute(db)
      const ids = meetings.map((meeting) => meeting.id)
      await db.deleteFrom('meeting_bridge_point').where('meeting_id', 'in', ids).execute()
      await sql`
        delete from invitation i using ${listsOf(meetings)}
        where i.meeting_id = lists.id and not lists.units ? i.unit_id`.execute(db)
      await insertLists(db, meetings)
    },

    async remove(id) {
      await db.deleteFrom('meeting').where('id', '=', id).execute()
    },

    async saveSeries({ id, rule, startsAt }) {
      const values = { rule, starts_at: startsAt }
      const query = db.insertInto('series').values({ id, ...values })
      await query.onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute()
    },
  }
}

/** What a meeting's row holds, in the database's words. */
const COLUMNS = [
  'id',
  'title',
  'level',
  'form',
  'status',
  'starts_at',
  'ends_at',
  'rehearsal_at',
  'organiser_id',
  'chair_id',
  'secretary_id',
  'main_bridge_point_id',
  'venue_id',
  'unit_ids',
  'bridge_point_ids',
  'agenda',
  'note',
  'reminders_min',
  'floor_mode',
  'recording',
  'cancel_reason',
  'override_reason',
  'series_id',
  'recurrence_at',
  'detached',
  'search',
  'created_by',
  'created_at',
] as const

/** Once written, these stay. */
const KEPT: ReadonlySet<string> = new Set(['id', 'created_by', 'created_at'])

function rowsOf(meetings: readonly MeetingToStore[]) {
  return sql`jsonb_populate_recordset(null::meeting, ${JSON.stringify(meetings.map(rowOf))}::jsonb) as fresh`
}

function rowOf({ content, series, ...meeting }: MeetingToStore): Record<(typeof COLUMNS)[number], unknown> {
  return {
    id: meeting.id,
    title: content.title,
    level: content.level,
    form: content.form,
    status: meeting.status,
    starts_at: content.startsAt,
    ends_at: content.endsAt,
    rehearsal_at: content.rehearsalAt,
    organiser_id: content.organiserId,
    chair_id: content.chairId,
    secretary_id: content.secretaryId,
    main_bridge_point_id: content.mainBridgePointId,
    venue_id: content.venueId,
    unit_ids: content.unitIds,
    bridge_point_ids: content.bridgePointIds,
    agenda: content.agenda,
    note: content.note,
    reminders_min: content.remindersMin,
    floor_mode: content.floorMode,
    recording: content.recording,
    cancel_reason: meeting.cancelReason,
    override_reason: meeting.overrideReason,
    series_id: series?.seriesId ?? null,
    recurrence_at: series?.recurrenceAt ?? null,
    detached: series?.detached ?? false,
    search: meeting.search,
    created_by: meeting.createdBy,
    created_at: meeting.createdAt,
  }
}

function listsOf(meetings: readonly MeetingToStore[]) {
  const lists = meetings.map(({ id, content }) => ({ id, units: content.unitIds, points: content.bridgePointIds }))
  return sql`jsonb_to_recordset(${JSON.stringify(lists)}::jsonb) as lists (id text, units jsonb, points jsonb)`
}

/** The invited units, keeping the answers of those who were invited before, and the bridge points. */
async function insertLists(db: Kysely<Tables>, meetings: readonly MeetingToStore[]): Promise<void> {
  await sql`
    insert into invitation (meeting_id, unit_id, position)
    select lists.id, unit.value, unit.ordinality
    from ${listsOf(meetings)}, jsonb_array_elements_text(lists.units) with ordinality as unit
    on conflict (meeting_id, unit_id) do update set position = excluded.position`.execute(db)
  await sql`
    insert into meeting_bridge_point (meeting_id, bridge_point_id)
    select lists.id, point.value
    from ${listsOf(meetings)}, jsonb_array_elements_text(lists.points) as point (value)`.execute(db)
}

async function readAll(db: Kysely<Tables>, ids: readonly MeetingId[]): Promise<Meeting[]> {
  const query = db.selectFrom('meeting as m').leftJoin('series as s', 's.id', 'm.series_id').selectAll('m')
  const rows = await query
    .select([
      's.rule',
      sql<Invitation[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('unitId', i.unit_id, 'reply', i.reply, 'note', i.note,
          'repliedAt', i.replied_at) order by i.position), '[]')
        from invitation i where i.meeting_id = m.id)`.as('invitations'),
      sql<MeetingDocument[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'mediaType', d.media_type,
          'bytes', d.bytes, 'sha256', d.sha256, 'addedAt', d.added_at) order by d.added_at, d.id), '[]')
        from document d where d.meeting_id = m.id)`.as('documents'),
    ])
    .where('m.id', 'in', ids)
    .orderBy('m.recurrence_at')
    .orderBy('m.starts_at')
    .execute()
  return rows.map((row) => meetingOf(row))
}

type MeetingRow = Selectable<Tables['meeting']> & {
  readonly rule: string | null
  readonly invitations: Invitation[]
  readonly documents: MeetingDocument[]
}

function meetingOf(row: MeetingRow): Meeting {
  const { series_id: seriesId, recurrence_at: recurrenceAt, detached, rule } = row
  return {
    id: row.id,
    status: row.status,
    cancelReason: row.cancel_reason,
    overrideReason: row.override_reason,
    series: seriesId && recurrenceAt !== null && rule !== null ? { seriesId, rule, recurrenceAt, detached } : null,
    invitations: row.invitations,
    documents: row.documents,
    revision: row.revision,
    title: row.title,
    level: row.level,
    form: row.form,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    rehearsalAt: row.rehearsal_at,
    organiserId: row.organiser_id,
    chairId: row.chair_id,
    secretaryId: row.secretary_id,
    mainBridgePointId: row.main_bridge_point_id,
    venueId: row.venue_id,
    unitIds: row.unit_ids,
    bridgePointIds: row.bridge_point_ids,
    agenda: row.agenda,
    note: row.note,
    remindersMin: row.reminders_min,
    floorMode: row.floor_mode,
    recording: row.recording,
  }
}
