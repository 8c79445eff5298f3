// Appending when the database stumbles: whatever is lost on the way, the journal has each event once.
import { createConnection, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { SILENT_LOG } from '../../config/log.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import type { Journal } from '../../signalling/ports/rooms.ts'
import { peerId, sessionId } from '../../signalling/protocol/ids.ts'
import type { SessionId } from '../../signalling/protocol/ids.ts'
import { record } from '../../signalling/room/record.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import type { Database } from '../../signalling/storage/database.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { openTestDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'

let server: TestDatabase
let line: Awaited<ReturnType<typeof openBreakableLine>>
let far: Database
let journal: Journal
beforeAll(async () => {
  server = await openTestDatabase()
  line = await openBreakableLine(join(server.embedded?.socketDir ?? '', '.s.PGSQL.5432'))
  const databaseUrl = `postgres://${server.embedded?.role}@127.0.0.1:${line.port}/postgres`
  far = await openDatabase({ databaseUrl, dataDir: '', log: SILENT_LOG })
  journal = createJournal(far)
})
afterAll(async () => {
  await far.close()
  line.close()
  await server.close()
})

let session: SessionId
let sessions = 0
beforeEach(() => {
  session = sessionId.parse(`record-${sessions++}`)
})

const event = (seq: number, id = 'luc-ngan'): RecordedEvent => ({
  seq,
  at: 1_000 * seq,
  by: 'system',
  event: { type: 'peer.line-dropped', peerId: peerId.parse(id) },
})
/** What stands in the journal, read over an unbroken line. */
const stored = () => createJournal(server).read(session, 0)

describe('events are recorded once', () => {
  test('when nothing happens', async () => {
    await record(journal, session, [event(1), event(2)])
    await record(journal, session, [])
    expect(await stored()).toEqual([event(1), event(2)])
  })

  test('when the answer is lost after they were stored', async () => {
    line.loseNextAnswer('session_event')
    await record(journal, session, [event(1), event(2)])
    expect(line.lost()).toBe(1)
    expect(await stored()).toEqual([event(1), event(2)])
  })

  test('when the question is lost before they were stored', async () => {
    line.loseNextQuestion('session_event')
    await record(journal, session, [event(1)])
    expect(line.lost()).toBe(1)
    expect(await stored()).toEqual([event(1)])
  })

  test('when the database is killed under it', async () => {
    await record(journal, session, [event(1)])
    const { pid } = server.embedded ?? {}
    if (pid === undefined) throw new Error('The server runs.')
    process.kill(pid, 'SIGKILL')
    await record(journal, session, [event(2), event(3)])
    // An orphaned part of the old server may have stored them: the new one must have them, too.
    await vi.waitUntil(() => server.embedded?.pid !== undefined && server.embedded.pid !== pid, { timeout: 30_000 })
    expect(await stored()).toEqual([event(1), event(2), event(3)])
  })
})

describe('the place of others', () => {
  test('is not taken, and it is said so', async () => {
    await record(journal, session, [event(1, 'province')])
    await expect(record(journal, session, [event(1)])).rejects.toThrow('record-')
    await expect(record(journal, session, [event(1)])).rejects.toMatchObject({ name: 'SequenceTaken' })
    expect(await stored()).toEqual([event(1, 'province')])
  })

  test('is not mistaken for ours when our question was lost and another writer was faster', async () => {
    line.loseNextQuestion('session_event', () => createJournal(server).append(session, [event(1, 'province')]))
    await expect(record(journal, session, [event(1)])).rejects.toMatchObject({ name: 'SequenceTaken' })
    expect(await stored()).toEqual([event(1, 'province')])
  })
})

type Loss = { readonly of: 'question' | 'answer'; readonly about: Buffer; readonly meanwhile: () => Promise<void> }

/** A line to a Unix socket that can be told to break at the next statement about something: before it, or before its answer. */
async function openBreakableLine(socketPath: string) {
  let loss: Loss | undefined
  let lost = 0
  const open = new Set<Socket>()

  function carry(near: Socket): void {
    const server = createConnection(socketPath)
    const cut = (): void => [near, server].forEach((end) => end.destroy())
    let answerIsLost = false
    const lose = async ({ meanwhile }: Loss): Promise<void> => {
      lost += 1
      await meanwhile()
      cut()
    }
    for (const end of [near, server]) open.add(end.on('error', cut).on('close', cut))
    near.on('data', (chunk) => {
      const planned = loss?.about && chunk.includes(loss.about) ? loss : undefined
      if (planned) loss = undefined
      if (planned?.of === 'question') return void lose(planned)
      answerIsLost = planned !== undefined
      server.write(chunk)
    })
    server.on('data', (chunk) => {
      if (!answerIsLost) return near.write(chunk)
      lost += 1
      cut()
    })
  }

  const listener = createServer(carry).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const plan = (of: Loss['of'], about: string, meanwhile = async (): Promise<void> => {}): void => {
    loss = { of, about: Buffer.from(about), meanwhile }
    lost = 0
  }
  return {
    // A TCP server's address is an object.
    port: (listener.address() as AddressInfo).port,
    loseNextQuestion: (about: string, meanwhile?: () => Promise<void>) => plan('question', about, meanwhile),
    loseNextAnswer: (about: string) => plan('answer', about),
    lost: () => lost,
    close() {
      listener.close()
      for (const end of open) end.destroy()
    },
  }
}
