// A real database for tests: the embedded server in a temporary folder that goes away with it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SILENT_LOG } from '../../config/log.ts'
import type { Log } from '../../config/log.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import type { Database } from '../../signalling/storage/database.ts'

/** A database of one test file. */
export type TestDatabase = Database & {
  readonly dataDir: string
  /** The same database as an address for DATABASE_URL. */
  readonly url: string
}

/** Makes an empty folder under the system's temporary one, closed to other users. */
export function createDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'diem-cau-data-'))
}

/** Removes what `createDataDir` made. */
export function removeDataDir(dataDir: string): Promise<void> {
  return rm(dataDir, { recursive: true, force: true })
}

/** Opens an empty, migrated database; `close()` ends the server and removes its folder. */
export async function openTestDatabase(log: Log = SILENT_LOG): Promise<TestDatabase> {
  const dataDir = await createDataDir()
  const database = await openDatabase({ dataDir, log })
  return {
    ...database,
    dataDir,
    url: urlOf(database),
    async close() {
      await database.close()
      await removeDataDir(dataDir)
    },
  }
}

/** The address of an embedded database over its Unix socket. */
export function urlOf({ embedded }: Database): string {
  if (!embedded) throw new Error('This database is not embedded.')
  return `postgres://${embedded.role}@localhost/postgres?host=${encodeURIComponent(embedded.socketDir)}`
}
