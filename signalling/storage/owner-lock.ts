// The lock on a data folder: one process owns it, and death of any kind gives it back.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

/** Thrown when another process owns the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
}

/** A held lock. */
export type OwnerLock = { release(): void }

/**
 * Takes the lock of a data folder that exists.
 *
 * Node has no file locks of its own but SQLite has: an exclusive transaction on an empty database is a lock of the
 * kernel's on that file, without races, seen from every container of the machine, and gone with its holder.
 * @throws DataFolderInUse when it is held.
 */
export function takeOwnerLock(dataDir: string): OwnerLock {
  const lock = new DatabaseSync(join(dataDir, 'owner.lock'), { timeout: 0 })
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)) throw error
    throw new DataFolderInUse(
      `The data folder ${dataDir} is in use by another process; give this one a DATA_DIR of its own or a DATABASE_URL.`,
      { cause: error },
    )
  }
  return { release: () => void (lock.isOpen && lock.close()) }
}

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5
