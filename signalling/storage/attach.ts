// A second look at the installation's database: by itself, or as another client of the server that runs already.
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { EMBEDDED_ROLE } from './cluster.ts'
import { openDatabase } from './database.ts'
import type { Database, DatabaseOptions } from './database.ts'
import { DataFolderInUse } from './owner-lock.ts'

/**
 * Opens the database as `openDatabase` does; where the product is running on the embedded one, joins its server.
 * Closing the answer then ends the connections alone.
 * @throws Error when there is no database, or when its server is just being started or stopped.
 */
export async function attachDatabase(options: DatabaseOptions): Promise<Database> {
  try {
    return await openDatabase(options)
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    const socketDir = await socketDirOf(options.dataDir)
    if (socketDir === undefined) throw error
    const databaseUrl = `postgres://${EMBEDDED_ROLE}@localhost/postgres?host=${encodeURIComponent(socketDir)}`
    return openDatabase({ ...options, databaseUrl })
  }
}

/** https://www.postgresql.org/docs/18/storage-file-layout.html: the fifth line of the lock file names the folder. */
const SOCKET_DIR_LINE = 4

async function socketDirOf(dataDir: string): Promise<string | undefined> {
  const lockFile = join(await realpath(dataDir), 'postgres', 'postmaster.pid')
  const text = await readFile(lockFile, 'utf8').catch(() => '')
  return text.split('\n')[SOCKET_DIR_LINE] || undefined
}
