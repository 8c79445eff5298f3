// `npm run recording:verify [-- <session> …]`: holds recordings against their hash chains, and these against the database.
import { ConfigError, loadConfig } from '../config/load.ts'
import type { Config } from '../config/load.ts'
import { SILENT_LOG } from '../config/log.ts'
import { defaultKeyFile, masterKey } from '../recorder/format/master-key.ts'
import type { RecordingStorage, RecordingStore, StoredRecording } from '../signalling/ports/recordings.ts'
import { sessionId } from '../signalling/protocol/ids.ts'
import type { SessionId } from '../signalling/protocol/ids.ts'
import { openLocalRecordings } from '../signalling/recordings/local-storage.ts'
import { attachDatabase } from '../signalling/storage/attach.ts'
import { createRecordingStore } from '../signalling/storage/recordings.ts'

try {
  process.exitCode = await verifyAll(loadConfig(process.env), process.argv.slice(2))
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : `Recordings cannot be checked: ${reasonOf(error)}`)
  process.exitCode = 1
}

/** Says what was found of each; 0 when all are whole, 1 when not. */
async function verifyAll(config: Config, names: readonly string[]): Promise<number> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, RECORDINGS_DIR: recordingsDir } = config
  const { RECORDING_KEY_FILE: keyFile = defaultKeyFile() } = config
  const storage = await openLocalRecordings({ recordingsDir, masterKey: () => masterKey(keyFile, recordingsDir) })
  const database = await attachDatabase({ databaseUrl, dataDir, log: SILENT_LOG })
  try {
    const store = createRecordingStore(database.db)
    const ids = names.length > 0 ? names.map((name) => sessionId.parse(name)) : await all(storage, store)
    let broken = 0
    for (const id of ids) if (!(await verify(storage, id, await store.read(id)))) broken += 1
    const told = `${ids.length} recordings checked, ${broken} of them not as they were recorded.`
    if (broken === 0) console.log(told)
    else console.error(told)
    return broken === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

/** What lies on the disk, and what should. */
async function all(storage: RecordingStorage, store: RecordingStore): Promise<SessionId[]> {
  const kept = await store.list({ of: 'all' }, { offset: 0, limit: Number.MAX_SAFE_INTEGER })
  const ids = new Set([...(await storage.list()), ...kept.map((one) => one.sessionId)])
  const standing = await store.standing([...ids])
  return [...ids].filter((id) => standing.get(id) !== 'removed')
}

async function verify(storage: RecordingStorage, id: SessionId, kept: StoredRecording | undefined): Promise<boolean> {
  const facts = await storage.describe(id)
  const breaks = await storage.verify(id, kept?.links ?? {})
  if (!facts) console.error(`${id}: gone.`)
  for (const { trackId, file, offset, length } of breaks) {
    console.error(`${id}: ${trackId}/${file} is not as it was recorded, ${length} bytes from ${offset} on.`)
  }
  if (!facts || breaks.length > 0) return false
  const anchored = kept?.anchor == null ? 'not kept yet, so without an anchor' : `anchor ${kept.anchor}`
  console.log(`${id}: whole, ${facts.tracks.length} tracks, ${facts.bytes} bytes; ${anchored}.`)
  return true
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
