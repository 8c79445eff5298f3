// A real SFU on a local bus, and the parameters with which a browser would speak to it.
import { SILENT_LOG } from '../../config/log.ts'
import { workerBinary } from '../../config/runtime.ts'
import { routerId, sfuContract } from '../../sfu/contract.ts'
import type { SfuContract } from '../../sfu/contract.ts'
import { Sfu } from '../../sfu/sfu.ts'
import { openLocalBus } from '../../signalling/bus/local.ts'
import type { Input, NotificationName, Notified } from '../../signalling/protocol/contract.ts'

type Heard = {
  [N in NotificationName<SfuContract>]: { name: N; data: Notified<SfuContract, N> }
}[NotificationName<SfuContract>]

/** Starts an SFU with real workers on free ports, and listens to everything it tells. */
export async function openSfu({
  workers = 1,
  rtcPortBase = 0,
  announcedAddress,
}: { workers?: number; rtcPortBase?: number; announcedAddress?: string } = {}) {
  const bus = openLocalBus()
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const hear = (one: Heard): void => {
    heard.push(one)
    for (const look of waiting) look()
  }
  await bus.subscribe(sfuContract, 'sfu', {
    'router.lost': (data) => hear({ name: 'router.lost', data }),
    'transport.changed': (data) => hear({ name: 'transport.changed', data }),
    'transport.measured': (data) => hear({ name: 'transport.measured', data }),
    'speaker.changed': (data) => hear({ name: 'speaker.changed', data }),
    'producer.closed': (data) => hear({ name: 'producer.closed', data }),
    'consumer.closed': (data) => hear({ name: 'consumer.closed', data }),
  })
  const sfu = await Sfu.create({
    bus,
    address: 'sfu',
    workers,
    rtcPortBase,
    announcedAddress,
    workerBin: workerBinary(),
    log: SILENT_LOG,
  })
  const { request } = bus.connect(sfuContract, 'sfu')
  return {
    sfu,
    request,
    /** Everything told so far, in order. */
    heard,
    /** Waits until this many notifications of a name have been told, and answers what they carried. */
    hearing: (name: NotificationName<SfuContract>, count = 1): Promise<Heard['data'][]> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.filter((one) => one.name === name)
          if (found.length < count) return
          waiting.delete(look)
          resolve(found.map((one) => one.data))
        }
        waiting.add(look)
        look()
      }),
    close: async () => {
      await sfu.close()
      await bus.close()
    },
  }
}

/** A running SFU under test. */
export type OpenSfu = Awaited<ReturnType<typeof openSfu>>

type Produce = Input<SfuContract, 'producer.open'>

/** The name of a router, as signalling would choose it. */
export function router(name: string) {
  return routerId.parse(name)
}

/** DTLS parameters as a page sends them. */
export const DTLS = {
  role: 'client' as const,
  fingerprints: [{ algorithm: 'sha-256' as const, value: Array.from({ length: 32 }, () => '4F').join(':') }],
}

const SEND_EXTENSIONS = [
  { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
  { uri: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01', id: 3 },
]

/** A microphone as Chromium sends it. */
export function microphone(mid = '0', ssrc = 11_111): Pick<Produce, 'kind' | 'paused' | 'rtpParameters'> {
  return {
    kind: 'audio',
    paused: false,
    rtpParameters: {
      mid,
      codecs: [
        {
          mimeType: 'audio/opus',
          payloadType: 111,
          clockRate: 48_000,
          channels: 2,
          parameters: { minptime: 10, useinbandfec: 1 },
          rtcpFeedback: [{ type: 'transport-cc', parameter: '' }],
        },
      ],
      headerExtensions: [...SEND_EXTENSIONS, { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10 }],
      encodings: [{ ssrc, dtx: true }],
      rtcp: { cname: 'page', reducedSize: true },
    },
  }
}

/** A camera in H.264 as Chromium sends it: three simulcast layers, or one. */
export function camera({ mid = '1', layers = 3, ssrc = 22_000 } = {}): Pick<
  Produce,
  'kind' | 'paused' | 'rtpParameters'
> {
  return {
    kind: 'video',
    paused: false,
    rtpParameters: {
      mid,
      codecs: [
        {
          mimeType: 'video/H264',
          payloadType: 108,
          clockRate: 90_000,
          parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
          rtcpFeedback: [
            { type: 'transport-cc', parameter: '' },
            { type: 'ccm', parameter: 'fir' },
            { type: 'nack', parameter: '' },
            { type: 'nack', parameter: 'pli' },
          ],
        },
        { mimeType: 'video/rtx', payloadType: 109, clockRate: 90_000, parameters: { apt: 108 }, rtcpFeedback: [] },
      ],
      headerExtensions: SEND_EXTENSIONS,
      encodings: Array.from({ length: layers }, (_, layer) => ({
        ssrc: ssrc + 2 * layer,
        rtx: { ssrc: ssrc + 2 * layer + 1 },
        scalabilityMode: 'L1T3',
        maxBitrate: 200_000 * 4 ** layer,
      })),
      rtcp: { cname: 'page', reducedSize: true },
    },
  }
}
