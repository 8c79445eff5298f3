// Recordings in the tables `recording`, `transcript` and `recording_viewing`; removed ones keep their row.
import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { RecordingQuery, RecordingStanding, RecordingStore, StoredRecording } from '../ports/recordings.ts'
import { transcriptCalls } from './transcripts.ts'
import type { Tables } from './tables.ts'

/** The recordings of a database or of a transaction. */
export function createRecordingStore(db: Kysely<Tables>): RecordingStore {
  return { ...readingCalls(db), ...sharingCalls(db), ...keepingCalls(db), ...transcriptCalls(db) }
}

function readingCalls(db: Kysely<Tables>): Pick<RecordingStore, 'list' | 'read' | 'lock' | 'standing' | 'due'> {
  return {
    async list(query, { offset, limit }) {
      const found = await sql<StoredRecording>`
        select ${COLUMNS} ${FROM} where ${chosen(query)}
        order by r.opened_at desc, r.session_id limit ${limit} offset ${offset}`.execute(db)
      return found.rows
    },

    async read(id) {
      const found = await sql<StoredRecording>`
        select ${COLUMNS} ${FROM} where r.session_id = ${id} and r.removed_at is null`.execute(db)
      return found.rows[0]
    },

    async lock(ids) {
      const found = await sql<StoredRecording>`
        select ${COLUMNS} ${FROM} where r.session_id = any(${ids}::text[]) and r.removed_at is null
        order by r.session_id for update of r`.execute(db)
      return found.rows
    },

    async standing(ids) {
      const query = db.selectFrom('recording as r').innerJoin('session as s', 's.id', 'r.session_id')
      const rows = await query
        .select(['r.session_id', 'r.kept_at', 'r.removed_at', 's.closed_at'])
        .where('r.session_id', '=', sql<(typeof ids)[number]>`any(${ids}::text[])`)
        .execute()
      const found = new Map(rows.map((row) => [row.session_id, standingOf(row)]))
      return new Map(ids.map((id) => [id, found.get(id) ?? 'unknown']))
    },

    async due(now) {
      const query = db.selectFrom('recording').select('session_id').where('removed_at', 'is', null)
      const due = query.where('hold_at', 'is', null).where('keep_until', '<=', now)
      return (await due.orderBy('keep_until').execute()).map((row) => row.session_id)
    },
  }
}

function sharingCalls(db: Kysely<Tables>): Pick<RecordingStore, 'totals' | 'shares'> {
  const shares = async <T>(
    by: RawBuilder<unknown>,
    query: RecordingQuery,
    order: RawBuilder<unknown>,
    groups = sql`1`,
  ) => {
    const found = await sql<T>`
      select ${by}, sum(r.bytes)::bigint as bytes, count(*)::integer as recordings ${FROM}
      where ${chosen(query)} group by ${groups} order by ${order}`.execute(db)
    return found.rows
  }
  return {
    async totals(query) {
      const found = await sql<Awaited<ReturnType<RecordingStore['totals']>>>`
        select count(*)::integer as recordings, coalesce(sum(r.bytes), 0)::bigint as bytes,
          coalesce(sum(r.length_ms), 0)::bigint as "lengthMs" ${FROM} where ${chosen(query)}`.execute(db)
      return found.rows[0] ?? { recordings: 0, bytes: 0, lengthMs: 0 }
    },

    async shares(query, zone) {
      const month = sql`to_char(to_timestamp(r.opened_at / 1000.0) at time zone ${zone}, 'YYYY-MM') as month`
      return {
        months: await shares(month, query, sql`1`),
        monthly: await shares(sql`${month}, r.retention`, query, sql`1, 2`, sql`1, 2`),
        units: await shares(sql`m.organiser_id as "unitId"`, query, sql`2 desc, 1`),
        retentions: await shares(sql`r.retention`, query, sql`1`),
      }
    },
  }
}

type KeepingCalls = Pick<
  RecordingStore,
  'begin' | 'measure' | 'keep' | 'retain' | 'hold' | 'noteVerified' | 'markRemoved' | 'watched'
>

