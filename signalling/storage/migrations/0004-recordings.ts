// Recordings: how a meeting is recorded, what there is of its sessions, transcripts, exports, who has watched.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Creates the tables. Times are epoch ms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const USUAL = '{"starts": "by-hand", "policy": "stage", "retention": "five-years"}'

const STATEMENTS = [
  `alter table meeting add column recording jsonb not null default '${USUAL}'`,
  `update meeting_template set content = content || '{"recording": ${USUAL}}'`,
  `create table recording (
    session_id text primary key references session,
    meeting_id text not null references meeting,
    -- As the meeting was called then, and folded.
    title text not null,
    search text not null,
    opened_at bigint not null,
    -- The end of the session; null while it goes on.
    closed_at bigint,
    -- When it was taken over from its recorder, nothing being left to be written; null before.
    kept_at bigint,
    length_ms bigint not null default 0,
    gap_ms bigint not null default 0,
    damaged_ms bigint not null default 0,
    bytes bigint not null default 0,
    tracks integer not null default 0,
    retention text not null,
    -- Null for ever, and while it is not kept yet.
    keep_until bigint,
    hold_at bigint,
    hold_by text references account,
    hold_reason text,
    verified_at bigint,
    verified_intact boolean,
    -- Hex, over the last links of the hash chains of all tracks, as it was taken over.
    anchor text,
    -- These links, by track.
    links jsonb not null default '{}',
    -- Since when nobody can watch it any more; its files go right after.
    removed_at bigint,
    check ((kept_at is null) = (anchor is null)),
    check ((hold_at is null) = (hold_reason is null)),
    check ((verified_at is null) = (verified_intact is null))
  )`,
  `create index recording_opened_at on recording (opened_at) where removed_at is null`,
  `create index recording_meeting on recording (meeting_id)`,
  `create index recording_due on recording (keep_until) where removed_at is null and hold_at is null`,
  `create table transcript (
    session_id text not null references recording,
    language text not null,
    name text not null,
    added_at bigint not null,
    added_by text references account,
    -- WebVTT as it was brought.
    content text not null,
    primary key (session_id, language)
  )`,
  // Watching is audited once for each viewer and day.
  `create table recording_viewing (
    session_id text not null references recording,
    account_id text not null references account on delete cascade,
    day date not null,
    primary key (session_id, account_id, day)
  )`,
  `create table recording_export (
    id text primary key,
    session_id text not null references recording,
    kind text not null,
    -- ms since the opening of the session.
    from_ms bigint not null,
    to_ms bigint not null,
    started_by text references account,
    -- Who asked for it, as it is written into the picture.
    started_by_name text not null,
    started_at bigint not null,
    state text not null,
    progress double precision not null default 0,
    remaining_ms bigint,
    encoded boolean not null default false,
    file_name text not null,
    bytes bigint not null default 0,
    check (to_ms > from_ms)
  )`,
  `create index recording_export_session on recording_export (session_id, started_at)`,
  `create index recording_export_open on recording_export (state) where state in ('waiting', 'running')`,
]
