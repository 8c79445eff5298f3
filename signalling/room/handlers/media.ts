// Sending and receiving: transports, sources, and what the screen shows.
import type { Some } from './caller.ts'
import { Refusal } from '../../protocol/refusals.ts'

export const mediaHandlers: Some<
  | 'media.prepare'
  | 'media.open'
  | 'media.restart-ice'
  | 'view.set'
  | 'consumer.resume'
  | 'producer.open'
  | 'producer.close'
> = {
  'media.prepare'(input, { room, peer }) {
    if (peer.following) throw new Refusal('not-permitted')
    return room.media.open(peer, input, room.isOpenTo(peer) ? 'paused' : 'none')
  },
  async 'media.open'(input, { room, peer }) {
    const media = await room.media.open(peer, input)
    void peer.media?.reception.run()
    return media
  },
  'media.restart-ice': ({ direction }, { room, peer }) => room.media.restartIce(peer, direction),
  'view.set'({ tiles }, { room, peer }) {
    room.media.setView(peer, tiles)
    return null
  },
  'consumer.resume'({ consumerId }, { room, peer }) {
    room.media.ready(peer, consumerId)
    return null
  },
  'producer.open': (input, { room, peer }) => room.media.offers.open(peer, input),
  'producer.close'({ source }, { room, peer }) {
    room.media.offers.close(peer, source)
    return null
  },
}
