// What the SFU does for one conversation: transports, producers, consumers, and what it refuses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RtpCapabilities } from '../../signalling/protocol/rtp.ts'
import { consumerId, producerId, transportId } from '../../signalling/protocol/ids.ts'
import { DTLS, camera, microphone, openSfu, router } from '../support/sfu.ts'
import type { OpenSfu } from '../support/sfu.ts'

let sfu: OpenSfu
let rtpCapabilities: RtpCapabilities
beforeAll(async () => {
  sfu = await openSfu()
  rtpCapabilities = (await sfu.request('capabilities.read', {})).rtpCapabilities
})
afterAll(() => sfu.close())

/** A router with one sending and one receiving transport. */
async function openConversation(name: string) {
  const routerId = router(name)
  await sfu.request('router.open', { routerId })
  const sending = await sfu.request('transport.open', { routerId, direction: 'send' })
  const receiving = await sfu.request('transport.open', { routerId, direction: 'receive' })
  return { routerId, sending: sending.transportId, receiving: receiving.transportId }
}

/** What is open in the whole SFU. */
async function counts() {
  const { workers } = await sfu.request('load.read', {})
  return workers.map(({ routers, transports, consumers }) => ({ routers, transports, consumers }))
}

describe('a router', () => {
  test('offers H.264 before VP8', () => {
    const video = rtpCapabilities.codecs?.filter((codec) => codec.kind === 'video' && !codec.mimeType.endsWith('rtx'))
    expect(video?.map((codec) => codec.mimeType)).toEqual(['video/H264', 'video/H264', 'video/VP8'])
    expect(video?.[0]?.parameters).toMatchObject({ 'profile-level-id': '42e01f', 'packetization-mode': 1 })
  })

  test('opens once under its name, also for two who ask at the same time', async () => {
    const routerId = router('once')
    const before = (await counts())[0]?.routers ?? 0
    const [first, second] = await Promise.all([
      sfu.request('router.open', { routerId }),
      sfu.request('router.open', { routerId }),
    ])
    expect(second).toEqual(first)
    expect((await counts())[0]?.routers).toBe(before + 1)
    await sfu.request('router.close', { routerId })
    expect((await counts())[0]?.routers).toBe(before)
  })

  test('takes everything in it along when it closes, and tells nobody, for it was asked to', async () => {
    const { routerId, sending, receiving } = await openConversation('closing')
    const { producerId } = await sfu.request('producer.open', { routerId, transportId: sending, ...camera() })
    await sfu.request('consumer.open', { routerId, transportId: receiving, rtpCapabilities, producerId, paused: true })
    const told = sfu.heard.length
    await sfu.request('router.close', { routerId })
    await expect(sfu.request('producer.close', { routerId, producerId })).rejects.toMatchObject({
      code: 'router-unknown',
    })
    await sfu.request('router.open', { routerId })
    await expect(sfu.request('producer.close', { routerId, producerId })).rejects.toMatchObject({
      code: 'producer-unknown',
    })
    expect(sfu.heard.length).toBe(told)
  })
})

