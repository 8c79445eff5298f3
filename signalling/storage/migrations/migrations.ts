// The migrations in their order. Each is written once and never changed afterwards.
import type { Migration } from 'kysely/migration'
import * as sessions from './0001-sessions.ts'
import * as office from './0002-office.ts'
import * as chairedSessions from './0003-chaired-sessions.ts'
import * as recordings from './0004-recordings.ts'
import * as uptake from './0005-uptake.ts'

/** Every migration by its name; the names sort in the order of execution. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-sessions': sessions,
  '0002-office': office,
  '0003-chaired-sessions': chairedSessions,
  '0004-recordings': recordings,
  '0005-uptake': uptake,
}
