// The journal of every session, append only, and the installation's secrets.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Creates the tables `session_event` and `secret`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session_event')
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull().check(sql`seq >= 1`))
    .addColumn('at', 'bigint', (column) => column.notNull().check(sql`at >= 0`))
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('event', 'jsonb', (column) => column.notNull().check(sql`event ->> 'type' is not null`))
    .addPrimaryKeyConstraint('session_event_pkey', ['session_id', 'seq'])
    .execute()
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the table % is append only', tg_table_name using errcode = 'restrict_violation';
    end
    $$`.execute(db)
  await sql`
    create trigger session_event_append_only before update or delete or truncate on session_event
    for each statement execute function refuse_change()`.execute(db)
  await db.schema
    .createTable('secret')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bytea', (column) => column.notNull().check(sql`octet_length(value) = 32`))
    .execute()
}
