// The door over real pages: who waits hears nothing of the session, and is let in, sent away or forgotten.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findPeer } from '../../signalling/domain/session.ts'
import { peerId } from '../../signalling/protocol/ids.ts'
import type { Room } from '../../signalling/room/room.ts'
import { camera } from '../support/sfu.ts'
import { LUC_NGAN, SON_DONG } from '../support/story.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House } from '../support/wire.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const EXPERT = peerId.parse('expert')
const join = (change: Parameters<typeof joinInput>[1] = {}) => joinInput(house.rtpCapabilities, change)
const preparing = () => {
  const { microphone: _microphone, camera: _camera, ...rest } = join()
  return rest
}
const guestPage = (room: Room) =>
  openPage(room, 'expert', 'guest-1', { role: 'guest', guest: 'Chuyên gia Viện Thủy lợi' })
const waitingIn = (room: Room) => room.state.door.waiting.map(({ peerId: id }) => id)

/** A session with its chair, who sends a picture. */
async function chaired(rooms?: Awaited<ReturnType<House['openNode']>>) {
  const room = await house.openSession(rooms)
  const chair = openPage(room, 'chair', 'province', { role: 'chair' })
  await chair.ask('session.join', join({ camera: 'open' }))
  const { kind, rtpParameters } = camera()
  await chair.ask('producer.open', { source: 'camera', kind, rtpParameters, heightPx: 720 })
  return { room, chair }
}

describe('who waits', () => {
  test('is refused, once in the journal however often they ask, and hears nothing of the session', async () => {
    const { room, chair } = await chaired()
    const page = guestPage(room)
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(page.ask('session.join', join())).rejects.toMatchObject({ code: 'waiting-room' })
    }
    await chair.ask('microphone.open', {})
    await chair.ask('chat.say', { text: 'Chào các đồng chí', to: { kind: 'all' } })
    expect(page.heard).toEqual([])
    expect(chair.events().filter(({ event }) => event.type === 'peer.knocked')).toHaveLength(1)
    expect(room.state.door.waiting).toMatchObject([{ peerId: EXPERT, guest: 'Chuyên gia Viện Thủy lợi' }])
  })

  test('may prepare, but is not told what the others send, until they are in', async () => {
    const { room, chair } = await chaired()
    const page = guestPage(room)
    expect((await page.ask('media.prepare', preparing())).consumers).toEqual([])
    await expect(page.ask('session.join', join({ prepared: true }))).rejects.toMatchObject({ code: 'waiting-room' })
    expect([...(page.peer.media?.receiving.keys() ?? [])]).toEqual([])
    await chair.ask('door.admit', { peerId: EXPERT })
    expect(page.heard).toEqual([{ name: 'door.opened', data: { admitted: true } }])
    const { role, media, state } = await page.ask('session.join', join({ prepared: true }))
    expect([role, media, state.door.waiting]).toEqual(['guest', null, []])
    await vi.waitUntil(() => page.heard.some(({ name }) => name === 'consumer.opened'))
  })

  test('is asked for nothing else: neither media nor acts', async () => {
    const { room } = await chaired()
    const page = guestPage(room)
    await page.send('session.join', join())
    for (const [name, input] of [
      ['media.open', preparing()],
      ['session.resume', { after: 0 }],
      ['microphone.open', {}],
      ['floor.request', { subject: '' }],
      ['door.admit', { peerId: EXPERT }],
      ['view.set', { tiles: [] }],
    ] as const) {
      expect(await page.send(name, input)).toEqual({ ok: false, error: { code: 'not-joined' } })
    }
  })

  test('gives up by leaving', async () => {
    const { room } = await chaired()
    const page = guestPage(room)
    await page.send('session.join', join())
    await page.ask('session.leave', {})
    expect(waitingIn(room)).toEqual([])
    expect(await page.send('session.leave', {})).toEqual({ ok: false, error: { code: 'not-joined' } })
  })

  test('keeps the place through a reload, and loses it with the line', async () => {
    const { room } = await chaired(await house.openNode({ graceMs: 30 }))
    const page = guestPage(room)
    await page.send('session.join', join())
    const again = guestPage(room)
    page.hangUp()
    await again.send('session.join', join())
    expect(waitingIn(room)).toEqual([EXPERT])
    again.hangUp()
    await vi.waitUntil(() => waitingIn(room).length === 0)
    const back = guestPage(room)
    expect(await back.send('session.join', join())).toMatchObject({ error: { code: 'waiting-room' } })
    expect(waitingIn(room)).toEqual([EXPERT])
  })

  test('who was let in while the line was away comes in with it', async () => {
    const { room, chair } = await chaired()
    const page = guestPage(room)
    await page.send('session.join', join())
    page.hangUp()
    await chair.ask('door.admit', { peerId: EXPERT })
    expect(await guestPage(room).ask('session.join', join())).toMatchObject({ role: 'guest' })
  })

  test('waits on through a restart, and is forgotten after it when nobody comes', async () => {
    const { room, chair } = await chaired()
    await chair.ask('door.set', { door: 'waiting' })
    for (const page of [guestPage(room), openPage(room, LUC_NGAN)]) await page.send('session.join', join())
    room.close()
    const again = await (await house.openNode({ graceMs: 500 })).get(room.sessionId)
    expect(waitingIn(again)).toEqual([EXPERT, LUC_NGAN])
    const back = guestPage(again)
    expect(await back.send('session.join', join())).toMatchObject({ error: { code: 'waiting-room' } })
    await vi.waitUntil(() => !waitingIn(again).includes(LUC_NGAN))
    expect(waitingIn(again)).toEqual([EXPERT])
  })
})

