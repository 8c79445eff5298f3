// What the peers of a room send: opening and closing sources, and keeping each as open as the state says.
import { requireMedia } from './peer-media.ts'
import type { OfferedSource } from './peer-media.ts'
import type { Peer } from './peer.ts'
import { mayBeHeard } from '../domain/floor.ts'
import { findPeer } from '../domain/session.ts'
import type { SessionState } from '../domain/session.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { Client, Parsed, PeerId, ProducerId, Source, WebContract } from '../protocol/index.ts'
import type { RouterId, SfuContract } from '../../sfu/contract.ts'

/** What the media of a room needs of the room. */
export type RoomMediaOptions = {
  readonly sfu: Client<SfuContract>
  readonly routerId: RouterId
  readonly state: () => SessionState
  /** Who was heard last. */
  readonly speaker: () => PeerId | null
  readonly peers: () => Iterable<Peer>
}

export class Offers {
  readonly #options: RoomMediaOptions
  readonly #changed: () => void

  /** @param changed called after every change of what is on offer */
  constructor(options: RoomMediaOptions, changed: () => void) {
    this.#options = options
    this.#changed = changed
  }

  /**
   * Opens a source, open or paused as the session's state says.
   * @throws Refusal `media-rejected` for a kind that does not fit, `source-taken` for a second one of the same
   * name, `not-permitted` for a presentation that was not started
   */
  async open(peer: Peer, input: Parsed<WebContract, 'producer.open'>): Promise<{ producerId: ProducerId }> {
    const { sfu, routerId } = this.#options
    const { source, kind, rtpParameters, heightPx = 0 } = input
    const media = requireMedia(peer.media)
    if ((source === 'microphone') !== (kind === 'audio')) throw new Refusal('media-rejected')
    if (source === 'presentation' && !this.#isOpen(peer, source)) throw new Refusal('not-permitted')
    if (media.opening.has(source)) throw new Refusal('source-taken')
    media.opening.add(source)
    try {
      const paused = !this.#isOpen(peer, source)
      const transportId = media.send
      const { producerId } = await sfu.request('producer.open', { routerId, transportId, kind, rtpParameters, paused })
      media.sending.set(source, { producerId, source, heightPx, paused })
      this.#followOne(peer)
      this.#changed()
      return { producerId }
    } catch (error) {
      media.opening.delete(source)
      throw error
    }
  }

  /** Closes a source; nothing when it is not open. */
  close(peer: Peer, source: Source): void {
    const sending = peer.media?.sending.get(source)
    if (!peer.media || !sending) return
    peer.media.sending.delete(source)
    peer.media.opening.delete(source)
    this.#options.sfu
      .request('producer.close', { routerId: this.#options.routerId, producerId: sending.producerId })
      .catch(() => undefined)
    this.#changed()
  }

  /** Pauses and resumes every source on the SFU: what is closed does not leave it, whatever its page does. */
  follow(): void {
    for (const peer of this.#options.peers()) this.#followOne(peer)
    this.#changed()
  }

  #followOne(peer: Peer): void {
    const { sfu, routerId } = this.#options
    for (const sending of peer.media?.sending.values() ?? []) {
      const paused = !this.#isOpen(peer, sending.source)
      if (sending.paused === paused) continue
      sending.paused = paused
      const name = paused ? 'producer.pause' : 'producer.resume'
      sfu.request(name, { routerId, producerId: sending.producerId }).catch(() => undefined)
    }
  }

  /** Everything that the others send. */
  for(viewer: Peer): OfferedSource[] {
    return [...this.#options.peers()]
      .filter((peer) => peer !== viewer)
      .flatMap((peer) => [...(peer.media?.sending.values() ?? [])].map((sending) => ({ peer, sending })))
      .map(({ peer, sending }) => {
        const { source, heightPx } = sending
        return { sending, offer: { peerId: peer.peerId, source, heightPx, open: this.#isOpen(peer, source) } }
      })
  }

  #isOpen(peer: Peer, source: Source): boolean {
    const state = this.#options.state()
    if (source === 'presentation') return state.presenter === peer.peerId
    const known = findPeer(state, peer.peerId)
    if (known?.[source] !== 'open') return false
    return source === 'camera' || mayBeHeard(state, known)
  }
}
