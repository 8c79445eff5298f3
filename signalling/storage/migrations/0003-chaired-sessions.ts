// Chaired sessions: how the floor is given, guests, urns of secret ballots, minutes.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Creates the tables. Times are epoch ms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table meeting add column floor_mode text not null default 'chaired'`,
  `create table guest_link (
    id text primary key,
    token_hash bytea not null unique,
    meeting_id text not null references meeting on delete cascade,
    -- A guest's own place in the session.
    bridge_point_id text not null unique,
    name text not null,
    created_at bigint not null,
    created_by text references account,
    ends_at bigint not null,
    used_at bigint,
    withdrawn_at bigint
  )`,
  `create index guest_link_meeting on guest_link (meeting_id)`,
  // An urn knows neither voters nor times.
  `create table urn (
    ballot_id text primary key,
    private_key bytea not null
  )`,
  `create table urn_paper (
    ballot_id text not null references urn on delete cascade,
    serial text not null,
    option smallint not null,
    primary key (ballot_id, serial)
  )`,
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
