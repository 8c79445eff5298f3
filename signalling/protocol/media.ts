// The act of sending and receiving: transports, sources, and what each screen needs.
import { z } from 'zod'
import { shape } from './contract.ts'
import { consumerId, peerId } from './ids.ts'
import type { ConsumerId, PeerId, ProducerId, TransportId } from './ids.ts'
import { dtlsParameters, mediaKind, rtpCapabilities, rtpParameters, source } from './rtp.ts'
import type { DtlsParameters, IceCandidate, IceParameters, MediaKind, RtpParameters, Source } from './rtp.ts'
import type { Quality } from '../domain/quality.ts'

const px = z.number().int().min(0).max(8_192)

/** The page makes its certificates before it joins, so both transports are connected in the same round trip. */
export const dtls = z.object({ send: dtlsParameters, receive: dtlsParameters })

/** What the first screen will look like, before the page knows who is there; heights in device pixels. */
export const firstView = z.object({ stageHeightPx: px, stripHeightPx: px, stripTiles: z.number().int().min(0).max(64) })

/** A transport's far end. */
export type TransportParameters = {
  transportId: TransportId
  iceParameters: IceParameters
  iceCandidates: IceCandidate[]
  dtlsParameters: DtlsParameters
}

/** A source of another connection, as this page receives it. */
export type ReceivedSource = {
  consumerId: ConsumerId
  producerId: ProducerId
  peerId: PeerId
  source: Source
  kind: MediaKind
  rtpParameters: RtpParameters
  /** Waiting for `consumer.resume` (sent when the page is ready to decode). */
  paused: boolean
}

/** Both transports and the first sources. */
export type OpenedMedia = { send: TransportParameters; receive: TransportParameters; consumers: ReceivedSource[] }

const nothing = z.object({})

export const mediaRequests = {
  /**
   * In the lobby, before joining: both transports, and the sources of the first screen, paused. Nothing is forwarded
   * before the join, but its picture then waits for no negotiation. Refused with `not-permitted` once joined.
   */
  'media.prepare': { input: z.object({ rtpCapabilities, dtls, view: firstView }), output: shape<OpenedMedia>() },
  /** Everything media again, after `media.lost` or a resume that found it lost. */
  'media.open': { input: z.object({ rtpCapabilities, dtls, view: firstView }), output: shape<OpenedMedia>() },
  /** New ICE credentials, after the network changed under the page (RFC 8445, section 9). */
  'media.restart-ice': {
    input: z.object({ direction: z.enum(['send', 'receive']) }),
    output: shape<{ iceParameters: IceParameters }>(),
  },
  /** The tiles now on this screen and how tall they are; nothing else is sent to it. */
  'view.set': {
    input: z.object({
      tiles: z.array(z.object({ peerId, source: z.enum(['camera', 'presentation']), heightPx: px })).max(64),
    }),
    output: shape<null>(),
  },
  /** The page is ready to decode a source that was announced with `consumer.opened`. */
  'consumer.resume': { input: z.object({ consumerId }), output: shape<null>() },
  /**
   * Sends a source. Microphone and camera start as open or closed as the session's state says;
   * a presentation needs `presentation.start` first.
   */
  'producer.open': {
    input: z.object({ source, kind: mediaKind, rtpParameters, heightPx: px.optional() }),
    output: shape<{ producerId: ProducerId }>(),
  },
  'producer.close': { input: z.object({ source }), output: shape<null>() },
  'microphone.open': { input: nothing, output: shape<null>() },
  'microphone.close': { input: nothing, output: shape<null>() },
  'camera.open': { input: nothing, output: shape<null>() },
  'camera.close': { input: nothing, output: shape<null>() },
  'presentation.start': { input: nothing, output: shape<null>() },
  'presentation.stop': { input: nothing, output: shape<null>() },
} as const

export const mediaNotifications = {
  'consumer.opened': shape<ReceivedSource>(),
  'consumer.closed': shape<{ consumerId: ConsumerId }>(),
  /** The media server lost this page's transports: open the media again. */
  'media.lost': shape<null>(),
  /** Who is heard; not part of the journal. */
  'speaker.changed': shape<{ peerId: PeerId | null }>(),
  'quality.changed': shape<{ peerId: PeerId; quality: Quality }>(),
} as const
