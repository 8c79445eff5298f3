// One writer: the journal stays whole whatever happens to the rooms that write it.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { NEW_SESSION, applySession } from '../../signalling/domain/session.ts'
import type { SessionState } from '../../signalling/domain/session.ts'
import type { Room } from '../../signalling/room/room.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House } from '../support/wire.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const join = (change: Parameters<typeof joinInput>[1] = {}) => joinInput(house.rtpCapabilities, change)
const journalOf = (room: Room): Promise<RecordedEvent[]> => house.journal.read(room.sessionId, 0)
const fold = (events: readonly RecordedEvent[]): SessionState => events.reduce(applySession, NEW_SESSION)

/** The journal has no gap, no double, and a room's state is its fold. */
async function expectWhole(room: Room): Promise<RecordedEvent[]> {
  const events = await journalOf(room)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(room.state).toEqual(fold(events))
  return events
}

describe('twenty peers at once', () => {
  test('write a journal without a gap whose fold is the state, and each act is by who did it', async () => {
    const room = await house.openSession()
    const points = ['luc-ngan', 'province', 'son-dong']
    const pages = Array.from({ length: 20 }, (_, index) => openPage(room, `p${index}`, points[index % 3]))
    await Promise.all(pages.map((page) => page.ask('session.join', join())))
    const acts = [
      'microphone.open',
      'camera.open',
      'presentation.start',
      'microphone.close',
      'presentation.stop',
    ] as const
    const replies = await Promise.all(acts.flatMap((act) => pages.map((page) => page.send(act, {}))))
    const codes = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
    expect(new Set(codes)).toEqual(new Set(['presentation-taken']))
    const events = await expectWhole(room)
    for (const { by, event } of events.slice(1)) expect('peerId' in event && event.peerId).toBe(by)
    expect(events.filter(({ event }) => event.type === 'microphone.opened')).toHaveLength(20)
  })
})

describe('a room that is opened again', () => {
  test('has the state it had, with every line dropped until its page is back', async () => {
    const node = await house.openNode()
    const room = await house.openSession(node)
    const pages = ['luc-ngan', 'province'].map((id) => openPage(room, id))
    for (const page of pages) await page.ask('session.join', join({ microphone: 'open' }))
    await pages[0]?.ask('presentation.start', {})
    const before = room.state
    room.close()
    room.close()
    expect(pages.map((page) => page.ended())).toEqual(['again', 'again'])
    const next = await node.get(room.sessionId)
    expect(next).not.toBe(room)
    expect(next.state.peers.map(({ line }) => line)).toEqual(['dropped', 'dropped'])
    const restored = next.state.peers.map((peer, index) => ({ ...peer, ...pick(before.peers[index]) }))
    expect({ ...next.state, peers: restored, seq: before.seq }).toEqual(before)
    await expectWhole(next)
    const back = openPage(next, 'luc-ngan')
    const { media, events } = await back.ask('session.resume', { after: before.seq })
    expect(media).toBe('lost')
    expect(events.reduce(applySession, before)).toEqual(next.state)
  })

  test('gives up who does not come back', async () => {
    const room = await house.openSession()
    await openPage(room, 'luc-ngan').ask('session.join', join())
    room.close()
    const next = await (await house.openNode({ graceMs: 20 })).get(room.sessionId)
    await vi.waitUntil(() => next.state.peers.length === 0)
    const types = (await expectWhole(next)).map(({ event }) => event.type)
    expect(types.slice(-2)).toEqual(['peer.line-dropped', 'peer.left'])
  })

  test('is opened once, however many ask for it', async () => {
    const { sessionId } = await house.openSession()
    const node = await house.openNode()
    const rooms = await Promise.all(Array.from({ length: 5 }, () => node.get(sessionId)))
    expect(new Set(rooms).size).toBe(1)
  })
})

describe('two rooms that write one session', () => {
  test('the one that comes second closes and sends its pages to the other; the journal stays whole', async () => {
    const first = await house.openSession()
    const [page, other] = [openPage(first, 'luc-ngan'), openPage(first, 'province')]
    await page.ask('session.join', join())
    await other.ask('session.join', join())
    const second = await (await house.openNode()).get(first.sessionId)
    const replies = await Promise.all([page, other].map((one) => one.send('microphone.open', {})))
    const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))
    expect(codes).toEqual(['sequence-taken', 'node-unreachable'])
    expect(first.closed).toBe(true)
    expect([page.ended(), other.ended()]).toEqual(['again', 'again'])
    expect(second.closed).toBe(false)
    expect((await expectWhole(second)).some(({ event }) => event.type === 'microphone.opened')).toBe(false)
  })

  test('at the very same time, one of them goes on and one of them closes', async () => {
    const first = await house.openSession()
    const second = await (await house.openNode()).get(first.sessionId)
    const pages = [openPage(first, 'luc-ngan'), openPage(second, 'province')]
    const replies = await Promise.all(pages.map((page) => page.send('session.join', join())))
    expect(replies.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    const [alive, ...more] = [first, second].filter(({ closed }) => !closed)
    expect(more).toEqual([])
    if (alive) await expectWhole(alive)
  })

  test('a closed room writes nothing more, whatever is still in its queue', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    await page.ask('session.join', join())
    const { length } = await journalOf(room)
    room.close()
    const late = await Promise.all([page.send('microphone.open', {}), page.send('session.leave', {})])
    expect(late.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['node-unreachable', 'node-unreachable'])
    page.hangUp()
    expect(await journalOf(room)).toHaveLength(length)
  })
})

/** What a dropped line changes of a peer. */
function pick(peer: SessionState['peers'][number] | undefined) {
  return peer ? { line: peer.line, lineSince: peer.lineSince } : {}
}
