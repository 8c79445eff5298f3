// The tables as Kysely sees them.
import type { ColumnType } from 'kysely'
import type { SessionEvent } from '../domain/event.ts'

/** jsonb: goes in as text, comes out parsed. */
type Json<T> = ColumnType<T, string, never>

/** Every table of the database. The journal's columns can be inserted, never updated. */
export type Tables = {
  session_event: {
    session_id: ColumnType<string, string, never>
    seq: ColumnType<number, number, never>
    /** Epoch ms. */
    at: ColumnType<number, number, never>
    by: ColumnType<string, string, never>
    event: Json<SessionEvent>
  }
  secret: {
    name: string
    value: Buffer
  }
}