describe('a transport', () => {
  test('opens, connects and receives its first sources in one call, in the order asked for', async () => {
    const { routerId, sending } = await openConversation('one-call')
    const sound = await sfu.request('producer.open', { routerId, transportId: sending, ...microphone() })
    const picture = await sfu.request('producer.open', { routerId, transportId: sending, ...camera() })
    const opened = await sfu.request('transport.open', {
      routerId,
      direction: 'receive',
      dtlsParameters: DTLS,
      rtpCapabilities,
      consume: [
        { producerId: picture.producerId, paused: false, layers: { spatialLayer: 0 } },
        { producerId: producerId.parse('gone'), paused: false },
        { producerId: sound.producerId, paused: false },
      ],
    })
    expect(opened.consumers.map((consumer) => consumer.producerId)).toEqual([picture.producerId, sound.producerId])
    expect(opened.consumers.map((consumer) => consumer.kind)).toEqual(['video', 'audio'])
    expect(opened.consumers.every((consumer) => !consumer.producerPaused)).toBe(true)
    expect(opened.dtlsParameters.fingerprints.length).toBeGreaterThan(0)
    await expect(
      sfu.request('transport.connect', { routerId, transportId: opened.transportId, dtlsParameters: DTLS }),
    ).rejects.toMatchObject({ code: 'media-rejected' })
  })

  test('leaves out a source that the page cannot decode', async () => {
    const { routerId, sending } = await openConversation('undecodable')
    const { producerId } = await sfu.request('producer.open', { routerId, transportId: sending, ...camera() })
    const onlySound = { ...rtpCapabilities, codecs: rtpCapabilities.codecs?.filter((codec) => codec.kind === 'audio') }
    const opened = await sfu.request('transport.open', {
      routerId,
      direction: 'receive',
      rtpCapabilities: onlySound,
      consume: [{ producerId, paused: false }],
    })
    expect(opened.consumers).toEqual([])
  })

  test('gets new credentials when ICE restarts', async () => {
    const { routerId, receiving } = await openConversation('restart')
    const first = await sfu.request('transport.restart-ice', { routerId, transportId: receiving })
    const second = await sfu.request('transport.restart-ice', { routerId, transportId: receiving })
    expect(second.iceParameters.usernameFragment).not.toBe(first.iceParameters.usernameFragment)
    expect(second.iceParameters.iceLite).toBe(true)
  })

  test('that closes takes its producers along, and those who received them are told', async () => {
    const { routerId, sending, receiving } = await openConversation('leaving')
    const { producerId } = await sfu.request('producer.open', { routerId, transportId: sending, ...camera() })
    const { consumerId } = await sfu.request('consumer.open', {
      routerId,
      transportId: receiving,
      rtpCapabilities,
      producerId,
      paused: false,
    })
    await sfu.request('transport.close', { routerId, transportId: sending })
    expect(await sfu.hearing('producer.closed')).toContainEqual({ routerId, producerId })
    expect(await sfu.hearing('consumer.closed')).toContainEqual({ routerId, consumerId })
    await expect(sfu.request('consumer.pause', { routerId, consumerId })).rejects.toMatchObject({
      code: 'consumer-unknown',
    })
  })
})

describe('a simulcast camera', () => {
  test('is forwarded layer by layer, paused and resumed', async () => {
    const { routerId, sending, receiving } = await openConversation('simulcast')
    const { producerId } = await sfu.request('producer.open', { routerId, transportId: sending, ...camera() })
    const { consumerId, rtpParameters } = await sfu.request('consumer.open', {
      routerId,
      transportId: receiving,
      rtpCapabilities,
      producerId,
      paused: true,
    })
    expect(rtpParameters.encodings?.[0]?.scalabilityMode).toBe('L3T3')
    expect(rtpParameters.codecs.map((codec) => codec.mimeType)).toEqual(['video/H264', 'video/rtx'])
    expect(await sfu.request('consumer.resume', { routerId, consumerId })).toBeNull()
    expect(await sfu.request('consumer.set-layers', { routerId, consumerId, layers: { spatialLayer: 2 } })).toBeNull()
    expect(
      await sfu.request('consumer.set-layers', { routerId, consumerId, layers: { spatialLayer: 0, temporalLayer: 1 } }),
    ).toBeNull()
    expect(await sfu.request('consumer.pause', { routerId, consumerId })).toBeNull()
    await sfu.request('producer.pause', { routerId, producerId })
    const late = await sfu.request('consumer.open', {
      routerId,
      transportId: receiving,
      rtpCapabilities,
      producerId,
      paused: false,
    })
    expect(late.producerPaused).toBe(true)
    expect(await sfu.request('producer.resume', { routerId, producerId })).toBeNull()
  })

  test('has no layers when it sends one picture, and setting them harms nothing', async () => {
    const { routerId, sending, receiving } = await openConversation('single')
    const { producerId } = await sfu.request('producer.open', {
      routerId,
      transportId: sending,
      ...camera({ layers: 1 }),
    })
    const opened = await sfu.request('consumer.open', {
      routerId,
      transportId: receiving,
      rtpCapabilities,
      producerId,
      paused: false,
      layers: { spatialLayer: 2 },
    })
    expect(opened.rtpParameters.encodings?.[0]?.scalabilityMode).toBe('L1T3')
    expect(
      await sfu.request('consumer.set-layers', {
        routerId,
        consumerId: opened.consumerId,
        layers: { spatialLayer: 1 },
      }),
    ).toBeNull()
  })
})

