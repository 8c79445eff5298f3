// A directory of its own for a test: a real database filled with the default, and callers with roles.
import { createHash } from 'node:crypto'
import { openTestDatabase } from './postgres.ts'
import { defaultDirectory } from '../../config/province.ts'
import { createSheets } from '../../signalling/documents/sheets.ts'
import { unitsBelow } from '../../signalling/domain/directory.ts'
import type { Role } from '../../signalling/domain/permission.ts'
import type { OfficeDatabase } from '../../signalling/ports/office.ts'
import { accountId, loginId, unitId } from '../../signalling/protocol/index.ts'
import { directoryHandlers } from '../../signalling/services/directory.ts'
import type { DirectoryHandlers } from '../../signalling/services/directory.ts'
import { directoryFiles } from '../../signalling/services/directory/files.ts'
import type { DirectoryFiles } from '../../signalling/services/directory/files.ts'
import { seedDirectory } from '../../signalling/services/directory/seed.ts'
import type { OfficeCaller, SignedIn } from '../../signalling/services/caller.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'

/** The time of everything in these tests, epoch ms. */
export const AT = Date.UTC(2026, 10, 22, 8, 30)

/** A filled directory with its services. */
export type TestDirectory = {
  readonly database: OfficeDatabase
  readonly handlers: DirectoryHandlers
  readonly files: DirectoryFiles
  /** The database's address. */
  readonly url: string
  close(): Promise<void>
}

/** Opens a database with the default directory in it; `close()` ends it. */
export async function openTestDirectory(): Promise<TestDirectory> {
  const opened = await openTestDatabase()
  const database = createOfficeDatabase(opened)
  await seedDirectory(database, defaultDirectory(), () => AT)
  const parts = { database, clock: () => AT, newId: () => crypto.randomUUID() }
  const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
  return {
    database,
    handlers: directoryHandlers(parts),
    files: directoryFiles({ ...parts, sheets: createSheets(), digest }),
    url: opened.url,
    close: () => opened.close(),
  }
}

/** Somebody who has signed in with one role, for a unit of the default directory and all below it or for all. */
export function personWith(role: Role, unit?: string): SignedIn {
  const units = unit === undefined ? 'all' : unitsBelow(defaultDirectory().units, unitId.parse(unit))
  const name = `${role}-${unit ?? 'all'}`
  return {
    accountId: accountId.parse(name),
    login: name,
    name: 'Cán bộ thử nghiệm',
    grants: [{ role, units }],
    loginId: loginId.parse(name),
  }
}

/** A caller without a browser: nobody, or somebody with one role. */
export function callerWith(role?: Role, unit?: string): OfficeCaller {
  return {
    person: role === undefined ? null : personWith(role, unit),
    origin: { address: '127.0.0.1', agent: 'test' },
    cookie: { keep: () => {}, drop: () => {} },
  }
}
