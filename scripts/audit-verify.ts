// `npm run audit:verify`: recomputes the chain of the audit trail and names the first line that was tampered with.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, loadConfig } from '../config/load.ts'
import type { Config } from '../config/load.ts'
import { SILENT_LOG } from '../config/log.ts'
import { attachDatabase } from '../signalling/storage/attach.ts'
import { createAuditStore } from '../signalling/storage/audit.ts'

try {
  process.exitCode = await verify(loadConfig(process.env))
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : `The audit trail cannot be read: ${reasonOf(error)}`)
  process.exitCode = 1
}

/** Says what was found; 0 when every line holds, 1 when not. */
async function verify(config: Config): Promise<number> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = config
  if (databaseUrl === undefined && !(await exists(join(dataDir, 'postgres')))) {
    throw new Error(`there is no database in ${dataDir}; is DATA_DIR or DATABASE_URL missing?`)
  }
  const database = await attachDatabase({ databaseUrl, dataDir, log: SILENT_LOG })
  try {
    const { lines, brokenAt, seal } = await createAuditStore(database.db).verify()
    if (brokenAt === null) {
      console.log(`The audit trail holds: ${lines} lines. Seal of the last one: ${seal}`)
      return 0
    }
    console.error(
      `The audit trail is broken at line ${brokenAt}: changed, removed or put in. Before it, ${lines} hold.`,
    )
    return 1
  } finally {
    await database.close()
  }
}

async function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  )
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
