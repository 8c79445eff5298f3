// What the peers of a room send: opening and closing sources, and keeping each as open as the state says.
import { requireMedia } from './peer-media.ts'
import type { PeerMedia, Sending } from './peer-media.ts'
import type { Peer } from './peer.ts'
import { mayBeHeard } from '../domain/floor.ts'
import { roleMay } from '../domain/roles.ts'
import type { SessionAct, SessionRole } from '../domain/roles.ts'
import { findPeer } from '../domain/session.ts'
import type { PeerState, SessionState } from '../domain/session.ts'
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
  /** The peer with this id, if it has a seat. */
  readonly find: (peerId: PeerId) => Peer | undefined
  /** Told of every source that came, went, opened or closed. */
  readonly changed: () => void
}

/** What a role must bring to send a source. Who may not even be seen has nothing to say either. */
const ACT_OF: Readonly<Record<Source, SessionAct>> = {
  microphone: 'camera.send',
  camera: 'camera.send',
  presentation: 'presentation.send',
}

export class Offers {
  readonly #options: RoomMediaOptions
  readonly #changed: (sources: readonly Sending[]) => void
  /** The microphones that are open: what everybody hears. */
  readonly #heard = new Set<Sending>()

  /** @param changed called with every source that came, went, opened or closed */
  constructor(options: RoomMediaOptions, changed: (sources: readonly Sending[]) => void) {
    this.#options = options
    this.#changed = changed
  }

  /** The microphones that are open. */
  get heard(): Iterable<Sending> {
    return this.#heard
  }

  /**
   * Opens a source, open or paused as the session's state says.
   * @throws Refusal `media-rejected` for a kind that does not fit, `source-taken` for a second one of the same
   * name, `not-permitted` for what the role does not bring and for a presentation that was not started
   */
  async open(peer: Peer, input: Parsed<WebContract, 'producer.open'>): Promise<{ producerId: ProducerId }> {
    const { sfu, routerId } = this.#options
    const { source, kind, rtpParameters, heightPx = 0 } = input
    const media = requireMedia(peer.media)
    if ((source === 'microphone') !== (kind === 'audio')) throw new Refusal('media-rejected')
    if (!roleMay(this.#roleOf(peer), ACT_OF[source])) throw new Refusal('not-permitted')
    if (source === 'presentation' && !this.#isOpen(peer, source)) throw new Refusal('not-permitted')
    if (media.opening.has(source)) throw new Refusal('source-taken')
    media.opening.add(source)
    try {
      const paused = !this.#isOpen(peer, source)
      const transportId = media.send
      const { producerId } = await sfu.request('producer.open', { routerId, transportId, kind, rtpParameters, paused })
      const sending: Sending = { producerId, peerId: peer.peerId, source, heightPx, paused }
      // Its peer may have lost its media meanwhile, and the source with it.
      if (peer.media === media) this.#take(peer, media, sending)
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
    const { sfu, routerId } = this.#options
    peer.media.sending.delete(source)
    peer.media.opening.delete(source)
    this.#heard.delete(sending)
    sfu.request('producer.close', { routerId, producerId: sending.producerId }).catch(() => undefined)
    this.#changed([sending])
  }

  /** Forgets everything that a peer sent: its transport is gone. */
  drop({ sending }: PeerMedia): void {
    const gone = [...sending.values()]
    sending.clear()
    for (const one of gone) this.#heard.delete(one)
    if (gone.length > 0) this.#changed(gone)
  }

  /** Forgets everything: the router is gone. */
  clear(): void {
    this.#heard.clear()
  }

  /** Pauses and resumes every source on the SFU: what is closed does not leave it, whatever its page does. */
  follow(): void {
    const known = new Map(this.#options.state().peers.map((peer) => [peer.peerId, peer]))
    const changed: Sending[] = []
    for (const peer of this.#options.peers()) {
      for (const sending of peer.media?.sending.values() ?? []) {
        if (this.#pause(sending, !this.#isOpen(peer, sending.source, known.get(peer.peerId)))) changed.push(sending)
      }
    }
    if (changed.length > 0) this.#changed(changed)
  }

  /** A source of a peer, if it is sent. */
  of(peerId: PeerId, source: Source): Sending | undefined {
    return this.#options.find(peerId)?.media?.sending.get(source)
  }

  #take(peer: Peer, media: PeerMedia, sending: Sending): void {
    media.sending.set(sending.source, sending)
    if (sending.source === 'microphone' && !sending.paused) this.#heard.add(sending)
    // The state may have moved on while the SFU was asked.
    this.#pause(sending, !this.#isOpen(peer, sending.source))
    this.#changed([sending])
  }

  /** Tells the SFU; answers whether there was something to tell. */
  #pause(sending: Sending, paused: boolean): boolean {
    if (sending.paused === paused) return false
    sending.paused = paused
    if (sending.source === 'microphone') this.#heard[paused ? 'delete' : 'add'](sending)
    const { sfu, routerId } = this.#options
    const name = paused ? 'producer.pause' : 'producer.resume'
    sfu.request(name, { routerId, producerId: sending.producerId }).catch(() => undefined)
    return true
  }

  #isOpen({ peerId }: Peer, source: Source, known?: PeerState): boolean {
    const state = this.#options.state()
    const peer = known ?? findPeer(state, peerId)
    if (!peer || !roleMay(peer.role, ACT_OF[source])) return false
    if (source === 'presentation') return state.presenter === peerId
    return peer[source] === 'open' && (source === 'camera' || mayBeHeard(state, peer))
  }

  #roleOf({ peerId, seating }: Peer): SessionRole {
    return findPeer(this.#options.state(), peerId)?.role ?? seating.role
  }
}
