// Plain RTP to a recorder: it really arrives, a key frame comes when a picture is resumed, lost packets come again.
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ProducerId } from '../../signalling/protocol/ids.ts'
import { producerId } from '../../signalling/protocol/ids.ts'
import type { RtpCapabilities, RtpParameters } from '../../signalling/protocol/rtp.ts'
import { recorderCapabilities } from '../../signalling/room/recorder-capabilities.ts'
import { openBrowser } from '../support/browser.ts'
import { fakeMedia } from '../support/fake-media.ts'
import { openSfuPage } from '../support/open-sfu-page.ts'
import { serveScript } from '../support/script-page.ts'
import type { Join, SfuPage } from '../support/sfu-page.ts'
import { camera, openSfu, router } from '../support/sfu.ts'
import type { OpenSfu } from '../support/sfu.ts'

const routerId = router('plain')
/** A picture of parameter sets: the first that a decoder needs (ITU-T H.264, 7.4.1). */
const [SPS, STAP_A] = [7, 24]

let sfu: OpenSfu
let web: Server
let browser: Browser
let capabilities: RtpCapabilities
let sources: { audio: ProducerId; video: ProducerId }
beforeAll(async () => {
  const [served, media] = await Promise.all([serveScript('./sfu-page.ts'), fakeMedia(0)])
  web = served
  ;[sfu, browser] = await Promise.all([openSfu(), openBrowser({ media })])
  await sfu.request('router.open', { routerId })
  capabilities = (await sfu.request('capabilities.read', {})).rtpCapabilities
  sources = await send()
})
afterAll(async () => {
  await browser.close()
  web.close()
  await sfu.close()
})

/** A page sends its devices. */
async function send() {
  const page = await openSfuPage(browser, web, sfu)
  const opened = await sfu.request('transport.open', { routerId, direction: 'send' })
  // The page's own window holds the functions of its script.
  const sent = await page.evaluate((join: Join) => (window as unknown as SfuPage).send(join), {
    routerId,
    capabilities,
    opened,
  })
  return { audio: producerId.parse(sent.audio), video: producerId.parse(sent.video) }
}

/** A recorder's feed: a socket, and the transport that sends to it. */
async function openFeed() {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const packets: Buffer[] = []
  socket.on('message', (packet) => void packets.push(packet))
  const opened = await sfu.request('plain-transport.open', { routerId, ip: '127.0.0.1', port: socket.address().port })
  return { socket, packets, opened }
}

const consume = (id: ProducerId, at: Awaited<ReturnType<typeof openFeed>>) =>
  sfu.request('consumer.open', {
    routerId,
    transportId: at.opened.transportId,
    producerId: id,
    paused: true,
    rtpCapabilities: recorderCapabilities(capabilities),
  })

const ssrcOf = ({ encodings }: RtpParameters) => encodings?.[0]?.ssrc ?? 0
/** The RTP packets of a source among what came; RTCP has types from 200 (RFC 5761). */
const ofSource = (packets: readonly Buffer[], parameters: RtpParameters) =>
  packets.filter((packet) => packet.length > 12 && packet.readUInt32BE(8) === ssrcOf(parameters) && !isRtcp(packet))
const isRtcp = (packet: Buffer) => (packet[1] ?? 0) >= 192 && (packet[1] ?? 0) <= 223
const payload = (packet: Buffer) => {
  const head = 12 + 4 * ((packet[0] ?? 0) & 0x0f)
  const extended = ((packet[0] ?? 0) & 0x10) !== 0
  return packet.subarray(extended ? head + 4 + 4 * packet.readUInt16BE(head + 2) : head)
}