describe('the keeper of the door', () => {
  test('opens it: the invited who wait are told to come in, a guest is not', async () => {
    const { room, chair } = await chaired()
    await chair.ask('door.set', { door: 'waiting' })
    const [member, guest] = [openPage(room, LUC_NGAN), guestPage(room)]
    for (const page of [member, guest]) await page.send('session.join', join())
    await chair.ask('door.set', { door: 'open' })
    expect(member.heard).toEqual([{ name: 'door.opened', data: { admitted: true } }])
    expect(guest.heard).toEqual([])
    await chair.ask('door.admit-all', {})
    expect(guest.heard).toEqual([{ name: 'door.opened', data: { admitted: true } }])
  })

  test('turns away who waits, for good, and says nothing to who does not wait', async () => {
    const { room, chair } = await chaired()
    const [page, member] = [guestPage(room), openPage(room, SON_DONG)]
    await page.send('session.join', join())
    await member.ask('session.join', join())
    await chair.ask('door.turn-away', { peerId: EXPERT })
    expect(page.heard).toEqual([{ name: 'door.opened', data: { admitted: false } }])
    expect(page.ended()).toBe('for-good')
    expect(await guestPage(room).send('session.join', join())).toMatchObject({ error: { code: 'sent-away' } })
    await chair.ask('door.turn-away', { peerId: SON_DONG })
    await chair.ask('door.admit', { peerId: SON_DONG })
    expect(member.heard.filter(({ name }) => name === 'door.opened')).toEqual([])
    expect(findPeer(room.state, SON_DONG)).toBeDefined()
  })

  test('sends a connection out: its line ends, its media closes, its ticket is dead, its newcomers wait', async () => {
    const { room, chair } = await chaired()
    const before = await house.load()
    const page = openPage(room, LUC_NGAN)
    await page.ask('session.join', join())
    await chair.ask('peer.remove', { peerId: LUC_NGAN })
    expect(page.heard.at(-1)).toEqual({ name: 'session.ended', data: { cause: 'removed' } })
    expect(page.ended()).toBe('for-good')
    await vi.waitUntil(async () => (await house.load()).transports === before.transports)
    expect(await openPage(room, LUC_NGAN).send('session.join', join())).toMatchObject({ error: { code: 'sent-away' } })
    const anew = openPage(room, 'new', LUC_NGAN)
    expect(await anew.send('session.join', join())).toMatchObject({ error: { code: 'waiting-room' } })
    expect(waitingIn(room)).toEqual(['new'])
    expect(page.events().filter(({ event }) => event.type === 'peer.knocked')).toEqual([])
  })

  test('ends the session: who waits is told', async () => {
    const { room, chair } = await chaired()
    const page = guestPage(room)
    await page.send('session.join', join())
    await chair.ask('session.end', {})
    expect(page.heard).toEqual([{ name: 'session.ended', data: { cause: 'closed' } }])
  })
})

test('a guest keeps name and role through a restart, also one who leaves and comes again on the same line', async () => {
  const { room, chair } = await chaired()
  const page = guestPage(room)
  await page.send('session.join', join())
  await chair.ask('door.admit', { peerId: EXPERT })
  await page.ask('session.join', join())
  room.close()
  const again = await (await house.openNode()).get(room.sessionId)
  const back = guestPage(again)
  await back.ask('session.join', join())
  await back.ask('session.leave', {})
  expect(await back.ask('session.join', join())).toMatchObject({ role: 'guest', bridgePointId: 'guest-1' })
})
