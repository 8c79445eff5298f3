// Sessions end by themselves: when their meeting is long over and nobody sits in them any more.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { content } from './meetings/scheduling.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House } from '../support/wire.ts'
import { defaultDirectory } from '../../config/province.ts'
import type { OfficeDatabase } from '../../signalling/ports/office.ts'
import { meetingId, sessionId } from '../../signalling/protocol/index.ts'
import type { SessionId } from '../../signalling/protocol/index.ts'
import type { Rooms } from '../../signalling/room/rooms.ts'
import { seedDirectory } from '../../signalling/services/directory/seed.ts'
import { createOpenSessions } from '../../signalling/services/sessions.ts'
import { endSessions } from '../../signalling/services/sessions-ending.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'

const HOUR_MS = 3_600_000
const { startsAt, endsAt, bridgePointIds } = content()
/** The last moment at which the meeting may be entered. */
const LAST_ENTRY = endsAt + 3 * HOUR_MS

let house: House
let database: OfficeDatabase
let rooms: Rooms
let sessions: ReturnType<typeof createOpenSessions>
beforeAll(async () => {
  house = await openHouse()
  database = createOfficeDatabase(house.database)
  await seedDirectory(database, defaultDirectory(), () => startsAt)
  rooms = await house.openNode()
  // Nobody asks for a ticket here.
  sessions = createOpenSessions(rooms, { issue: () => Promise.reject(new Error('no tickets')) }, house.journal)
})
afterAll(() => house.close())

/** A meeting of Monday morning with a row for its session; nobody has come to it. */
async function beginSession(): Promise<SessionId> {
  const id = meetingId.parse(crypto.randomUUID())
  const meeting = { id, content: content(), status: 'scheduled', cancelReason: '', overrideReason: '' } as const
  return database.transaction(async ({ meetings }) => {
    await meetings.insert([{ ...meeting, series: null, createdBy: null, createdAt: startsAt, search: '' }])
    return meetings.openSession(id, sessionId.parse(crypto.randomUUID()), startsAt)
  })
}

/** The same, with its journal opened. */
async function openSession(): Promise<SessionId> {
  const id = await beginSession()
  const bridgePoints = bridgePointIds.map((point, index) => ({ id: point, name: point, main: index === 0 }))
  await sessions.open(id, { title: 'Giao ban tuần', bridgePoints })
  return id
}

const endAt = (now: number) => endSessions({ database, sessions, clock: () => now })
const types = async (id: SessionId) => (await house.journal.read(id, 0)).map(({ event }) => event.type)
const closedAt = async (id: SessionId) => {
  const query = house.database.db.selectFrom('session').select('closed_at').where('id', '=', id)
  return (await query.executeTakeFirstOrThrow()).closed_at
}

test('a session stays open as long as its meeting may be entered, and then ends once', async () => {
  const id = await openSession()
  expect(await endAt(LAST_ENTRY)).toEqual([])
  expect([await closedAt(id), await types(id)]).toEqual([null, ['session.opened']])
  expect(await endAt(LAST_ENTRY + 1)).toEqual([id])
  expect([await closedAt(id), await types(id)]).toEqual([LAST_ENTRY + 1, ['session.opened', 'session.closed']])
  expect(await endAt(LAST_ENTRY + HOUR_MS)).toEqual([])
  expect(await types(id)).toHaveLength(2)
  await expect(sessions.open(id, { title: 'Giao ban tuần', bridgePoints: [] })).rejects.toThrow('session-ended')
})

test('a session goes on while somebody sits in it, and ends after the last one has left', async () => {
  const id = await openSession()
  const page = openPage(await rooms.get(id), 'LNGAN')
  await page.ask('session.join', joinInput(house.rtpCapabilities))
  expect(await endAt(LAST_ENTRY + 1)).toEqual([])
  expect(await closedAt(id)).toBeNull()
  await page.ask('session.leave', {})
  expect(await endAt(LAST_ENTRY + 2)).toEqual([id])
  expect((await types(id)).at(-1)).toBe('session.closed')
})

test('a session that nobody ever joined ends, even where its journal was never begun', async () => {
  const id = await beginSession()
  expect(await endAt(LAST_ENTRY + 1)).toEqual([id])
  expect(await types(id)).toEqual(['session.closed'])
})

test('what a crash has left half done is completed: the journal closed, the row still open', async () => {
  const id = await openSession()
  expect(await sessions.closeEmpty(id)).toBe(true)
  expect(await endAt(LAST_ENTRY + 1)).toEqual([id])
  expect([await closedAt(id), await types(id)]).toEqual([LAST_ENTRY + 1, ['session.opened', 'session.closed']])
})

test('one that cannot be closed does not hold up the others, and is tried again', async () => {
  const [bad, good] = [await openSession(), await openSession()]
  const closeEmpty = async (id: SessionId) => {
    // Another node has written to the journal since this one read it.
    if (id === bad) {
      const room = await rooms.get(id)
      const seq = room.state.seq + 1
      const event = { type: 'session.opened', title: 'Giao ban tuần', bridgePoints: [] } as const
      await house.journal.append(id, [{ seq, at: endsAt, by: 'system', event }])
    }
    return sessions.closeEmpty(id)
  }
  const ending = { database, clock: () => LAST_ENTRY + 1, sessions: { closeEmpty } }
  await expect(endSessions(ending)).rejects.toThrow('Sessions could not be closed.')
  expect([await closedAt(bad), await closedAt(good)]).toEqual([null, LAST_ENTRY + 1])
  expect(await endAt(LAST_ENTRY + 2)).toEqual([bad])
})
