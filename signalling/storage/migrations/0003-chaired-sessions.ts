// Chaired sessions: how the floor is given, guests, urns of secret ballots, minutes.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Creates the tables. Times are epoch ms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table meeting add column floor_mode text not null default 'chaired'`,
  `update meeting_template set content = content || '{"floorMode": "chaired"}'`,
  `create table guest_link (
    id text primary key,
    token_hash bytea not null unique,
    meeting_id text not null references meeting on delete cascade,
    -- A guest's own place in the session.
    bridge_point_id text not null unique,
    name text not null,
    created_at bigint not null,
    created_by text references account,
    used_at bigint,
    withdrawn_at bigint
  )`,
  `create index guest_link_meeting on guest_link (meeting_id)`,
  // An urn knows neither voters nor times. Its papers are one value, option by serial: jsonb keeps the keys in its own
  // order, and a row for each paper would keep the order in which they came (ctid, xmin).
  `create table urn (
    ballot_id text primary key,
    session_id text not null,
    private_key bytea not null,
    sealed boolean not null default false,
    papers jsonb not null default '{}'
  )`,
  `create index urn_session on urn (session_id)`,
  `create table minutes (
    session_id text primary key references session,
    meeting_id text not null references meeting,
    content jsonb not null,
    revision integer not null,
    changed_at bigint not null,
    changed_by text references account,
    signed_at bigint,
    signed_by text references account,
    -- Hex, of the content as it was signed.
    sha256 text,
    check ((signed_at is null) = (sha256 is null))
  )`,
  `create index minutes_meeting on minutes (meeting_id)`,
]