test('RTP of a picture and of sound arrives at the feed, only when resumed, and begins with a key frame', async () => {
  const feed = await openFeed()
  const picture = await consume(sources.video, feed)
  const sound = await consume(sources.audio, feed)
  expect(picture.rtpParameters.codecs.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/rtx'])
  expect(sound.rtpParameters.codecs[0]?.rtcpFeedback).toEqual([{ type: 'nack', parameter: '' }])
  expect(sound.rtpParameters.headerExtensions?.map(({ uri }) => uri)).toEqual([
    'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  ])
  expect(feed.packets.filter((packet) => !isRtcp(packet))).toEqual([])
  for (const { consumerId } of [picture, sound]) await sfu.request('consumer.resume', { routerId, consumerId })
  const pictures = await vi.waitUntil(
    () => {
      const came = ofSource(feed.packets, picture.rtpParameters)
      return came.length > 30 && ofSource(feed.packets, sound.rtpParameters).length > 30 && came
    },
    { timeout: 20_000 },
  )
  const first = payload(pictures[0] ?? Buffer.alloc(1))
  const unit = (first[0] ?? 0) & 0x1f
  expect([SPS, STAP_A]).toContain(unit)
  feed.socket.close()
})

test('a packet of sound that is asked for again is sent again', async () => {
  const feed = await openFeed()
  const sound = await consume(sources.audio, feed)
  await sfu.request('consumer.resume', { routerId, consumerId: sound.consumerId })
  const numbers = () => ofSource(feed.packets, sound.rtpParameters).map((packet) => packet.readUInt16BE(2))
  await vi.waitUntil(() => numbers().length > 20, { timeout: 20_000 })
  const wanted = numbers().at(-1) ?? 0
  await ask(feed.socket, feed.opened, nack(ssrcOf(sound.rtpParameters), wanted))
  await vi.waitUntil(() => numbers().filter((number) => number === wanted).length > 1, { timeout: 20_000 })
  feed.socket.close()
})

test('nobody sends on a plain transport, and what is wrong with it is refused', async () => {
  const feed = await openFeed()
  const { transportId: plain } = feed.opened
  await expect(sfu.request('producer.open', { routerId, transportId: plain, ...camera() })).rejects.toMatchObject({
    code: 'transport-unknown',
  })
  await expect(sfu.request('transport.restart-ice', { routerId, transportId: plain })).rejects.toMatchObject({
    code: 'transport-unknown',
  })
  await expect(sfu.request('plain-transport.open', { routerId, ip: 'nowhere', port: 1 })).rejects.toMatchObject({
    code: 'bad-message',
  })
  await expect(
    sfu.request('plain-transport.open', { routerId: router('none'), ip: '127.0.0.1', port: 9 }),
  ).rejects.toMatchObject({ code: 'router-unknown' })
  await sfu.request('transport.close', { routerId, transportId: plain })
  await expect(sfu.request('transport.close', { routerId, transportId: plain })).rejects.toMatchObject({
    code: 'transport-unknown',
  })
  feed.socket.close()
})

test('it is not measured like a line to a page', async () => {
  const feed = await openFeed()
  const sound = await consume(sources.audio, feed)
  await sfu.request('consumer.resume', { routerId, consumerId: sound.consumerId })
  await sfu.hearing('transport.measured')
  const told = sfu.heard.flatMap(({ data }) => ('transportId' in data ? [data.transportId] : []))
  expect(told).not.toContain(feed.opened.transportId)
  feed.socket.close()
})

/** Asks for a packet again (RFC 4585, 6.2.1). */
function nack(ssrc: number, sequence: number): Buffer {
  const packet = Buffer.alloc(16)
  packet.writeUInt8(0x81, 0)
  packet.writeUInt8(205, 1)
  packet.writeUInt16BE(3, 2)
  packet.writeUInt32BE(1, 4)
  packet.writeUInt32BE(ssrc, 8)
  packet.writeUInt16BE(sequence, 12)
  return packet
}

function ask(socket: Socket, { ip, port }: { ip: string; port: number }, packet: Buffer): Promise<unknown> {
  return new Promise((resolve) => socket.send(packet, port, ip, resolve))
}
