// Kinds of columns.
import type { ColumnType } from 'kysely'

/** jsonb: goes in as text, comes out parsed. */
export type Json<T> = ColumnType<T, string, string>
/** Can be inserted, never updated. */
export type Fixed<T> = ColumnType<T, T, never>
