// Parameters that make no sense: each is refused, nothing stays half open, and the worker lives.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DtlsParameters, RtpCapabilities, RtpParameters } from '../../signalling/protocol/rtp.ts'
import { camera, microphone, openSfu, router } from '../support/sfu.ts'
import type { OpenSfu } from '../support/sfu.ts'

const routerId = router('nonsense')
let sfu: OpenSfu
let rtpCapabilities: RtpCapabilities
let pid: number | undefined
beforeAll(async () => {
  sfu = await openSfu()
  rtpCapabilities = (await sfu.request('capabilities.read', {})).rtpCapabilities
  await sfu.request('router.open', { routerId })
  pid = (await sfu.request('load.read', {})).workers[0]?.pid
})
afterAll(() => sfu.close())

/** Proof that the worker still does its work, and is the same one. */
async function expectAlive() {
  const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send' })
  const { producerId } = await sfu.request('producer.open', { routerId, transportId, ...camera() })
  const receiving = await sfu.request('transport.open', {
    routerId,
    direction: 'receive',
    rtpCapabilities,
    consume: [{ producerId, paused: false }],
  })
  expect(receiving.consumers).toHaveLength(1)
  expect((await sfu.request('load.read', {})).workers[0]?.pid).toBe(pid)
  await sfu.request('transport.close', { routerId, transportId })
  await sfu.request('transport.close', { routerId, transportId: receiving.transportId })
  expect(sfu.heard.filter((one) => one.name === 'router.lost')).toEqual([])
}

const good = camera().rtpParameters
const sound = microphone().rtpParameters
const [h264, rtx] = good.codecs
const [layer] = good.encodings ?? []
if (!h264 || !rtx || !layer) throw new Error('The sample camera has a codec, its retransmission and a layer.')

const sources: [string, 'audio' | 'video', RtpParameters][] = [
  ['a codec nobody knows', 'video', { ...good, codecs: [{ ...h264, mimeType: 'video/quantum' }] }],
  ['a mime type that is none', 'video', { ...good, codecs: [{ ...h264, mimeType: '%%%' }] }],
  ['an empty mime type', 'video', { ...good, codecs: [{ ...h264, mimeType: '' }] }],
  ['sound announced as a picture', 'video', sound],
  ['a picture announced as sound', 'audio', good],
  ['a clock rate of 1 Hz', 'video', { ...good, codecs: [{ ...h264, clockRate: 1 }] }],
  ['only a retransmission codec', 'video', { ...good, codecs: [rtx] }],
  ['a retransmission of nothing', 'video', { ...good, codecs: [h264, { ...rtx, parameters: { apt: 5 } }] }],
  ['a retransmission of a text', 'video', { ...good, codecs: [h264, { ...rtx, parameters: { apt: 'x' } }] }],
  ['a retransmission without parameters', 'video', { ...good, codecs: [h264, { ...rtx, parameters: {} }] }],
  [
    'a retransmission of a retransmission',
    'video',
    { ...good, codecs: [h264, { ...rtx, parameters: { apt: rtx.payloadType } }] },
  ],
  ['the same codec twice', 'video', { ...good, codecs: [h264, h264] }],
  [
    'two codecs under one payload type',
    'video',
    { ...good, codecs: [h264, { ...h264, mimeType: 'video/VP8', parameters: {} }] },
  ],
  [
    'an H.264 profile that is none',
    'video',
    { ...good, codecs: [{ ...h264, parameters: { 'packetization-mode': 1, 'profile-level-id': 'zz' } }] },
  ],
  [
    'an H.264 packetization mode of 9',
    'video',
    { ...good, codecs: [{ ...h264, parameters: { 'packetization-mode': 9 } }] },
  ],
  [
    'a codec with null parameters',
    'video',
    { ...good, codecs: [{ ...h264, parameters: { 'packetization-mode': null } }] },
  ],
  ['the same SSRC in every layer', 'video', { ...good, encodings: [layer, layer, layer] }],
  ['the same RID in every layer', 'video', { ...good, encodings: [{ rid: 'a' }, { rid: 'a' }] }],
  ['layers with neither SSRC nor RID', 'video', { ...good, mid: undefined, encodings: [{}, {}, {}] }],
  ['an empty RID', 'video', { ...good, encodings: [{ rid: '' }] }],
  ['a retransmission SSRC that is the layer’s own', 'video', { ...good, encodings: [{ ssrc: 5, rtx: { ssrc: 5 } }] }],
  [
    'a layer with a payload type that is not announced',
    'video',
    { ...good, encodings: [{ ...layer, codecPayloadType: 77 }] },
  ],
  [
    'a layer carried by the retransmission codec',
    'video',
    { ...good, encodings: [{ ...layer, codecPayloadType: rtx.payloadType }] },
  ],
  ['a scalability mode that is none', 'video', { ...good, encodings: [{ ...layer, scalabilityMode: 'L99T99' }] }],
  ['a scalability mode of noise', 'video', { ...good, encodings: [{ ...layer, scalabilityMode: '💥L0T0\u0000' }] }],
  [
    'simulcast and scalable layers at once',
    'video',
    {
      ...good,
      encodings: [
        { ssrc: 71, scalabilityMode: 'L3T3' },
        { ssrc: 72, scalabilityMode: 'L3T3' },
      ],
    },
  ],
  ['four sounds in one', 'audio', { ...sound, encodings: [{ ssrc: 1 }, { ssrc: 2 }, { ssrc: 3 }, { ssrc: 4 }] }],
  ['eight channels of Opus', 'audio', { ...sound, codecs: sound.codecs.map((codec) => ({ ...codec, channels: 8 })) }],
  ['an extension nobody knows', 'video', { ...good, headerExtensions: [{ uri: 'urn:nobody', id: 2 }] }],
  [
    'two extensions under one id',
    'video',
    { ...good, headerExtensions: (good.headerExtensions ?? []).map((one) => ({ ...one, id: 1 })) },
  ],
  [
    'an extension id beyond what a header holds',
    'video',
    { ...good, headerExtensions: (good.headerExtensions ?? []).map((one, at) => ({ ...one, id: 254 + at })) },
  ],
  [
    'extensions of extensions',
    'video',
    {
      ...good,
      headerExtensions: [
        { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1, encrypt: true, parameters: { a: null, b: 1e300 } },
      ],
    },
  ],
  ['an empty mid', 'video', { ...good, mid: '' }],
  ['a mid of 32 letters', 'video', { ...good, mid: 'm'.repeat(32) }],
  ['an endless name', 'audio', { ...sound, rtcp: { cname: 'n'.repeat(256) } }],
  ['a name with a zero byte', 'audio', { ...sound, rtcp: { cname: 'a\u0000b' } }],
  [
    'feedback of noise',
    'video',
    {
      ...good,
      codecs: [
        {
          ...h264,
          rtcpFeedback: [
            { type: '', parameter: '' },
            { type: '\u0000', parameter: '💥' },
          ],
        },
      ],
    },
  ],
]

