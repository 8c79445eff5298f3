// The uptake: the register of all meetings, its definitions, reports and the systems that send to it.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Creates the tables, and enters the meetings that are scheduled already. Times are epoch ms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...REGISTER, ...BY_THEMSELVES, ...REST]) await sql.raw(statement).execute(db)
}

const REGISTER = [
  `create table uptake_sender (
    id text primary key,
    name text not null,
    unit_id text references unit,
    token_hash bytea not null unique,
    created_at bigint not null,
    created_by text references account,
    used_at bigint,
    revoked_at bigint
  )`,
  `create table uptake_entry (
    id text primary key,
    source text not null,
    meeting_id text unique references meeting,
    sender_id text references uptake_sender,
    external_id text,
    title text not null,
    level text not null,
    form text not null,
    is_cancelled boolean not null,
    starts_at bigint not null,
    ends_at bigint not null,
    organiser_id text not null references unit,
    unit_ids text[] not null,
    -- Null: guessed from the title.
    field text,
    reason text,
    reason_text text not null default '',
    statement jsonb,
    correction jsonb,
    merged_into text references uptake_entry,
    evidence jsonb,
    -- A session has ended, or the meeting was moved, since the evidence was read from the journals.
    evidence_due boolean not null default false,
    revision integer not null default 1,
    created_at bigint not null,
    created_by text references account,
    -- The transaction that wrote it last: who holds the register in memory asks for what came after a snapshot.
    changed xid8 not null default pg_current_xact_id(),
    unique (sender_id, external_id),
    check ((source = 'scheduled') = (meeting_id is not null)),
    check (ends_at > starts_at),
    check (merged_into <> id)
  )`,
  `create index uptake_entry_changed on uptake_entry (changed)`,
  `create index uptake_entry_starts_at on uptake_entry (starts_at)`,
  `create index uptake_entry_due on uptake_entry (id) where evidence_due`,
  `create index uptake_entry_merged on uptake_entry (merged_into) where merged_into is not null`,
  `create function uptake_changed() returns trigger language plpgsql as $$
    begin
      new.changed := pg_current_xact_id();
      return new;
    end
    $$`,
  `create trigger uptake_entry_changes before update on uptake_entry
    for each row execute function uptake_changed()`,
]

/* Whatever writes a meeting or closes a session: the register knows of it in the same transaction. */
const BY_THEMSELVES = [
  `create function uptake_enter_meeting() returns trigger language plpgsql as $$
    begin
      insert into uptake_entry as e (id, source, meeting_id, title, level, form, is_cancelled, starts_at, ends_at,
        organiser_id, unit_ids, created_at, created_by)
      values (new.id, 'scheduled', new.id, new.title, new.level, new.form, new.status = 'cancelled', new.starts_at,
        new.ends_at, new.organiser_id, new.unit_ids, new.created_at, new.created_by)
      on conflict (meeting_id) do update set
        title = excluded.title, level = excluded.level, form = excluded.form, is_cancelled = excluded.is_cancelled,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at, organiser_id = excluded.organiser_id,
        unit_ids = excluded.unit_ids, revision = e.revision + 1,
        evidence_due = e.evidence_due or (e.evidence is not null and e.starts_at <> excluded.starts_at)
      where (e.title, e.level, e.form, e.is_cancelled, e.starts_at, e.ends_at, e.organiser_id, e.unit_ids)
        is distinct from (excluded.title, excluded.level, excluded.form, excluded.is_cancelled, excluded.starts_at,
          excluded.ends_at, excluded.organiser_id, excluded.unit_ids);
      return null;
    end
    $$`,
  `create trigger meeting_enters_uptake after insert or update on meeting
    for each row when (new.status <> 'draft') execute function uptake_enter_meeting()`,
  `create function uptake_session_closed() returns trigger language plpgsql as $$
    begin
      update uptake_entry set evidence_due = true where meeting_id = new.meeting_id;
      return null;
    end
    $$`,
  `create trigger session_closed_for_uptake after insert or update on session
    for each row when (new.closed_at is not null) execute function uptake_session_closed()`,
  `insert into uptake_entry (id, source, meeting_id, title, level, form, is_cancelled, starts_at, ends_at,
      organiser_id, unit_ids, created_at, created_by, evidence_due)
    select id, 'scheduled', id, title, level, form, status = 'cancelled', starts_at, ends_at, organiser_id, unit_ids,
      created_at, created_by,
      exists (select from session s where s.meeting_id = meeting.id and s.closed_at is not null)
    from meeting where status <> 'draft'`,
]

const REST = [
  // What was done to entries by hand, for ever.
  `create table uptake_deed (
    entry_id text not null references uptake_entry,
    at bigint not null,
    by text not null,
    action text not null,
    reason text not null
  )`,
  `create index uptake_deed_entry on uptake_deed (entry_id, at)`,
  `create trigger uptake_deed_append_only before update or delete or truncate on uptake_deed
    for each statement execute function refuse_change()`,
  // Pairs of which somebody has said that they are two meetings; the lesser id stands first.
  `create table uptake_distinct (
    one text not null references uptake_entry,
    other text not null references uptake_entry,
    primary key (one, other),
    check (one < other)
  )`,
  `create table uptake_definition (
    version integer primary key check (version >= 2),
    applies_from text not null,
    rules jsonb not null,
    note text not null,
    saved_at bigint not null,
    saved_by text not null
  )`,
  `create trigger uptake_definition_append_only before update or delete or truncate on uptake_definition
    for each statement execute function refuse_change()`,
  `create table uptake_inputs (
    only_one boolean primary key default true check (only_one),
    inputs jsonb not null
  )`,
  `create table uptake_report (
    period text not null,
    unit_id text references unit,
    -- Canonical JSON, the very text that was hashed.
    content text not null,
    sha256 text not null,
    at bigint not null,
    by text not null,
    unique nulls not distinct (period, unit_id)
  )`,
  // Letters about reports, each once: the report itself, reminders to units. Not sent when its sending was cut off.
  `create table uptake_report_sent (
    period text not null,
    letter text not null,
    begun_at bigint not null,
    sent_at bigint,
    primary key (period, letter)
  )`,
]
