// Brings what one peer receives in line with what is offered and what its screen needs.
import type { Peer } from './peer.ts'
import type { OfferedSource, PeerMedia, Receiving } from './peer-media.ts'
import { decideReception } from '../domain/reception.ts'
import type { Want } from '../domain/reception.ts'
import type { Client } from '../protocol/contract.ts'
import type { RouterId, SfuContract } from '../../sfu/contract.ts'

/** One peer's reception. */
export type Reception = {
  readonly sfu: Client<SfuContract>
  readonly routerId: RouterId
  readonly peer: Peer
  readonly media: PeerMedia
  readonly offers: () => readonly OfferedSource[]
}

/**
 * One pass: closes what is gone, opens what is newly wanted, pauses what is hidden, changes layers.
 * Never throws: whatever the SFU turns down has gone meanwhile, and its going starts another pass.
 */
export async function reconcileReception(reception: Reception): Promise<void> {
  const { media, peer } = reception
  if (peer.media !== media || !peer.following) return
  const offered = reception.offers()
  const live = new Set(offered.map(({ sending }) => sending.producerId))
  for (const receiving of media.receiving.values()) {
    // The SFU closes a consumer with its source.
    if (!live.has(receiving.producerId)) forget(reception, receiving)
  }
  await Promise.all(
    offered.map(async (source) => {
      const want = decideReception(media.view, source.offer)
      const receiving = media.receiving.get(source.sending.producerId)
      if (receiving) await adjust(reception, receiving, want)
      else if (want !== 'none') await open(reception, source, want.spatialLayer)
    }),
  )
}

async function open(reception: Reception, { offer, sending }: OfferedSource, spatialLayer: number): Promise<void> {
  const { sfu, routerId, media, peer } = reception
  const { producerId } = sending
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
  if (!opened || peer.media !== media) return
  const { peerId, source } = offer
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
    if (want.spatialLayer !== receiving.spatialLayer) {
      await sfu.request('consumer.set-layers', { ...ids, layers: { spatialLayer: want.spatialLayer } })
      receiving.spatialLayer = want.spatialLayer
    }
    if (receiving.paused) await sfu.request('consumer.resume', ids)
    receiving.paused = false
  } catch {
    sfu.request('consumer.close', ids).catch(() => undefined)
    forget(reception, receiving)
  }
}

function forget({ media, peer }: Reception, { consumerId, producerId }: Receiving): void {
  media.receiving.delete(producerId)
  peer.notify('consumer.closed', { consumerId })
}