describe('sources that make no sense', () => {
  test.each(sources)('%s', async (_what, kind, rtpParameters) => {
    const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send' })
    try {
      const { producerId } = await sfu.request('producer.open', {
        routerId,
        transportId,
        kind,
        rtpParameters,
        paused: false,
      })
      // mediasoup takes some of them: then receiving and closing them must do no harm either.
      const receiving = await sfu.request('transport.open', {
        routerId,
        direction: 'receive',
        rtpCapabilities,
        consume: [{ producerId, paused: false, layers: { spatialLayer: 3, temporalLayer: 3 } }],
      })
      await sfu.request('transport.close', { routerId, transportId: receiving.transportId })
    } catch (refusal) {
      expect(refusal).toMatchObject({ code: 'media-rejected' })
      // Nothing of it has stayed behind: the same line takes the source as it should have been.
      const source = kind === 'video' ? camera() : microphone()
      expect(await sfu.request('producer.open', { routerId, transportId, ...source })).toHaveProperty('producerId')
    }
    await sfu.request('transport.close', { routerId, transportId })
    await expectAlive()
  })
})

const codec = (change: object) => ({
  kind: 'video' as const,
  mimeType: 'video/H264',
  preferredPayloadType: 100,
  clockRate: 90_000,
  ...change,
})
const receivers: [string, RtpCapabilities][] = [
  ['nothing at all', {}],
  ['codecs without payload types', { codecs: [codec({ preferredPayloadType: undefined })] }],
  [
    'every codec under one payload type',
    {
      codecs: [codec({}), codec({ mimeType: 'video/VP8' }), codec({ mimeType: 'video/rtx', parameters: { apt: 100 } })],
    },
  ],
  ['a retransmission without its codec', { codecs: [codec({ mimeType: 'video/rtx', parameters: { apt: 3 } })] }],
  ['a mime type that is none', { codecs: [codec({ mimeType: '/' })] }],
  [
    'an extension under id 255',
    {
      codecs: [codec({})],
      headerExtensions: [{ kind: 'video', uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', preferredId: 255 }],
    },
  ],
  [
    'an extension with no name',
    { codecs: [codec({})], headerExtensions: [{ kind: 'video', uri: '', preferredId: 1 }] },
  ],
]

describe('receivers that make no sense', () => {
  test.each(receivers)('%s', async (_what, capabilities) => {
    const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send' })
    const { producerId } = await sfu.request('producer.open', { routerId, transportId, ...camera() })
    const opened = await sfu.request('transport.open', {
      routerId,
      direction: 'receive',
      rtpCapabilities: capabilities,
      consume: [{ producerId, paused: false }],
    })
    const alone = sfu.request('consumer.open', {
      routerId,
      transportId: opened.transportId,
      rtpCapabilities: capabilities,
      producerId,
      paused: false,
    })
    if (opened.consumers.length === 0) await expect(alone).rejects.toMatchObject({ code: 'media-rejected' })
    else expect(await alone).toHaveProperty('consumerId')
    await sfu.request('transport.close', { routerId, transportId })
    await sfu.request('transport.close', { routerId, transportId: opened.transportId })
    await expectAlive()
  })
})

const print = (algorithm: DtlsParameters['fingerprints'][number]['algorithm'], bytes: number) => ({
  algorithm,
  value: Array.from({ length: bytes }, () => 'aB').join(':'),
})
const handshakes: [string, DtlsParameters][] = [
  ['a fingerprint too short for its algorithm', { fingerprints: [print('sha-512', 20)] }],
  ['a fingerprint too long for its algorithm', { fingerprints: [print('sha-1', 64)] }],
  [
    'five fingerprints, none of one certificate',
    {
      fingerprints: (['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512'] as const).map((name, at) =>
        print(name, 20 + at),
      ),
    },
  ],
  ['both sides as server', { role: 'server', fingerprints: [print('sha-256', 32)] }],
]

describe('handshakes that make no sense', () => {
  test.each(handshakes)('%s', async (_what, dtlsParameters) => {
    const { transports } = (await sfu.request('load.read', {})).workers[0] ?? { transports: 0 }
    try {
      const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send', dtlsParameters })
      await sfu.request('transport.close', { routerId, transportId })
    } catch (refusal) {
      expect(refusal).toMatchObject({ code: 'media-rejected' })
    }
    expect((await sfu.request('load.read', {})).workers[0]?.transports).toBe(transports)
    await expectAlive()
  })
})
