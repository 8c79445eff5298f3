// The floor in the media path: what an ungranted bridge point sends does not leave the SFU, whatever its page does.
import type { Server } from 'node:http'
import type { Browser, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Room } from '../../signalling/room/room.ts'
import { openBrowser } from '../support/browser.ts'
import { fakeMedia } from '../support/fake-media.ts'
import { serveScript } from '../support/script-page.ts'
import type { HostilePage } from '../support/hostile-page.ts'
import { LUC_NGAN } from '../support/story.ts'
import { until } from '../support/until.ts'
import { CHAIRED, joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'

let house: House
let web: Server
let browser: Browser
beforeAll(async () => {
  const [served, media] = await Promise.all([serveScript('./hostile-page.ts'), fakeMedia(0)])
  web = served
  ;[house, browser] = await Promise.all([openHouse(), openBrowser({ media })])
})
afterAll(async () => {
  await browser.close()
  web.close()
  await house.close()
})

/** A seat whose media is that of a real browser. */
type Seat = { readonly line: Page; readonly tab: Tab }

async function openSeat(room: Room, id: string, role: 'chair' | 'member'): Promise<Seat> {
  const line = openPage(room, id, id, { role })
  const tab = await browser.newPage()
  await tab.exposeFunction('openProducer', (input: Parameters<typeof line.ask<'producer.open'>>[1]) =>
    line.ask('producer.open', input),
  )
  const address = web.address()
  if (address === null || typeof address === 'string') throw new Error('The page is served over TCP.')
  await tab.goto(`http://127.0.0.1:${address.port}/`)
  await tab.waitForFunction(() => 'received' in window)
  const offer = await tab.evaluate(
    // The window is the page's own, which holds the functions of its script; so in every `evaluate` below.
    (capabilities) => (window as unknown as HostilePage).prepare(capabilities),
    house.rtpCapabilities,
  )
  const { media } = await line.ask('session.join', { ...joinInput(house.rtpCapabilities), ...offer })
  if (!media) throw new Error('The join answers the media.')
  await tab.evaluate((opened) => (window as unknown as HostilePage).connect(opened), media)
  return { line, tab }
}

const sent = ({ tab }: Seat): Promise<number> => tab.evaluate(() => (window as unknown as HostilePage).sent())
const received = ({ tab }: Seat): Promise<number> => tab.evaluate(() => (window as unknown as HostilePage).received())

/** How many packets come to one while the other sends so many more. */
async function comeWhile(listener: Seat, speaker: Seat, packets: number): Promise<number> {
  const [before, start] = [await received(listener), await sent(speaker)]
  await until(
    'more is sent',
    () => sent(speaker),
    (now) => now >= start + packets,
  )
  return (await received(listener)) - before
}

/** What was under way comes to an end, and then there is nothing for a second of the other's speaking. */
async function hearsNothing(listener: Seat, speaker: Seat): Promise<void> {
  await until(
    'the sound ends',
    () => comeWhile(listener, speaker, 10),
    (came) => came === 0,
  )
  expect(await comeWhile(listener, speaker, 50)).toBe(0)
}

async function hears(listener: Seat, speaker: Seat): Promise<void> {
  await until(
    'the sound comes',
    () => comeWhile(listener, speaker, 10),
    (came) => came >= 8,
  )
}

/** Takes the sources that the server has announced, as a page does. */
async function takeAnnounced({ line, tab }: Seat): Promise<void> {
  const opened = await until('a source is announced', () => line.heard.find((one) => one.name === 'consumer.opened'))
  if (opened?.name !== 'consumer.opened') return
  await tab.evaluate((source) => (window as unknown as HostilePage).take(source), opened.data)
  await line.ask('consumer.resume', { consumerId: opened.data.consumerId })
}

test('a microphone that never falls silent is heard with the floor and at no other time', async () => {
  const room = await house.openSession(undefined, CHAIRED)
  const chair = await openSeat(room, 'province', 'chair')
  const hostile = await openSeat(room, 'luc-ngan', 'member')
  const floor = { bridgePointId: hostile.line.peer.bridgePointId }
  await hostile.tab.evaluate(() => (window as unknown as HostilePage).shout())
  await expect(hostile.line.ask('microphone.open', {})).rejects.toMatchObject({ code: 'floor-not-held' })
  // Who asks is made ready for: even then the way to the others is open, and nothing goes over it.
  await hostile.line.ask('floor.request', {})
  await takeAnnounced(chair)
  await hearsNothing(chair, hostile)
  await expect(hostile.line.ask('microphone.open', {})).rejects.toMatchObject({ code: 'floor-not-held' })

  await chair.line.ask('floor.grant', floor)
  await hears(chair, hostile)
  await chair.line.ask('floor.revoke', floor)
  await hearsNothing(chair, hostile)

  await chair.line.ask('floor.grant', floor)
  await hears(chair, hostile)
  await hostile.line.ask('floor.yield', {})
  await hearsNothing(chair, hostile)
  await expect(hostile.line.ask('microphone.open', {})).rejects.toMatchObject({ code: 'floor-not-held' })

  await chair.line.ask('floor.set', { settings: { ...CHAIRED, mode: 'open' } })
  await hearsNothing(chair, hostile)
  await hostile.line.ask('microphone.open', {})
  await hears(chair, hostile)
  await chair.line.ask('floor.set', { settings: CHAIRED })
  await hearsNothing(chair, hostile)

  await chair.line.ask('floor.grant', floor)
  await hears(chair, hostile)
  await chair.line.ask('role.give', { peerId: LUC_NGAN, role: 'observer' })
  await hearsNothing(chair, hostile)
})
