// The floor and a room's media: what a grant opens, what is made ready before it, and what turns cost that change nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Client } from '../../signalling/protocol/index.ts'
import type { Room } from '../../signalling/room/room.ts'
import type { SfuContract } from '../../sfu/contract.ts'
import { camera, microphone } from '../support/sfu.ts'
import { LUC_NGAN, PROVINCE, SON_DONG } from '../support/story.ts'
import { CHAIRED, joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'

let house: House
let room: Room
let chair: Page
let speaker: Page
let listener: Page
/** What the room has asked of the SFU. */
const asked: string[] = []
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const sfu: Client<SfuContract> = {
    request(name, input) {
      asked.push(name)
      return house.sfu.request(name, input)
    },
  }
  room = await house.openSession(await house.openNode({ sfu }), CHAIRED)
  chair = await sit('province', 'chair')
  speaker = await sit('luc-ngan')
  listener = await sit('son-dong')
})

/** Sits down with the camera open, as pages do; the microphone is wished open and may not be. */
async function sit(id: string, role: 'chair' | 'member' | 'observer' = 'member'): Promise<Page> {
  const page = openPage(room, id, id === 'watcher' ? 'son-dong' : id, { role })
  await page.ask('session.join', joinInput(house.rtpCapabilities, { camera: 'open', microphone: 'open' }))
  return page
}

const offer = (page: Page, source: 'microphone' | 'camera' | 'presentation') => {
  const { kind, rtpParameters } = source === 'microphone' ? microphone() : camera()
  return page.ask('producer.open', { source, kind, rtpParameters, ...(kind === 'video' && { heightPx: 720 }) })
}
const sends = (page: Page, source: 'microphone' | 'camera') => page.peer.media?.sending.get(source)?.paused === false
const receives = (page: Page, source: 'microphone' | 'camera') =>
  [...(page.peer.media?.receiving.values() ?? [])].find((one) => one.peerId === LUC_NGAN && one.source === source)
const microphoneOf = (id: string) => room.state.peers.find(({ peerId }) => peerId === id)?.microphone

/** Says that everything announced so far can be decoded. */
async function takeAll(page: Page): Promise<void> {
  for (const one of page.heard.splice(0)) {
    if (one.name === 'consumer.opened') await page.ask('consumer.resume', { consumerId: one.data.consumerId })
  }
}

describe('in a chaired session', () => {
  test('a wish to begin with an open microphone is quietly passed over, but for the chair', () => {
    expect([PROVINCE, LUC_NGAN, SON_DONG].map(microphoneOf)).toEqual(['open', 'closed', 'closed'])
  })

  test('a microphone is offered closed, opens with the grant and closes with its end', async () => {
    await offer(speaker, 'microphone')
    expect(sends(speaker, 'microphone')).toBe(false)
    await expect(speaker.ask('microphone.open', {})).rejects.toMatchObject({ code: 'floor-not-held' })
    const floor = { bridgePointId: speaker.peer.bridgePointId }
    await chair.ask('floor.grant', floor)
    expect([sends(speaker, 'microphone'), microphoneOf(LUC_NGAN)]).toEqual([true, 'open'])
    await speaker.ask('microphone.close', {})
    await chair.ask('floor.extend', { ...floor, byMs: 60_000 })
    expect([sends(speaker, 'microphone'), microphoneOf(LUC_NGAN)]).toEqual([false, 'closed'])
    await speaker.ask('microphone.open', {})
    expect(sends(speaker, 'microphone')).toBe(true)
    await chair.ask('floor.revoke', floor)
    expect([sends(speaker, 'microphone'), microphoneOf(LUC_NGAN)]).toEqual([false, 'closed'])
  })

  test('a closed microphone stays closed when everybody may speak, and over a page that comes anew', async () => {
    await offer(speaker, 'microphone')
    await chair.ask('floor.set', { settings: { ...CHAIRED, mode: 'open' } })
    expect(microphoneOf(LUC_NGAN)).toBe('closed')
    const again = openPage(room, 'luc-ngan')
    await again.ask('session.join', joinInput(house.rtpCapabilities, { microphone: 'open' }))
    await chair.ask('role.give', { peerId: LUC_NGAN, role: 'secretary' })
    expect(microphoneOf(LUC_NGAN)).toBe('closed')
  })
})

