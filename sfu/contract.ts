// What signalling asks of the SFU: routers, transports, producers and consumers, and nothing of meetings.
import { z } from 'zod'
import { defineContract, shape } from '../signalling/protocol/contract.ts'
import { consumerId, producerId, transportId } from '../signalling/protocol/ids.ts'
import type { ConsumerId, ProducerId, TransportId } from '../signalling/protocol/ids.ts'
import { dtlsParameters, mediaKind, rtpCapabilities, rtpParameters } from '../signalling/protocol/rtp.ts'
import type {
  DtlsParameters,
  IceCandidate,
  IceParameters,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
} from '../signalling/protocol/rtp.ts'

/** The name a router was opened under: chosen by the caller, one for each of its conversations. */
export const routerId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'RouterId'>()
export type RouterId = z.infer<typeof routerId>

/** Which of a producer's simulcast layers is forwarded: 0 is the smallest picture, 0 the lowest frame rate. */
const layers = z.object({
  spatialLayer: z.number().int().min(0).max(3),
  temporalLayer: z.number().int().min(0).max(3).optional(),
})
export type Layers = z.infer<typeof layers>

/** One source to be forwarded to one transport. */
const consume = z.object({ producerId, paused: z.boolean(), layers: layers.optional() })
export type Consume = z.infer<typeof consume>

/** What the receiving page needs to decode one source. */
export type OpenedConsumer = {
  consumerId: ConsumerId
  producerId: ProducerId
  kind: MediaKind
  rtpParameters: RtpParameters
  /** Whether the source itself is paused at this moment. */
  producerPaused: boolean
}

/** What the page needs to connect one transport. */
export type OpenedTransport = {
  transportId: TransportId
  iceParameters: IceParameters
  iceCandidates: IceCandidate[]
  dtlsParameters: DtlsParameters
  /** In the order asked for; a producer that has gone meanwhile is left out. */
  consumers: OpenedConsumer[]
}

/** How busy one worker is. */
export type WorkerLoad = {
  workerId: string
  pid: number
  routers: number
  transports: number
  consumers: number
  /** Share of one core used since the last reading, 0–1 and above while catching up. */
  cpu: number
}

/** An address of RTP and RTCP, both on one port (RFC 5761). */
const rtpAddress = z.object({ ip: z.union([z.ipv4(), z.ipv6()]), port: z.number().int().min(1).max(65_535) })

/** A transport without ICE and DTLS, and the address that it sends from. */
export type OpenedPlainTransport = { transportId: TransportId } & z.infer<typeof rtpAddress>

const inRouter = z.object({ routerId })
const ofTransport = z.object({ routerId, transportId })
const ofProducer = z.object({ routerId, producerId })
const ofConsumer = z.object({ routerId, consumerId })

/**
 * The SFU's contract. Every request names its router; an unknown one is refused with `router-unknown`,
 * parameters that mediasoup turns down with `media-rejected`, a dying worker with `media-unavailable`.
 */
export const sfuContract = defineContract({
  requests: {
    /** The codecs and extensions of every router: static, so a page can have them before it asks anything. */
    'capabilities.read': { input: z.object({}), output: shape<{ rtpCapabilities: RtpCapabilities }>() },
    /** Opens a router on the least loaded worker; opening it again answers the same one. */
    'router.open': { input: inRouter, output: shape<{ workerId: string }>() },
    'router.close': { input: inRouter, output: shape<null>() },
    /**
     * Opens a WebRTC transport. With the page's DTLS parameters it is connected in the same call; with
     * `consume` the first consumers are opened in it too, so that a join costs one round trip.
     */
    'transport.open': {
      input: z.object({
        routerId,
        direction: z.enum(['send', 'receive']),
        dtlsParameters: dtlsParameters.optional(),
        rtpCapabilities: rtpCapabilities.optional(),
        consume: z.array(consume).max(128).default([]),
      }),
      output: shape<OpenedTransport>(),
    },
    /**
     * Opens a transport that sends plain RTP to an address of our own network, for a recorder: lost packets are sent
     * again when asked for, sound too. It has no estimate of bandwidth: the best layer that there is is forwarded.
     */
    'plain-transport.open': { input: inRouter.extend(rtpAddress.shape), output: shape<OpenedPlainTransport>() },
    'transport.connect': { input: ofTransport.extend({ dtlsParameters }), output: shape<null>() },
    'transport.restart-ice': { input: ofTransport, output: shape<{ iceParameters: IceParameters }>() },
    /** Closes a transport of either kind. */
    'transport.close': { input: ofTransport, output: shape<null>() },
    'producer.open': {
      input: ofTransport.extend({ kind: mediaKind, rtpParameters, paused: z.boolean() }),
      output: shape<{ producerId: ProducerId }>(),
    },
    'producer.pause': { input: ofProducer, output: shape<null>() },
    'producer.resume': { input: ofProducer, output: shape<null>() },
    'producer.close': { input: ofProducer, output: shape<null>() },
    'consumer.open': {
      input: ofTransport.extend({ rtpCapabilities }).extend(consume.shape),
      output: shape<OpenedConsumer>(),
    },
    'consumer.pause': { input: ofConsumer, output: shape<null>() },
    /** Forwards again, and asks the source for a key frame at once. */
    'consumer.resume': { input: ofConsumer, output: shape<null>() },
    'consumer.set-layers': { input: ofConsumer.extend({ layers }), output: shape<null>() },
    'consumer.close': { input: ofConsumer, output: shape<null>() },
    'load.read': { input: z.object({}), output: shape<{ workers: WorkerLoad[] }>() },
  },
  notifications: {
    /** The router is gone with its worker; everything in it must be opened again. */
    'router.lost': shape<{ routerId: RouterId }>(),
    /** ICE and DTLS of a transport, in one word. */
    'transport.changed': shape<{ routerId: RouterId; transportId: TransportId; state: 'connected' | 'disconnected' }>(),
    /** Loss and round trip of a transport over the last seconds, as fractions 0–1 and ms. */
    'transport.measured': shape<{
      routerId: RouterId
      transportId: TransportId
      /** Lost on the way from the page to us. */
      lossUp: number
      /** Lost on the way from us to the page. */
      lossDown: number
      /** Round-trip time in ms; undefined until measured. */
      rttMs: number | undefined
    }>(),
    /** The loudest producer of a router, or none for a while. */
    'speaker.changed': shape<{ routerId: RouterId; producerId: ProducerId | null }>(),
    'producer.closed': shape<{ routerId: RouterId; producerId: ProducerId }>(),
    'consumer.closed': shape<{ routerId: RouterId; consumerId: ConsumerId }>(),
  },
})
export type SfuContract = typeof sfuContract