describe('what it closes', () => {
  test('a producer that is closed tells its receivers, and is not told of itself', async () => {
    const { routerId, sending, receiving } = await openConversation('producer-closes')
    const { producerId } = await sfu.request('producer.open', { routerId, transportId: sending, ...microphone() })
    const { consumerId } = await sfu.request('consumer.open', {
      routerId,
      transportId: receiving,
      rtpCapabilities,
      producerId,
      paused: false,
    })
    const before = sfu.heard.filter((one) => one.name === 'consumer.closed').length
    await sfu.request('producer.close', { routerId, producerId })
    expect((await sfu.hearing('consumer.closed', before + 1)).at(-1)).toEqual({ routerId, consumerId })
    expect(sfu.heard.filter((one) => one.name === 'producer.closed' && one.data.producerId === producerId)).toEqual([])
  })

  test('a consumer that is closed tells nobody, and a new one may be opened', async () => {
    const { routerId, sending, receiving } = await openConversation('consumer-closes')
    const { producerId } = await sfu.request('producer.open', { routerId, transportId: sending, ...microphone() })
    const open = { routerId, transportId: receiving, rtpCapabilities, producerId, paused: false }
    const { consumerId } = await sfu.request('consumer.open', open)
    await sfu.request('consumer.close', { routerId, consumerId })
    const again = await sfu.request('consumer.open', open)
    expect(again.consumerId).not.toBe(consumerId)
    expect(sfu.heard.filter((one) => one.name === 'consumer.closed' && one.data.consumerId === consumerId)).toEqual([])
  })
})

describe('what it refuses changes nothing', () => {
  const unknown = { t: transportId.parse('nowhere'), p: producerId.parse('nobody'), c: consumerId.parse('nothing') }

  test('a router that was never opened', async () => {
    const routerId = router('never')
    const before = await counts()
    await expect(sfu.request('transport.open', { routerId, direction: 'send' })).rejects.toMatchObject({
      code: 'router-unknown',
    })
    await expect(sfu.request('router.close', { routerId })).rejects.toMatchObject({ code: 'router-unknown' })
    expect(await counts()).toEqual(before)
  })

  test('ids that are not in the router, also those of another router', async () => {
    const { routerId, sending, receiving } = await openConversation('mine')
    const other = await openConversation('theirs')
    const { producerId } = await sfu.request('producer.open', {
      routerId: other.routerId,
      transportId: other.sending,
      ...microphone(),
    })
    const before = await counts()
    const refusals = [
      [
        sfu.request('transport.connect', { routerId, transportId: unknown.t, dtlsParameters: DTLS }),
        'transport-unknown',
      ],
      [sfu.request('transport.restart-ice', { routerId, transportId: other.sending }), 'transport-unknown'],
      [sfu.request('transport.close', { routerId, transportId: other.sending }), 'transport-unknown'],
      [sfu.request('producer.open', { routerId, transportId: other.sending, ...microphone() }), 'transport-unknown'],
      [sfu.request('producer.pause', { routerId, producerId: unknown.p }), 'producer-unknown'],
      [sfu.request('producer.resume', { routerId, producerId }), 'producer-unknown'],
      [sfu.request('producer.close', { routerId, producerId }), 'producer-unknown'],
      [
        sfu.request('consumer.open', { routerId, transportId: receiving, rtpCapabilities, producerId, paused: false }),
        'producer-unknown',
      ],
      [
        sfu.request('consumer.open', { routerId, transportId: unknown.t, rtpCapabilities, producerId, paused: false }),
        'transport-unknown',
      ],
      [sfu.request('consumer.pause', { routerId, consumerId: unknown.c }), 'consumer-unknown'],
      [sfu.request('consumer.resume', { routerId, consumerId: unknown.c }), 'consumer-unknown'],
      [
        sfu.request('consumer.set-layers', { routerId, consumerId: unknown.c, layers: { spatialLayer: 0 } }),
        'consumer-unknown',
      ],
      [sfu.request('consumer.close', { routerId, consumerId: unknown.c }), 'consumer-unknown'],
    ] as const
    for (const [request, code] of refusals) await expect(request).rejects.toMatchObject({ code })
    expect(await counts()).toEqual(before)
    expect(await sfu.request('producer.open', { routerId, transportId: sending, ...microphone() })).toHaveProperty(
      'producerId',
    )
  })

  test('consumers wanted without saying what the page can decode', async () => {
    const { routerId } = await openConversation('no-capabilities')
    const before = await counts()
    await expect(
      sfu.request('transport.open', {
        routerId,
        direction: 'receive',
        consume: [{ producerId: unknown.p, paused: false }],
      }),
    ).rejects.toMatchObject({ code: 'bad-message' })
    expect(await counts()).toEqual(before)
  })

  test('a source sent twice over the same line', async () => {
    const { routerId, sending } = await openConversation('twice')
    await sfu.request('producer.open', { routerId, transportId: sending, ...microphone() })
    await expect(
      sfu.request('producer.open', { routerId, transportId: sending, ...microphone() }),
    ).rejects.toMatchObject({
      code: 'media-rejected',
    })
  })
})
