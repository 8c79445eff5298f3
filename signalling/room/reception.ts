// Brings what one peer receives in line with what is offered and what its screen needs.
import { needsOf } from './needs.ts'
import type { Need } from './needs.ts'
import type { Offers } from './offers.ts'
import type { Peer } from './peer.ts'
import type { PeerMedia, Receiving, Sending } from './peer-media.ts'
import type { Want } from '../domain/reception.ts'
import type { SessionState } from '../domain/session.ts'
import type { Client } from '../protocol/contract.ts'
import type { ProducerId } from '../protocol/ids.ts'
import type { RouterId, SfuContract } from '../../sfu/contract.ts'

/** One peer's reception. */
export type Reception = {
  readonly sfu: Client<SfuContract>
  readonly routerId: RouterId
  readonly peer: Peer
  readonly media: PeerMedia
  readonly offers: Pick<Offers, 'heard' | 'of'>
  readonly state: () => SessionState
}

/** How many sources are kept at hand that the screen does not need: all that a session of forty sends. */
const KEPT_AT_HAND = 96

/**
 * One pass: closes what is gone, opens what is newly wanted, pauses what is hidden, changes layers.
 * Never throws: whatever the SFU turns down has gone meanwhile, and its going starts another pass.
 */
export async function reconcileReception(reception: Reception): Promise<void> {
  const { media, peer, offers, state } = reception
  if (peer.media !== media || !peer.following) return
  const tiles = [...media.view, ...media.expected]
  const needs = needsOf({ viewer: peer.peerId, tiles, offers, state: state() })
  const needed = new Set(needs.map(({ sending }) => sending.producerId))
  await Promise.all([...needs.map((need) => meet(reception, need)), ...putAway(reception, needed)])
}

async function meet(reception: Reception, { sending, want }: Need): Promise<void> {
  const receiving = reception.media.receiving.get(sending.producerId)
  if (receiving) await adjust(reception, receiving, want)
  else await open(reception, sending, want === 'none' ? 0 : want.spatialLayer)
}

/** Pauses what is no longer needed, and closes what has been there for longest when it is too much. */
function putAway(reception: Reception, needed: ReadonlySet<ProducerId>): Promise<void>[] {
  const { media, offers } = reception
  const idle: Receiving[] = []
  for (const receiving of media.receiving.values()) {
    const { producerId, peerId, source } = receiving
    // The SFU closes a consumer with its source.
    if (offers.of(peerId, source)?.producerId !== producerId) forget(reception, receiving)
    else if (!needed.has(producerId)) idle.push(receiving)
  }
  const surplus = idle.splice(0, Math.max(0, idle.length - KEPT_AT_HAND))
  for (const receiving of surplus) close(reception, receiving)
  return idle.filter(({ paused }) => !paused).map((receiving) => adjust(reception, receiving, 'none'))
}

async function open(reception: Reception, sending: Sending, spatialLayer: number): Promise<void> {
  const { sfu, routerId, media, peer, offers } = reception
  const { producerId, peerId, source } = sending
  const { rtpCapabilities } = media
  const opened = await sfu
    .request('consumer.open', {
      routerId,
      transportId: media.receive,
      rtpCapabilities,
      producerId,
      paused: true,
      layers: { spatialLayer },
    })
    .catch(() => undefined)
  if (!opened || peer.media !== media || offers.of(peerId, source) !== sending) return
  const { consumerId, kind, rtpParameters } = opened
  media.receiving.set(producerId, { consumerId, producerId, peerId, source, ready: false, paused: true, spatialLayer })
  peer.notify('consumer.opened', { consumerId, producerId, peerId, source, kind, rtpParameters, paused: true })
}

/** A muted microphone keeps its consumer as it is: its silence is made at the source. */
async function adjust(reception: Reception, receiving: Receiving, want: Want): Promise<void> {
  const { sfu, routerId } = reception
  if (!receiving.ready || (want === 'none' && receiving.source === 'microphone')) return
  const ids = { routerId, consumerId: receiving.consumerId }
  try {
    if (want === 'none') {
      if (!receiving.paused) await sfu.request('consumer.pause', ids)
      receiving.paused = true
      return
    }
    const { spatialLayer } = want
    const layers = { spatialLayer }
    // Said in one breath: a second key frame asked for a moment later would be refused by the sender, and cost a second.
    await Promise.all([
      spatialLayer !== receiving.spatialLayer && sfu.request('consumer.set-layers', { ...ids, layers }),
      receiving.paused && sfu.request('consumer.resume', ids),
    ])
    receiving.spatialLayer = spatialLayer
    receiving.paused = false
  } catch {
    close(reception, receiving)
  }
}

function close(reception: Reception, receiving: Receiving): void {
  const { sfu, routerId } = reception
  sfu.request('consumer.close', { routerId, consumerId: receiving.consumerId }).catch(() => undefined)
  forget(reception, receiving)
}

function forget({ media, peer }: Reception, { consumerId, producerId }: Receiving): void {
  media.receiving.delete(producerId)
  peer.notify('consumer.closed', { consumerId })
}
