// Taking part: one call to join, one ordered stream after it, and lines that break and come back.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { NEW_SESSION, applySession, findPeer } from '../../signalling/domain/session.ts'
import { camera, microphone } from '../support/sfu.ts'
import { BRIDGE_POINTS, LUC_NGAN, PROVINCE } from '../support/story.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House } from '../support/wire.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const join = (change: Parameters<typeof joinInput>[1] = {}) => joinInput(house.rtpCapabilities, change)

describe('joining', () => {
  test('one call answers everything: seat, snapshot, both transports', async () => {
    const room = await house.openSession()
    const joined = await openPage(room, 'luc-ngan').ask('session.join', join({ microphone: 'open' }))
    expect(joined).toMatchObject({
      peerId: LUC_NGAN,
      bridgePointId: 'luc-ngan',
      speaker: null,
      quality: {},
    })
    expect(joined.state).toEqual(room.state)
    expect(joined.state).toMatchObject({ seq: 3, phase: 'open', title: 'Giao ban', bridgePoints: BRIDGE_POINTS })
    expect(findPeer(joined.state, LUC_NGAN)).toMatchObject({ line: 'up', microphone: 'open', camera: 'closed' })
    expect(joined.media?.send.transportId).not.toBe(joined.media?.receive.transportId)
    expect(joined.media?.send.iceCandidates.length).toBeGreaterThan(0)
    expect(joined.media?.consumers).toEqual([])
  })

  test('what the lobby prepared waits for the join, and flows with it', async () => {
    const room = await house.openSession()
    const sender = openPage(room, 'province')
    await sender.ask('session.join', join({ camera: 'open' }))
    const { kind, rtpParameters } = camera()
    await sender.ask('producer.open', { source: 'camera', kind, rtpParameters, heightPx: 720 })
    const page = openPage(room, 'luc-ngan')
    const { microphone: _microphone, camera: _camera, ...preparing } = join()
    const prepared = await page.ask('media.prepare', preparing)
    expect(prepared.consumers.map(({ peerId, paused }) => [peerId, paused])).toEqual([[PROVINCE, true]])
    expect(room.state.peers).toHaveLength(1)
    const { media } = await page.ask('session.join', { ...join(), prepared: true })
    expect(media).toBeNull()
    await vi.waitUntil(() => [...(page.peer.media?.receiving.values() ?? [])].every(({ paused }) => !paused))
    await expect(page.ask('media.prepare', preparing)).rejects.toMatchObject({ code: 'not-permitted' })
  })

  test('a join that trusts in what is gone gets its media with the answer', async () => {
    const room = await house.openSession()
    const { media } = await openPage(room, 'luc-ngan').ask('session.join', { ...join(), prepared: true })
    expect(media?.receive.transportId).toBeTruthy()
  })

  test('the first sources come with the same answer: what is open and in view', async () => {
    const room = await house.openSession()
    const sender = openPage(room, 'province')
    await sender.ask('session.join', join({ microphone: 'open', camera: 'open' }))
    const { kind, rtpParameters } = camera()
    await sender.ask('producer.open', { source: 'camera', kind, rtpParameters, heightPx: 720 })
    await sender.ask('producer.open', { source: 'microphone', ...sound() })
    const { media } = await openPage(room, 'luc-ngan').ask('session.join', join())
    expect(media?.consumers.map(({ peerId, source, paused }) => [peerId, source, paused])).toEqual([
      [PROVINCE, 'camera', false],
      [PROVINCE, 'microphone', false],
    ])
    await sender.ask('camera.close', {})
    const { media: later } = await openPage(room, 'son-dong').ask('session.join', join())
    expect(later?.consumers.map(({ source }) => source)).toEqual(['microphone'])
  })

  test('the snapshot and the events after it make the state, for everybody, in the same order', async () => {
    const room = await house.openSession()
    const pages = ['luc-ngan', 'province', 'son-dong'].map((id) => openPage(room, id))
    const joined = await Promise.all(pages.map((page) => page.ask('session.join', join())))
    const acts = ['microphone.open', 'camera.open', 'microphone.close', 'camera.close', 'microphone.open'] as const
    await Promise.all(acts.flatMap((act) => pages.map((page) => page.ask(act, {}))))
    pages.forEach((page, index) => {
      const { state } = joined[index] ?? { state: NEW_SESSION }
      const seqs = page.events().map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.map((_, after) => state.seq + 1 + after))
      expect(page.events().reduce(applySession, state)).toEqual(room.state)
    })
    expect(await house.journal.read(room.sessionId, joined[0]?.state.seq ?? 0)).toEqual(pages[0]?.events())
  })

  test('nobody is told anything before joining, nor after leaving', async () => {
    const room = await house.openSession()
    const [watcher, actor, leaver] = [
      openPage(room, 'luc-ngan'),
      openPage(room, 'province'),
      openPage(room, 'son-dong'),
    ]
    await Promise.all([actor, leaver].map((page) => page.ask('session.join', join())))
    await leaver.ask('session.leave', {})
    const heard = leaver.heard.length
    await actor.ask('microphone.open', {})
    expect(watcher.heard).toEqual([])
    expect(leaver.heard).toHaveLength(heard)
    expect(findPeer(room.state, leaver.peer.peerId)).toBeUndefined()
  })

  test('without a seat nothing is done but joining', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    const before = room.state
    for (const act of ['session.leave', 'microphone.open', 'presentation.start'] as const) {
      await expect(page.ask(act, {})).rejects.toMatchObject({ code: 'not-joined' })
    }
    await expect(page.ask('session.resume', { after: 0 })).rejects.toMatchObject({ code: 'not-joined' })
    const { rtpCapabilities, dtls, view } = join()
    await expect(page.ask('media.open', { rtpCapabilities, dtls, view })).rejects.toMatchObject({ code: 'not-joined' })
    expect(room.state).toBe(before)
  })

  test('a bridge point that is not invited is turned away, and nothing is noted', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'stranger')
    await expect(page.ask('session.join', join())).rejects.toMatchObject({ code: 'bridge-point-not-invited' })
    expect(room.state.seq).toBe(1)
    expect(page.peer.media).toBeNull()
  })
})

