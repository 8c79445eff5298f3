// A room's media: nothing stays open that nobody knows, and nobody receives who does not take part.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { camera, microphone } from '../support/sfu.ts'
import { LUC_NGAN, PROVINCE } from '../support/story.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'
import type { Room } from '../../signalling/room/room.ts'

let house: House
let room: Room
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  room = await house.openSession()
})

const join = (change: Parameters<typeof joinInput>[1] = {}) => joinInput(house.rtpCapabilities, change)
const mediaInput = () => {
  const { rtpCapabilities, dtls, view } = join()
  return { rtpCapabilities, dtls, view }
}
/** Opens the page's camera as a browser does. */
async function show(page: Page) {
  const { kind, rtpParameters } = camera()
  return page.ask('producer.open', { source: 'camera', kind, rtpParameters, heightPx: 720 })
}
/** Waits until the SFU holds exactly this many transports more than before. */
const settles = (transports: number) => vi.waitUntil(async () => (await house.load()).transports === transports)

describe('a peer has one pair of transports', () => {
  test('after joining, opening again, and opening many times at once', async () => {
    const before = (await house.load()).transports
    const page = openPage(room, 'luc-ngan')
    await page.ask('session.join', join())
    await settles(before + 2)
    await page.ask('media.open', mediaInput())
    await settles(before + 2)
    const openings = await Promise.allSettled(Array.from({ length: 8 }, () => page.ask('media.open', mediaInput())))
    expect(openings.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await settles(before + 2)
    await page.ask('session.leave', {})
    await settles(before)
  })

  test('and none when one of them is turned down', async () => {
    const before = (await house.load()).transports
    const page = openPage(room, 'luc-ngan')
    const short = {
      fingerprints: [{ algorithm: 'sha-512' as const, value: Array.from({ length: 20 }, () => '4F').join(':') }],
    }
    const { dtls } = join()
    for (const odd of [
      { ...dtls, send: short },
      { ...dtls, receive: short },
    ]) {
      const reply = await page.send('session.join', join({ dtls: odd }))
      if (!reply.ok) expect(reply.error.code).toBe('media-rejected')
      await settles(before + (reply.ok ? 2 : 0))
    }
  })

  test('and none when it leaves while they are being opened', async () => {
    const before = (await house.load()).transports
    const page = openPage(room, 'luc-ngan')
    await page.ask('session.join', join())
    const [opening, leaving] = [page.send('media.open', mediaInput()), page.ask('session.leave', {})]
    await leaving
    await opening
    expect(page.peer).toMatchObject({ media: null, following: false })
    await settles(before)
  })

  test('so that a join overtaken by a leave is no way to watch unseen', async () => {
    const page = openPage(room, 'luc-ngan')
    const joining = page.send('session.join', join())
    await vi.waitUntil(() => room.state.peers.length === 1)
    await page.ask('session.leave', {})
    await joining
    const seen = room.state.peers.length > 0
    expect([seen, page.peer.following, page.peer.media !== null]).toEqual([seen, seen, seen])
  })
})

describe('a source', () => {
  test('is announced to whoever has it in view, and flows when the page is ready', async () => {
    const [sender, viewer] = [openPage(room, 'province'), openPage(room, 'luc-ngan')]
    await sender.ask('session.join', join({ camera: 'open' }))
    await viewer.ask('session.join', join())
    const { producerId } = await show(sender)
    await viewer.ask('view.set', { tiles: [{ peerId: PROVINCE, source: 'camera', heightPx: 180 }] })
    const opened = await vi.waitUntil(() => viewer.heard.find((one) => one.name === 'consumer.opened'))
    expect(opened.data).toMatchObject({ producerId, peerId: PROVINCE, source: 'camera', kind: 'video', paused: true })
    await viewer.ask('consumer.resume', { consumerId: opened.data.consumerId })
    await vi.waitUntil(() => [...(viewer.peer.media?.receiving.values() ?? [])].some(({ paused }) => !paused))
    await sender.ask('producer.close', { source: 'camera' })
    const closed = await vi.waitUntil(() => viewer.heard.find((one) => one.name === 'consumer.closed'))
    expect(closed.data).toEqual({ consumerId: opened.data.consumerId })
  })

  test('that is closed in the state is paused on the SFU, whatever its page sends', async () => {
    const sender = openPage(room, 'province')
    await sender.ask('session.join', join())
    const { kind, rtpParameters } = microphone()
    await sender.ask('producer.open', { source: 'microphone', kind, rtpParameters })
    const paused = () => sender.peer.media?.sending.get('microphone')?.paused
    expect(paused()).toBe(true)
    await sender.ask('microphone.open', {})
    expect(paused()).toBe(false)
    await sender.ask('microphone.close', {})
    expect(paused()).toBe(true)
  })

  test('is opened once, in the kind it has, and a presentation only by who presents', async () => {
    const sender = openPage(room, 'province')
    await sender.ask('session.join', join())
    const video = camera()
    const sound = microphone()
    const at = (source: 'microphone' | 'camera' | 'presentation', of: typeof video) =>
      sender.ask('producer.open', { source, kind: of.kind, rtpParameters: of.rtpParameters })
    await expect(at('microphone', video)).rejects.toMatchObject({ code: 'media-rejected' })
    await expect(at('camera', sound)).rejects.toMatchObject({ code: 'media-rejected' })
    await expect(at('presentation', video)).rejects.toMatchObject({ code: 'not-permitted' })
    const twice = await Promise.allSettled([at('camera', video), at('camera', camera({ mid: '7', ssrc: 70_000 }))])
    expect(twice.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await expect(at('camera', video)).rejects.toMatchObject({ code: 'source-taken' })
    await sender.ask('producer.close', { source: 'camera' })
    await show(sender)
  })

  test('of another is nobody’s to resume, nor one that never was', async () => {
    const [sender, viewer] = [openPage(room, 'province'), openPage(room, 'luc-ngan')]
    await sender.ask('session.join', join({ camera: 'open' }))
    await show(sender)
    const { media } = await viewer.ask('session.join', join())
    const [first] = media?.consumers ?? []
    expect(first?.peerId).toBe(PROVINCE)
    for (const consumerId of [first?.consumerId ?? '', 'nothing']) {
      await expect(sender.ask('consumer.resume', { consumerId })).rejects.toMatchObject({ code: 'consumer-unknown' })
    }
  })
})

test('two rooms share nothing: the sources of one are not offered in the other', async () => {
  const other = await house.openSession()
  const sender = openPage(room, 'province')
  await sender.ask('session.join', join({ camera: 'open', microphone: 'open' }))
  await show(sender)
  const { media, state } = await openPage(other, 'luc-ngan').ask('session.join', join())
  expect(media?.consumers).toEqual([])
  expect(state.peers.map(({ peerId }) => peerId)).toEqual([LUC_NGAN])
})
