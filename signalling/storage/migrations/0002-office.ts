// The office: directory, accounts, meetings with their bookings, documents, the audit trail.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Creates the office's tables. Times are epoch ms; `search` columns hold folded text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db)
  await sql`create extension if not exists pg_trgm`.execute(db)
  for (const statement of [...DIRECTORY, ...ACCOUNTS, ...MEETINGS, ...BOOKINGS, ...AUDIT]) {
    await sql.raw(statement).execute(db)
  }
}

const DIRECTORY = [
  `create table unit (
    id text primary key,
    code text not null unique,
    name text not null,
    kind text not null,
    parent_id text references unit,
    email text not null default '',
    phone text not null default '',
    road_km double precision,
    confirmed boolean not null,
    position integer not null,
    check (parent_id <> id)
  )`,
  `create index unit_parent on unit (parent_id)`,
  `create table bridge_point (
    id text primary key,
    unit_id text not null references unit,
    name text not null,
    place text not null,
    level text not null,
    official text not null,
    official_phone text not null,
    technician text not null,
    technician_phone text not null,
    line_mbps double precision,
    devices jsonb not null,
    main boolean not null,
    confirmed boolean not null,
    position integer not null
  )`,
  `create index bridge_point_unit on bridge_point (unit_id)`,
  `create table venue (
    id text primary key,
    unit_id text not null references unit,
    name text not null,
    seats integer,
    unique (unit_id, name)
  )`,
  `create table official (
    id text primary key,
    unit_id text not null references unit,
    title text not null,
    unique (unit_id, title)
  )`,
]

const ACCOUNTS = [
  `create table account (
    id text primary key,
    login text not null unique,
    name text not null,
    email text not null,
    password_hash text,
    totp_secret bytea,
    totp_confirmed boolean not null default false,
    totp_last_step bigint not null default 0,
    sso_issuer text,
    sso_subject text,
    disabled boolean not null default false,
    failed_attempts integer not null default 0,
    locked_until bigint not null default 0,
    created_at bigint not null,
    seen_at bigint,
    constraint account_sso unique (sso_issuer, sso_subject)
  )`,
  `create index account_email on account (lower(email))`,
  `create table account_role (
    account_id text not null references account on delete cascade,
    role text not null,
    unit_id text references unit,
    position integer not null,
    unique nulls not distinct (account_id, role, unit_id)
  )`,
  `create table login (
    id text primary key,
    account_id text not null references account on delete cascade,
    token_hash bytea not null unique,
    way text not null,
    started_at bigint not null,
    seen_at bigint not null,
    ends_at bigint not null,
    address text not null,
    agent text not null
  )`,
  `create index login_account on login (account_id)`,
  `create table one_time_link (
    token_hash bytea primary key,
    purpose text not null,
    account_id text references account on delete cascade,
    ends_at bigint not null,
    used_at bigint,
    constraint one_time_link_of unique nulls not distinct (purpose, account_id)
  )`,
  // Failed attempts with logins that nobody has, counted as those of real ones are.
  `create table stranger (
    login text primary key,
    failed_attempts integer not null,
    locked_until bigint not null
  )`,
]

