// What the SFU tells of a room while it runs: who is heard, how good each line is.
import type { Peer } from './peer.ts'
import type { PeerMedia } from './peer-media.ts'
import { qualityOf } from '../domain/quality.ts'
import type { Quality } from '../domain/quality.ts'
import type { Listeners, PeerId, ProducerId, TransportId } from '../protocol/index.ts'
import type { SfuContract } from '../../sfu/contract.ts'

/** The SFU's notifications about one room's router, and what follows from them. */
export type MediaWatch = {
  /** Who was heard last and still takes part. */
  readonly speaker: PeerId | null
  /** Every measured line in one word. */
  quality(): Record<PeerId, Quality>
  readonly listeners: Pick<Listeners<SfuContract>, 'speaker.changed' | 'transport.changed' | 'transport.measured'>
}

/** Watches a room's media and tells its peers of every change. */
export function watchMedia(peers: () => Iterable<Peer>, find: (peerId: PeerId) => Peer | undefined): MediaWatch {
  let heard: PeerId | null = null
  const tell = (to: (peer: Peer) => void): void => {
    for (const peer of peers()) to(peer)
  }
  const rate = (peer: Peer, media: PeerMedia): void => {
    const quality = media.down.size > 0 ? 'lost' : qualityOf(media.measure)
    if (quality === peer.quality) return
    peer.quality = quality
    tell((other) => other.notify('quality.changed', { peerId: peer.peerId, quality }))
  }
  return {
    get speaker() {
      return heard !== null && find(heard) ? heard : null
    },
    quality: () =>
      Object.fromEntries([...peers()].flatMap(({ peerId, quality }) => (quality ? [[peerId, quality]] : []))),
    listeners: {
      'speaker.changed': ({ producerId }) => {
        const speaker = producerId === null ? undefined : sender(peers(), producerId)
        if (!speaker || speaker.peerId === heard) return
        heard = speaker.peerId
        tell((peer) => peer.notify('speaker.changed', { peerId: speaker.peerId }))
      },
      'transport.changed': ({ transportId, state }) => {
        const found = owner(peers(), transportId)
        if (!found) return
        if (state === 'connected') found.media.down.delete(transportId)
        else found.media.down.add(transportId)
        rate(found.peer, found.media)
      },
      'transport.measured': ({ transportId, lossUp, lossDown, rttMs }) => {
        const found = owner(peers(), transportId)
        if (!found) return
        const { measure, send } = found.media
        found.media.measure =
          transportId === send ? { ...measure, lossUp, rttMs: rttMs ?? measure.rttMs } : { ...measure, lossDown, rttMs }
        rate(found.peer, found.media)
      },
    },
  }
}

function sender(peers: Iterable<Peer>, producerId: ProducerId): Peer | undefined {
  for (const peer of peers) if (peer.media?.sending.get('microphone')?.producerId === producerId) return peer
  return undefined
}

function owner(peers: Iterable<Peer>, transportId: TransportId): { peer: Peer; media: PeerMedia } | undefined {
  for (const peer of peers) {
    const { media } = peer
    if (media && (media.send === transportId || media.receive === transportId)) return { peer, media }
  }
  return undefined
}