describe('a command sent again under its id', () => {
  test('is answered as the first time and not done again, also on another line', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    const first = await page.send('session.join', join(), 'join-1')
    await page.ask('microphone.open', {})
    const { seq } = room.state
    expect(await page.send('session.join', join({ camera: 'open' }), 'join-1')).toBe(first)
    expect(await openPage(room, 'luc-ngan').send('session.join', join(), 'join-1')).toBe(first)
    expect(room.state.seq).toBe(seq)
  })

  test('is done once even while the first is under way', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    const replies = await Promise.all([1, 2, 3].map(() => page.send('session.join', join(), 'join-1')))
    expect(new Set(replies).size).toBe(1)
    expect(room.state.seq).toBe(2)
  })

  test('is answered with the same refusal', async () => {
    const page = openPage(await house.openSession(), 'luc-ngan')
    const first = await page.send('microphone.open', {}, 'early')
    await page.ask('session.join', join())
    expect(await page.send('microphone.open', {}, 'early')).toBe(first)
  })
})

describe('a line that breaks', () => {
  test('is noted; the page resumes with exactly what it missed, its media and its microphone as they were', async () => {
    const room = await house.openSession()
    const other = openPage(room, 'province')
    await other.ask('session.join', join())
    const page = openPage(room, 'luc-ngan')
    const { state } = await page.ask('session.join', join({ microphone: 'open' }))
    const { media } = page.peer
    page.hangUp()
    await vi.waitUntil(() => findPeer(room.state, LUC_NGAN)?.line === 'dropped')
    await other.ask('camera.open', {})
    const back = openPage(room, 'luc-ngan')
    const resumed = await back.ask('session.resume', { after: state.seq })
    expect(resumed.events.map(({ event }) => event.type)).toEqual([
      'peer.line-dropped',
      'camera.opened',
      'peer.line-restored',
    ])
    expect(resumed.events.reduce(applySession, state)).toEqual(room.state)
    expect(findPeer(room.state, LUC_NGAN)).toMatchObject({ line: 'up', microphone: 'open' })
    expect(resumed.media).toBe('kept')
    expect(back.peer.media).toBe(media)
    await other.ask('camera.close', {})
    expect(back.events().map(({ event }) => event.type)).toEqual(['camera.closed'])
    expect(page.events().some(({ event }) => event.type === 'camera.closed')).toBe(false)
  })

  test('events that happen while it resumes are told once', async () => {
    const room = await house.openSession()
    const other = openPage(room, 'province')
    await other.ask('session.join', join())
    const { state } = await openPage(room, 'luc-ngan').ask('session.join', join())
    const back = openPage(room, 'luc-ngan')
    const acts = Array.from({ length: 20 }, (_, index) =>
      other.ask(index % 2 === 0 ? 'camera.open' : 'camera.close', {}),
    )
    const { events } = await back.ask('session.resume', { after: state.seq })
    await Promise.all(acts)
    const seqs = [...events, ...back.events()].map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => state.seq + 1 + index))
    expect(seqs.at(-1)).toBe(room.state.seq)
  })

  test('resuming from events that are yet to come is refused', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    const { state } = await page.ask('session.join', join())
    await expect(page.ask('session.resume', { after: state.seq + 1 })).rejects.toMatchObject({ code: 'journal-gap' })
  })

  test('joining again instead of resuming keeps the microphone, too', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    await page.ask('session.join', join({ microphone: 'open' }))
    page.hangUp()
    const { state } = await openPage(room, 'luc-ngan').ask(
      'session.join',
      join({ microphone: 'closed', camera: 'open' }),
    )
    expect(findPeer(state, LUC_NGAN)).toMatchObject({ line: 'up', microphone: 'open', camera: 'closed' })
  })

  test('that does not come back in time is the end of the seat', async () => {
    const room = await house.openSession(await house.openNode({ graceMs: 20 }))
    const other = openPage(room, 'province')
    await other.ask('session.join', join())
    const page = openPage(room, 'luc-ngan')
    const { state } = await page.ask('session.join', join())
    page.hangUp()
    await vi.waitUntil(() => findPeer(room.state, LUC_NGAN) === undefined)
    const told = other
      .events()
      .slice(-2)
      .map(({ by, event }) => [by, event])
    expect(told).toEqual([
      ['system', { type: 'peer.line-dropped', peerId: LUC_NGAN }],
      ['system', { type: 'peer.left', peerId: LUC_NGAN, cause: 'line-down' }],
    ])
    const late = openPage(room, 'luc-ngan')
    await expect(late.ask('session.resume', { after: state.seq })).rejects.toMatchObject({ code: 'not-joined' })
    expect((await late.ask('session.join', join())).state.peers).toHaveLength(2)
  })

  test('the page that comes back just as the time runs out joins anew rather than watch without a seat', async () => {
    const room = await house.openSession()
    const page = openPage(room, 'luc-ngan')
    const { state } = await page.ask('session.join', join())
    const leaving = room.leave(page.peer, 'line-down')
    const resumed = page.send('session.resume', { after: state.seq })
    await leaving
    expect(await resumed).toEqual({ ok: false, error: { code: 'not-joined' } })
    expect(page.peer.following).toBe(false)
  })
})

describe('a second page in the same seat', () => {
  test('replaces the first, which is told so and may do nothing more', async () => {
    const room = await house.openSession()
    const first = openPage(room, 'luc-ngan')
    await first.ask('session.join', join())
    const second = openPage(room, 'luc-ngan')
    expect(first.heard.at(-1)).toEqual({ name: 'session.ended', data: { cause: 'replaced' } })
    expect(first.ended()).toBe('for-good')
    await expect(first.ask('microphone.open', {})).rejects.toMatchObject({ code: 'peer-replaced' })
    await expect(first.ask('session.join', join())).rejects.toMatchObject({ code: 'peer-replaced' })
    const { state } = await second.ask('session.join', join())
    expect(state.peers.map(({ peerId }) => peerId)).toEqual([LUC_NGAN])
    first.hangUp()
    expect(second.peer.link).not.toBeNull()
    await second.ask('microphone.open', {})
    expect(second.events()).toHaveLength(1)
  })
})

function sound() {
  const { kind, rtpParameters } = microphone()
  return { kind, rtpParameters }
}
