// The database: the embedded server or the one of DATABASE_URL, one dialect and one driver, migrated when opened.
import { setTimeout as delay } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, TypeOverrides, types } from 'pg'
import type { PoolConfig } from 'pg'
import type { Log } from '../../config/log.ts'
import { startEmbedded } from './embedded.ts'
import type { EmbeddedServer } from './embedded.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import type { Tables } from './tables.ts'
import { repeatable } from './unavailable.ts'

/** An open database. */
export type Database = {
  readonly db: Kysely<Tables>
  /** The server we run ourselves; undefined with a DATABASE_URL. */
  readonly embedded: EmbeddedServer | undefined
  /** Ends the connections and the embedded server; closing twice does nothing more. */
  close(): Promise<void>
}

/** How long the server may take to hear that the connections end, ms. */
const GOODBYE_WITHIN_MS = 1_000

/** Where the data is. */
export type DatabaseOptions = {
  /** An existing server, `postgres://…`; may hold a password and is never logged. Without it the embedded one runs. */
  readonly databaseUrl?: string | undefined
  /** Folder of the embedded server's data; made when missing. */
  readonly dataDir: string
  readonly log: Log
}

/**
 * Opens the database and brings its tables up to date; several nodes may do so at once.
 * @throws DataFolderInUse when another process runs the embedded server of this folder; Error when there is no database.
 */
export async function openDatabase({ databaseUrl, dataDir, log }: DatabaseOptions): Promise<Database> {
  const embedded = databaseUrl === undefined ? await startEmbedded(dataDir, log) : undefined
  const { db, drained } = connect(embedded ? localLine(embedded) : { connectionString: databaseUrl }, log)
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await db.destroy()
    // The pool says goodbye without waiting; a server that stops meanwhile would call the rest cut off.
    await Promise.race([drained(), delay(GOODBYE_WITHIN_MS, undefined, { ref: false })])
    await embedded?.close()
  }
  try {
    await repeatable(() => migrate(db))
  } catch (error) {
    await close()
    const hint = embedded ? 'the cause is in the log' : 'check that it runs and what DATABASE_URL says'
    throw new Error(`The database cannot be used: ${hint}.`, { cause: error })
  }
  return { db, embedded, close: () => (closed ??= close()) }
}

function localLine({ socketDir, role }: EmbeddedServer): PoolConfig {
  return { host: socketDir, user: role, database: 'postgres' }
}

/** The database, and when every connection that was ever made has come to its end. */
function connect(line: PoolConfig, log: Log): { db: Kysely<Tables>; drained(): Promise<unknown> } {
  // 64-bit integers are numbers here: ours are epoch ms and counts, far below 2^53.
  const parsers = new TypeOverrides()
  parsers.setTypeParser(types.builtins.INT8, Number)
  const pool = new Pool({
    ...line,
    application_name: 'diem-cau',
    max: 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: parsers,
  })
  // A broken connection is dropped by the pool and fails the call that uses it; unheard, its event would end the process.
  pool.on('error', () => log.warn({}, 'a resting connection to the database broke'))
  const open = new Set<Promise<void>>()
  pool.on('connect', (client) => {
    client.on('error', () => {})
    const gone = new Promise<void>((resolve) => client.once('end', () => resolve()))
    open.add(gone)
    void gone.then(() => open.delete(gone))
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, drained: () => Promise.all(open) }
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
