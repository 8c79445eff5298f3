// What one connection sends and receives through the SFU, as the room remembers it.
import type { Coalesced } from './coalesced.ts'
import type { LineMeasure } from '../domain/quality.ts'
import type { ViewTile } from '../domain/reception.ts'
import type { ConsumerId, PeerId, ProducerId, TransportId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { RtpCapabilities, Source } from '../protocol/rtp.ts'

/** A source this peer sends. */
export type Sending = {
  readonly producerId: ProducerId
  readonly peerId: PeerId
  readonly source: Source
  /** Height of its full picture, px; 0 for sound. */
  readonly heightPx: number
  /** As the SFU was told last; paused is not open. */
  paused: boolean
}

/** A source of another peer that this peer receives. */
export type Receiving = {
  readonly consumerId: ConsumerId
  readonly producerId: ProducerId
  readonly peerId: PeerId
  readonly source: Source
  /** The page has said that it can decode it, or was given it at its join. */
  ready: boolean
  /** As the SFU was told last. */
  paused: boolean
  /** As the SFU was told last. */
  spatialLayer: number
}

/** One generation of a peer's media: both transports and everything in them. A reopening makes a new one. */
export type PeerMedia = {
  readonly rtpCapabilities: RtpCapabilities
  readonly send: TransportId
  readonly receive: TransportId
  /** Sources being opened or open, so that none is opened twice. */
  readonly opening: Set<Source>
  readonly sending: Map<Source, Sending>
  readonly receiving: Map<ProducerId, Receiving>
  /** What the page says that its screen shows. */
  view: readonly ViewTile[]
  /** What its screen will show in a moment, before it has said so. */
  expected: readonly ViewTile[]
  /** The last measure of each way. */
  measure: LineMeasure
  /** Transports whose ICE or DTLS is down. */
  readonly down: Set<TransportId>
  /** Brings what is received in line with what is wanted. */
  readonly reception: Coalesced
}

/**
 * The peer's media.
 * @throws Refusal `transport-unknown` when it has none at this moment
 */
export function requireMedia(media: PeerMedia | null): PeerMedia {
  if (!media) throw new Refusal('transport-unknown')
  return media
}