const MEETINGS = [
  `create table series (
    id text primary key,
    rule text not null,
    starts_at bigint not null
  )`,
  `create table meeting (
    id text primary key,
    title text not null,
    level text not null,
    form text not null,
    status text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    rehearsal_at bigint,
    organiser_id text not null references unit,
    chair_id text references official,
    secretary_id text references account,
    main_bridge_point_id text references bridge_point,
    venue_id text references venue,
    -- As in invitation and meeting_bridge_point, in their order: a calendar reads a thousand meetings at once.
    unit_ids text[] not null,
    bridge_point_ids text[] not null,
    agenda jsonb not null,
    note text not null,
    reminders_min integer[] not null,
    cancel_reason text not null default '',
    override_reason text not null default '',
    series_id text references series,
    recurrence_at bigint,
    detached boolean not null default false,
    revision integer not null,
    search text not null,
    created_by text references account,
    created_at bigint not null,
    check (ends_at > starts_at),
    check ((series_id is null) = (recurrence_at is null)),
    -- Deferrable: a whole series that moves by a week passes over itself within one statement.
    constraint meeting_recurrence unique (series_id, recurrence_at) deferrable
  )`,
  `create index meeting_starts_at on meeting (starts_at)`,
  // Walks outwards from a moment: the nearest meetings first.
  `create index meeting_nearest on meeting using gist (starts_at)`,
  `create index meeting_organiser on meeting (organiser_id, starts_at)`,
  `create index meeting_units on meeting using gin (unit_ids)`,
  `create index meeting_search on meeting using gin (search gin_trgm_ops)`,
  `create table invitation (
    meeting_id text not null references meeting on delete cascade,
    unit_id text not null references unit,
    position integer not null,
    reply text not null default 'none',
    note text not null default '',
    replied_at bigint,
    replied_by text references account,
    primary key (meeting_id, unit_id)
  )`,
  `create index invitation_unit on invitation (unit_id, meeting_id)`,
  `create table meeting_bridge_point (
    meeting_id text not null references meeting on delete cascade,
    bridge_point_id text not null references bridge_point,
    primary key (meeting_id, bridge_point_id)
  )`,
  `create index meeting_bridge_point_point on meeting_bridge_point (bridge_point_id, meeting_id)`,
  `create table meeting_template (
    id text primary key,
    unit_id text not null references unit,
    name text not null,
    content jsonb not null,
    unique (unit_id, name)
  )`,
  `create table document (
    id text primary key,
    meeting_id text not null references meeting on delete cascade,
    name text not null,
    media_type text not null,
    bytes bigint not null,
    sha256 text not null,
    added_at bigint not null,
    added_by text references account
  )`,
  `create index document_meeting on document (meeting_id)`,
  `create table session (
    id text primary key,
    meeting_id text not null references meeting,
    opened_at bigint not null,
    closed_at bigint
  )`,
  `create unique index session_open on session (meeting_id) where closed_at is null`,
  `create table reminder_sent (
    meeting_id text not null references meeting on delete cascade,
    starts_at bigint not null,
    minutes integer not null,
    sent_at bigint not null,
    primary key (meeting_id, starts_at, minutes)
  )`,
]

const BOOKINGS = [
  /*
   * Two bookings of one resource that overlap are refused by the database unless they stand in the same clash group.
   * A booking is a group of its own until somebody overrides a clash by name and with a reason. The check comes at the
   * end of a statement, since groups become one row by row.
   */
  `create table booking (
    meeting_id text not null references meeting on delete cascade,
    resource text not null,
    during int8range not null check (not isempty(during)),
    clash_group text not null,
    primary key (meeting_id, resource),
    constraint booking_clash exclude using gist (resource with =, during with &&, clash_group with <>) deferrable
  )`,
]

const AUDIT = [
  `create table audit (
    seq bigint primary key check (seq >= 1),
    at bigint not null,
    actor_id text,
    actor text not null,
    action text not null,
    subject text not null,
    address text not null,
    agent text not null,
    details text not null,
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32)
  )`,
  `create index audit_at on audit (at)`,
  // What `folded` of the domain does, for the text by which lines are found.
  `create function audit_search(actor text, action text, subject text) returns text
    language sql immutable parallel safe return replace(
      regexp_replace(lower(normalize(actor || ' ' || action || ' ' || subject, NFD)), '[\u0300-\u036f]', '', 'g'),
      'đ', 'd')`,
  `create index audit_search on audit using gin (audit_search(actor, action, subject) gin_trgm_ops)`,
  `create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change()`,
  `create table audit_head (
    only_one boolean primary key default true check (only_one),
    seq bigint not null,
    hash bytea not null
  )`,
  `insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'))`,
  `create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function refuse_change()`,
]
