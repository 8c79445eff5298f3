// What the journal, the secrets and the migrations promise, on a real PostgreSQL.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../config/load.ts'
import { SILENT_LOG } from '../../config/log.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { SequenceTaken } from '../../signalling/ports/rooms.ts'
import type { Journal } from '../../signalling/ports/rooms.ts'
import { bridgePointId, peerId, sessionId } from '../../signalling/protocol/ids.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import type { Database } from '../../signalling/storage/database.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { createSecretStore } from '../../signalling/storage/secrets.ts'
import { createMemoryLog } from '../support/log.ts'
import { openTestDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'

const AT = Date.UTC(2026, 10, 22, 8, 30)
const lucNgan = bridgePointId.parse('luc-ngan')
const peer = peerId.parse('peer-1')

const joined = (seq: number): RecordedEvent => ({
  seq,
  at: AT + seq,
  by: peer,
  event: { type: 'peer.joined', peerId: peer, bridgePointId: lucNgan },
})
const run = (first: number, last: number): RecordedEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => joined(first + index))

let database: TestDatabase
let journal: Journal
beforeAll(async () => {
  database = await openTestDatabase()
  journal = createJournal(database)
})
afterAll(() => database.close())

describe('the journal', () => {
  test('gives back what was appended, in order and exactly', async () => {
    const session = sessionId.parse('exact')
    const opened: RecordedEvent = {
      seq: 1,
      at: AT,
      by: 'system',
      event: {
        type: 'session.opened',
        title: 'Họp giao ban “quý IV” – đánh giá \\ kết quả',
        bridgePoints: [{ id: lucNgan, name: 'Huyện Lục Ngạn', main: true }],
      },
    }
    await journal.append(session, [opened])
    await journal.append(session, run(2, 12))
    expect(await journal.read(session, 0)).toEqual([opened, ...run(2, 12)])
    expect(await journal.read(session, 10)).toEqual(run(11, 12))
    expect(await journal.read(session, 12)).toEqual([])
  })

  test('knows nothing of an unknown session, and appending nothing does nothing', async () => {
    const session = sessionId.parse('unknown')
    await journal.append(session, [])
    expect(await journal.read(session, 0)).toEqual([])
  })

  test('keeps sessions apart', async () => {
    const [one, two] = [sessionId.parse('apart-1'), sessionId.parse('apart-2')]
    await journal.append(one, run(1, 3))
    await journal.append(two, run(1, 2))
    expect(await journal.read(one, 0)).toHaveLength(3)
    expect(await journal.read(two, 0)).toHaveLength(2)
  })

  test('refuses a gap', async () => {
    const session = sessionId.parse('gap')
    await expect(journal.append(session, run(2, 2))).rejects.toThrow('no event before 2')
    await journal.append(session, run(1, 2))
    await expect(journal.append(session, run(4, 4))).rejects.toThrow('no event before 4')
    await expect(journal.append(session, [joined(3), joined(5)])).rejects.toThrow('not consecutive')
    expect(await journal.read(session, 0)).toEqual(run(1, 2))
  })

  test('refuses a number that is stored already, and then stores none of the others', async () => {
    const session = sessionId.parse('taken')
    await journal.append(session, run(1, 3))
    await expect(journal.append(session, run(1, 1))).rejects.toThrow(SequenceTaken)
    await expect(journal.append(session, run(3, 5))).rejects.toThrow(SequenceTaken)
    expect(await journal.read(session, 0)).toEqual(run(1, 3))
  })

  test('of two writers at once exactly one wins, every time', async () => {
    const session = sessionId.parse('race')
    const other = await openDatabase({ databaseUrl: database.url, dataDir: '', log: SILENT_LOG })
    const journals = [journal, createJournal(other)]
    for (let round = 0; round < 50; round += 1) {
      const events = run(2 * round + 1, 2 * round + 2)
      const outcomes = await Promise.allSettled(journals.map((writer) => writer.append(session, events)))
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
      expect(lost.map(({ reason }) => reason)).toEqual([expect.any(SequenceTaken)])
    }
    expect(await journal.read(session, 0)).toEqual(run(1, 100))
    await other.close()
  })

  test.each(['update session_event set seq = 9', 'delete from session_event', 'truncate session_event'])(
    'cannot be rewritten: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(database.db)).rejects.toThrow('append only')
    },
  )

  test('holds only sound rows', async () => {
    const insert = (seq: number, event: string) =>
      database.db
        .insertInto('session_event')
        .values({ session_id: 'sound', seq, at: AT, by: 'system', event })
        .execute()
    await expect(insert(0, '{"type":"session.closed"}')).rejects.toThrow('check constraint')
    await expect(insert(1, '{}')).rejects.toThrow('check constraint')
  })
})

describe('secrets', () => {
  test('are 32 bytes, the same for readers who come first together, different by name', async () => {
    const store = createSecretStore(database)
    const first = await Promise.all(Array.from({ length: 12 }, () => store.read('ticket')))
    expect(first[0]).toHaveLength(32)
    for (const secret of first) expect(secret).toEqual(first[0])
    expect(await createSecretStore(database).read('ticket')).toEqual(first[0])
    expect(await store.read('cookie')).not.toEqual(first[0])
  })
})

describe('the database', () => {
  const tables = async ({ db }: Database): Promise<string[]> =>
    (await db.introspection.getTables()).map(({ name }) => name).toSorted()

  test('is migrated by many nodes at once, and again without effect', async () => {
    await sql`create database empty`.execute(database.db)
    const databaseUrl = database.url.replace('/postgres?', '/empty?')
    const open = () => openDatabase({ databaseUrl, dataDir: '', log: SILENT_LOG })
    const nodes = await Promise.all(Array.from({ length: 6 }, open))
    const again = await open()
    const own = await tables(database)
    expect(own).toEqual(expect.arrayContaining(['audit', 'booking', 'meeting', 'secret', 'session_event', 'unit']))
    for (const node of [...nodes, again]) expect(await tables(node)).toEqual(own)
    await Promise.all([...nodes, again].map((node) => node.close()))
  })

  test('may be any server that DATABASE_URL names, also on a Unix socket', async () => {
    const { DATABASE_URL } = loadConfig({ DATABASE_URL: database.url })
    const other = await openDatabase({ databaseUrl: DATABASE_URL, dataDir: '', log: SILENT_LOG })
    expect(other.embedded).toBeUndefined()
    const session = sessionId.parse('by-address')
    await createJournal(other).append(session, run(1, 1))
    expect(await journal.read(session, 0)).toEqual(run(1, 1))
    await other.close()
    await other.close()
  })

  test('that is not there: one clear error, without the password', async () => {
    const log = createMemoryLog()
    const databaseUrl = 'postgres://user:hunter2@127.0.0.1:1/postgres'
    const error: unknown = await openDatabase({ databaseUrl, dataDir: '', log }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ message: expect.stringContaining('DATABASE_URL') })
    expect(log.text()).not.toContain('hunter2')
  })
})