describe('an observer', () => {
  test('sends nothing: no source of theirs is opened', async () => {
    const watcher = await sit('watcher', 'observer')
    for (const source of ['microphone', 'camera', 'presentation'] as const) {
      await expect(offer(watcher, source)).rejects.toMatchObject({ code: 'not-permitted' })
    }
  })

  test('who has become one is neither seen nor heard any more', async () => {
    await offer(speaker, 'microphone')
    await offer(speaker, 'camera')
    await chair.ask('floor.grant', { bridgePointId: speaker.peer.bridgePointId })
    expect([sends(speaker, 'microphone'), sends(speaker, 'camera')]).toEqual([true, true])
    await chair.ask('role.give', { peerId: LUC_NGAN, role: 'observer' })
    expect([sends(speaker, 'microphone'), sends(speaker, 'camera')]).toEqual([false, false])
  })
})

describe('before the pages ask', () => {
  test('who is next on the floor is made ready for: the sound silent at its source, the picture waiting', async () => {
    await listener.ask('view.set', { tiles: [] })
    await offer(speaker, 'microphone')
    await offer(speaker, 'camera')
    expect([receives(listener, 'microphone'), receives(listener, 'camera')]).toEqual([undefined, undefined])
    await speaker.ask('floor.request', {})
    await vi.waitUntil(() => receives(listener, 'microphone') && receives(listener, 'camera'))
    await takeAll(listener)
    await vi.waitUntil(() => receives(listener, 'microphone')?.paused === false)
    expect([sends(speaker, 'microphone'), receives(listener, 'camera')?.paused]).toEqual([false, true])
  })

  test('the granted one’s picture comes at the size of the stage, and goes again where nobody shows it', async () => {
    await offer(speaker, 'camera')
    await offer(chair, 'camera')
    await listener.ask('view.set', { tiles: [{ peerId: PROVINCE, source: 'camera', heightPx: 720 }] })
    await chair.ask('floor.grant', { bridgePointId: speaker.peer.bridgePointId })
    await vi.waitUntil(() => receives(listener, 'camera'))
    await takeAll(listener)
    await vi.waitUntil(() => receives(listener, 'camera')?.paused === false)
    expect(receives(listener, 'camera')?.spatialLayer).toBe(2)
    await vi.waitUntil(() => receives(listener, 'camera')?.paused === true, { timeout: 10_000 })
  })

  test('and stays, at the size that the page has asked for meanwhile', async () => {
    await offer(speaker, 'camera')
    await listener.ask('view.set', { tiles: [{ peerId: LUC_NGAN, source: 'camera', heightPx: 180 }] })
    await vi.waitUntil(() => receives(listener, 'camera'))
    await takeAll(listener)
    await vi.waitUntil(() => receives(listener, 'camera')?.paused === false)
    await chair.ask('floor.grant', { bridgePointId: speaker.peer.bridgePointId })
    await listener.ask('view.set', { tiles: [{ peerId: LUC_NGAN, source: 'camera', heightPx: 1_080 }] })
    await vi.waitUntil(() => listener.peer.media?.expected.length === 0, { timeout: 10_000 })
    await vi.waitUntil(() => receives(listener, 'camera')?.spatialLayer === 2)
    expect(receives(listener, 'camera')?.paused).toBe(false)
  })
})

test('a turn that changes nothing about the media asks nothing of the SFU', async () => {
  for (const page of [chair, speaker, listener]) await Promise.all([offer(page, 'camera'), offer(page, 'microphone')])
  await listener.ask('view.set', { tiles: [{ peerId: LUC_NGAN, source: 'camera', heightPx: 720 }] })
  await vi.waitUntil(() => receives(listener, 'camera') && receives(listener, 'microphone') === undefined)
  await takeAll(listener)
  await vi.waitUntil(() => receives(listener, 'camera')?.paused === false)
  asked.length = 0
  await speaker.ask('chat.say', { to: { kind: 'all' }, text: 'Kính chào các đồng chí' })
  await chair.ask('roll-call.start', {})
  await chair.ask('floor.set', { settings: { ...CHAIRED, limitMs: 300_000 } })
  await chair.ask('stage.set', { choice: { layout: 'grid', choice: 'chair', spotlight: null } })
  expect(asked).toEqual([])
})

test('a screen may show a full grid, the main bridge point and what is presented', async () => {
  const tile = (peerId: string, source: 'camera' | 'presentation' = 'camera') => ({ peerId, source, heightPx: 120 })
  const grid = Array.from({ length: 49 }, (_, place) => tile(`peer-${place}`))
  const tiles = [...grid, tile(PROVINCE), tile(PROVINCE, 'presentation')]
  await expect(listener.ask('view.set', { tiles })).resolves.toBeNull()
})