function keepingCalls(db: Kysely<Tables>): KeepingCalls {
  const row = (id: StoredRecording['sessionId']) => db.updateTable('recording').where('session_id', '=', id)
  const rows = (ids: readonly StoredRecording['sessionId'][]) =>
    db.updateTable('recording').where('session_id', '=', sql<(typeof ids)[number]>`any(${ids}::text[])`)
  return {
    async begin(ids) {
      // `folded` of the domain, as the database does it for the audit trail.
      const done = await sql`
        insert into recording (session_id, meeting_id, title, search, opened_at, retention)
        select s.id, m.id, m.title, audit_search(m.title, '', ''), coalesce(e.at, s.opened_at),
          m.recording ->> 'retention'
        from session s join meeting m on m.id = s.meeting_id
        -- The replay counts from the journal's opening.
        left join session_event e on e.session_id = s.id and e.seq = 1
        where s.id = any(${ids}::text[])
        on conflict (session_id) do nothing`.execute(db)
      return Number(done.numAffectedRows ?? 0n)
    },

    async measure(id, measures) {
      await row(id).set(measured(measures)).where('kept_at', 'is', null).execute()
    },

    async keep(id, { closedAt, at, keepUntil, anchor, links, ...measures }) {
      const values = { closed_at: closedAt, kept_at: at, keep_until: keepUntil, anchor, links: JSON.stringify(links) }
      const query = row(id).set({ ...values, ...measured(measures) })
      const done = await query.where('kept_at', 'is', null).where('removed_at', 'is', null).executeTakeFirst()
      return done.numUpdatedRows === 1n
    },

    async retain(id, retention, keepUntil) {
      await row(id).set({ retention, keep_until: keepUntil }).execute()
    },

    async hold(ids, hold) {
      const values = { hold_at: hold?.at ?? null, hold_by: hold?.by ?? null, hold_reason: hold?.reason ?? null }
      await rows(ids).set(values).execute()
    },

    async noteVerified(id, { at, intact }) {
      await row(id).set({ verified_at: at, verified_intact: intact }).execute()
    },

    async markRemoved(ids, at) {
      await rows(ids).set({ removed_at: at }).where('removed_at', 'is', null).execute()
      await sql`delete from transcript where session_id = any(${ids}::text[])`.execute(db)
    },

    async watched(id, by, day) {
      const query = db.insertInto('recording_viewing').values({ session_id: id, account_id: by, day })
      const done = await query.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
      return done.numInsertedOrUpdatedRows === 1n
    },
  }
}

const FROM = sql`from recording r join meeting m on m.id = r.meeting_id left join account a on a.id = r.hold_by`

const COLUMNS = sql`r.session_id as "sessionId", r.meeting_id as "meetingId", r.title, m.level,
  m.organiser_id as "organiserId", m.unit_ids as "unitIds", m.chair_id as "chairId", r.opened_at as "openedAt",
  r.closed_at as "closedAt", r.kept_at as "keptAt", r.length_ms as "lengthMs", r.gap_ms as "gapMs",
  r.damaged_ms as "damagedMs", r.bytes, r.tracks, r.retention, r.keep_until as "keepUntil", r.anchor, r.links,
  case when r.hold_at is not null then
    jsonb_build_object('at', r.hold_at, 'by', coalesce(a.name, ''), 'reason', r.hold_reason) end as hold,
  case when r.verified_at is not null then
    jsonb_build_object('at', r.verified_at, 'intact', r.verified_intact) end as verified`

function chosen({ of, from, to, organiserId, level, words = [], only }: RecordingQuery): RawBuilder<unknown> {
  return sql.join(
    [
      sql`r.removed_at is null`,
      ...(of === 'all' ? [] : [sql`(m.organiser_id = any(${of}::text[]) or m.unit_ids && ${of}::text[])`]),
      ...(from === undefined ? [] : [sql`r.opened_at >= ${from}`]),
      ...(to === undefined ? [] : [sql`r.opened_at < ${to}`]),
      ...(organiserId === undefined ? [] : [sql`m.organiser_id = ${organiserId}`]),
      ...(level === undefined ? [] : [sql`m.level = ${level}`]),
      ...words.map((word) => sql`r.search like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
      ...(only === undefined ? [] : [onlyThose(only)]),
    ],
    sql` and `,
  )
}

function onlyThose(only: NonNullable<RecordingQuery['only']>): RawBuilder<unknown> {
  if (only === 'held') return sql`r.hold_at is not null`
  if (only === 'unsound') return sql`(r.gap_ms > 0 or r.damaged_ms > 0 or not coalesce(r.verified_intact, true))`
  return sql`r.hold_at is null and r.keep_until < ${only.dueBefore}`
}

type Standing = {
  readonly kept_at: number | null
  readonly removed_at: number | null
  readonly closed_at: number | null
}

function standingOf({ kept_at: keptAt, removed_at: removedAt, closed_at: closedAt }: Standing): RecordingStanding {
  if (removedAt !== null) return 'removed'
  if (keptAt !== null) return 'kept'
  return closedAt === null ? 'running' : 'over'
}

function measured({ lengthMs, gapMs, damagedMs, bytes, tracks }: Parameters<RecordingStore['measure']>[1]) {
  return { length_ms: lengthMs, gap_ms: gapMs, damaged_ms: damagedMs, bytes, tracks }
}
