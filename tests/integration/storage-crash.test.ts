// Crashes of the database server and of its owner: nothing acknowledged is lost and nobody has to help.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { sessionId } from '../../signalling/protocol/ids.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import type { Database } from '../../signalling/storage/database.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { DataFolderInUse } from '../../signalling/storage/owner-lock.ts'
import { createSecretStore } from '../../signalling/storage/secrets.ts'
import { createMemoryLog } from '../support/log.ts'
import { createDataDir, removeDataDir } from '../support/postgres.ts'

const session = sessionId.parse('crash')
const closedAt = (seq: number): RecordedEvent => ({ seq, at: seq, by: 'system', event: { type: 'session.closed' } })

let dataDir: string
let log: ReturnType<typeof createMemoryLog>
let database: Database | undefined
const owners: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await createDataDir()
  log = createMemoryLog()
})
afterEach(async () => {
  for (const owner of owners.splice(0)) await kill(owner)
  database ??= await open()
  await database.close()
  database = undefined
  await removeDataDir(dataDir)
})

const open = (): Promise<Database> => openDatabase({ dataDir, log })

/** Starts a process of its own that opens the data folder and writes to the journal; its lines, one a stored event. */
function startOwner(): { owner: ChildProcess; lines: string[] } {
  const script = join(import.meta.dirname, '..', 'support', 'journal-owner.ts')
  const owner = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  owners.push(owner)
  const lines: string[] = []
  if (owner.stdout) createInterface({ input: owner.stdout }).on('line', (line) => lines.push(line))
  return { owner, lines }
}

async function kill(owner: ChildProcess): Promise<void> {
  if (owner.exitCode !== null || owner.signalCode !== null) return
  const gone = once(owner, 'close')
  owner.kill('SIGKILL')
  await gone
}

const readSeqs = async ({ db }: Database): Promise<number[]> =>
  (await createJournal({ db, embedded: undefined, close: async () => {} }).read(session, 0)).map(({ seq }) => seq)

const restarts = (): number => log.lines.filter(({ message }) => message === 'the database server is back').length

describe('the database server is killed', () => {
  test('it comes back by itself and keeps every acknowledged event', async () => {
    database = await open()
    const journal = createJournal(database)
    let stored = 0
    const over = new AbortController()
    const write = async (): Promise<void> => {
      while (!over.signal.aborted) {
        try {
          await journal.append(session, [closedAt(stored + 1)])
          stored += 1
        } catch (error) {
          expect(error).toMatchObject({ name: 'Refusal', code: 'storage-unavailable' })
          const kept = await journal.read(session, 0)
          // The event under way may be stored without having been acknowledged; the others must be.
          expect([stored, stored + 1]).toContain(kept.length)
          stored = kept.length
        }
      }
    }
    const writing = write()
    for (let crash = 1; crash <= 3; crash += 1) {
      const before = stored
      await vi.waitUntil(() => stored > before + 20, { timeout: 20_000 })
      process.kill(database.embedded?.pid ?? 0, 'SIGKILL')
      await vi.waitUntil(() => restarts() === crash, { timeout: 20_000 })
    }
    const before = stored
    await vi.waitUntil(() => stored > before + 20, { timeout: 20_000 })
    over.abort()
    await writing
    expect(await readSeqs(database)).toEqual(Array.from({ length: stored }, (_, index) => index + 1))
  })

  test('resting connections that break with it cost nobody anything', async () => {
    database = await open()
    const journal = createJournal(database)
    await Promise.all(Array.from({ length: 8 }, () => journal.read(session, 0)))
    process.kill(database.embedded?.pid ?? 0, 'SIGKILL')
    await vi.waitUntil(() => restarts() === 1, { timeout: 20_000 })
    expect(await journal.read(session, 0)).toEqual([])
    await journal.append(session, [closedAt(1)])
  })

  test('closing while it is being restarted ends cleanly', async () => {
    database = await open()
    process.kill(database.embedded?.pid ?? 0, 'SIGKILL')
    await vi.waitUntil(() => log.text().includes('is being restarted'), { timeout: 20_000, interval: 1 })
    await database.close()
    database = await open()
    expect(await readSeqs(database)).toEqual([])
  })
})

describe('the owner of the data folder is killed', () => {
  test('the next one takes over from its orphaned server, with every acknowledged event', async () => {
    let acknowledged = 0
    for (let crash = 0; crash < 3; crash += 1) {
      const { owner, lines } = startOwner()
      await vi.waitUntil(() => lines.length > 30, { timeout: 20_000 })
      await kill(owner)
      acknowledged = Number(lines.at(-1))
    }
    database = await open()
    const kept = await readSeqs(database)
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged)
    expect(kept).toEqual(kept.map((_, index) => index + 1))
    expect(log.text()).toContain('left behind')
  })

  test('a pid file that names a stranger is no obstacle and the stranger is left alone', async () => {
    database = await open()
    await database.close()
    const stranger = spawn('sleep', ['1000'])
    owners.push(stranger)
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${stranger.pid}\n${dataDir}/postgres\n0\n5432\n\n\n`)
    database = await open()
    expect(await readSeqs(database)).toEqual([])
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })
})

describe('a data folder', () => {
  test('has one owner: the second is refused with one sentence and the first goes on', async () => {
    const { lines } = startOwner()
    await vi.waitUntil(() => lines.length > 3, { timeout: 20_000 })
    const refused = open()
    await expect(refused).rejects.toThrow(DataFolderInUse)
    await expect(refused).rejects.toThrow('in use by another process')
    const before = lines.length
    await vi.waitUntil(() => lines.length > before + 10, { timeout: 10_000 })
  })

  test('has one owner within a process too', async () => {
    database = await open()
    await expect(open()).rejects.toThrow(DataFolderInUse)
  })

  test('is free after closing, and its secrets are the same for the next owner', async () => {
    database = await open()
    const secret = await createSecretStore(database).read('ticket')
    await database.close()
    await database.close()
    database = await open()
    expect(await createSecretStore(database).read('ticket')).toEqual(secret)
  })

  test('may be closed to all other users, with a path longer than a socket may have', async () => {
    const parent = dataDir
    await chmod(parent, 0o700)
    dataDir = join(parent, 'một thư mục '.repeat(5).trim(), 'x'.repeat(60))
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    database = await open()
    await createJournal(database).append(session, [closedAt(1)])
    await database.close()
    database = await open()
    expect(await readSeqs(database)).toEqual([1])
    await database.close()
    await removeDataDir(parent)
    dataDir = await createDataDir()
    database = await open()
  })

  test('with a half-made database, left by a kill during the first start, is made anew', async () => {
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true })
    database = await open()
    expect(await readSeqs(database)).toEqual([])
  })
})
