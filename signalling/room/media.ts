// The media of one room: a router on the SFU, and each peer's transports in it.
import { Anticipation } from './anticipation.ts'
import { Coalesced } from './coalesced.ts'
import { concerns, isAnyoneNext, needsOf } from './needs.ts'
import { Offers } from './offers.ts'
import type { RoomMediaOptions } from './offers.ts'
import type { Peer } from './peer.ts'
import { requireMedia } from './peer-media.ts'
import type { PeerMedia, Sending } from './peer-media.ts'
import { reconcileReception } from './reception.ts'
import type { ViewTile } from '../domain/reception.ts'
import type { SessionState } from '../domain/session.ts'
import { arrangeStage } from '../domain/stage.ts'
import { Refusal } from '../protocol/refusals.ts'
import type {
  ConsumerId,
  IceParameters,
  OpenedMedia,
  Parsed,
  ReceivedSource,
  RefusalCode,
  TransportId,
  WebContract,
} from '../protocol/index.ts'
import type { Consume, OpenedTransport } from '../../sfu/contract.ts'

/** How often opening is tried while a worker is being replaced, and the wait between, ms. */
const OPEN_TRIES = 8
const OPEN_WAIT_MS = 250

/** Refusals that end by themselves when the SFU has replaced what died. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['media-unavailable', 'router-unknown', 'node-unreachable'])

type MediaInput = Parsed<WebContract, 'media.open'>
type WantedSource = { readonly sending: Sending; readonly consume: Consume }

/** The most sources that a transport is opened with (`transport.open`); the others follow at once. */
const MOST_AT_ONCE = 128

/** What becomes of the sources of others that a peer's media is opened with. */
type FirstSources = 'flowing' | 'paused' | 'none'

export class RoomMedia {
  /** What the peers send. */
  readonly offers: Offers
  readonly #options: RoomMediaOptions
  readonly #anticipation: Anticipation
  #router: Promise<void> | undefined

  /** Opens nothing yet; the router is opened with the first peer's media. */
  constructor(options: RoomMediaOptions) {
    this.#options = options
    this.offers = new Offers(options, (sources) => this.#reconcile(sources))
    this.#anticipation = new Anticipation(options.peers)
  }

  /** Follows a turn of the session; one that touched neither sources nor the floor costs nothing. */
  follow(before: SessionState): void {
    const after = this.#options.state()
    const { peers, floor, presenter } = after
    if (peers === before.peers && floor === before.floor && presenter === before.presenter) return
    this.offers.follow()
    this.#anticipation.follow(before, after)
    if (isAnyoneNext(before, after)) this.#reconcileAll()
  }

  /**
   * Opens a peer's media afresh, whatever it had before; waits out a worker that is being replaced.
   * @param first whether the first sources flow at once or wait for `begin`; `none` for one who may not know of them yet
   */
  async open(peer: Peer, input: MediaInput, first: FirstSources = 'flowing'): Promise<OpenedMedia> {
    this.drop(peer)
    const turn = peer.mediaTurn
    for (let tries = 1; ; tries += 1) {
      const router = (this.#router ??= this.#openRouter())
      try {
        await router
        return await this.#open(peer, input, turn, first)
      } catch (error) {
        const passing = error instanceof Refusal && PASSING.has(error.code)
        if (!passing) throw error
        // Another peer may have opened the next router already: only the one that failed is given up.
        if (this.#router === router) this.#router = undefined
        if (tries === OPEN_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, OPEN_WAIT_MS))
      }
    }
  }

  /** Takes up what was prepared for a peer, if it still stands, for the screen that it has now. */
  begin(peer: Peer, view: MediaInput['view']): boolean {
    if (!peer.media) return false
    peer.media.view = this.#firstTiles(peer, view)
    return true
  }

  /** Forgets a peer's media and closes it on the SFU; the others stop receiving it. */
  drop(peer: Peer): void {
    const media = peer.media
    peer.mediaTurn += 1
    if (!media) return
    peer.media = null
    this.#closeTransport(media.send)
    this.#closeTransport(media.receive)
    this.offers.drop(media)
  }

  /** Everything in the router is gone: every page is told to open its media again. */
  routerLost(): void {
    this.#router = undefined
    this.offers.clear()
    for (const peer of this.#options.peers()) {
      if (!peer.media) continue
      peer.media = null
      peer.notify('media.lost', null)
    }
  }

  /** Remembers what a peer's screen shows and sends it that. */
  setView(peer: Peer, view: readonly ViewTile[]): void {
    const media = requireMedia(peer.media)
    media.view = view
    void media.reception.run()
  }

  /** The page can decode a source now. */
  ready(peer: Peer, consumerId: ConsumerId): void {
    const media = requireMedia(peer.media)
    const receiving = [...media.receiving.values()].find((candidate) => candidate.consumerId === consumerId)
    if (!receiving) throw new Refusal('consumer-unknown')
    receiving.ready = true
    void media.reception.run()
  }

  /** New ICE credentials for one of a peer's transports. */
  restartIce(peer: Peer, direction: 'send' | 'receive'): Promise<{ iceParameters: IceParameters }> {
    const { sfu, routerId } = this.#options
    return sfu.request('transport.restart-ice', { routerId, transportId: requireMedia(peer.media)[direction] })
  }

  /** Closes the router with everything in it. */
  close(): void {
    const { sfu, routerId, peers } = this.#options
    this.#anticipation.close()
    this.offers.clear()
    for (const peer of peers()) peer.media = null
    if (this.#router) sfu.request('router.close', { routerId }).catch(() => undefined)
    this.#router = undefined
  }

  async #open(peer: Peer, input: MediaInput, turn: number, first: FirstSources): Promise<OpenedMedia> {
    const { sfu, routerId, state } = this.#options
    const view = this.#firstTiles(peer, input.view)
    const wanted = first === 'none' ? [] : this.#wantedAtOnce(peer, view, first === 'paused')
    const consume = wanted.map((source) => source.consume)
    const { send, receive } = await this.#openTransports(input, consume, () => peer.mediaTurn === turn)
    const media: PeerMedia = {
      rtpCapabilities: input.rtpCapabilities,
      send: send.transportId,
      receive: receive.transportId,
      opening: new Set(),
      sending: new Map(),
      receiving: new Map(),
      view,
      expected: [],
      measure: { lossUp: 0, lossDown: 0, rttMs: undefined },
      down: new Set(),
      reception: new Coalesced(() => reconcileReception({ sfu, routerId, peer, media, offers: this.offers, state })),
    }
    peer.media = media
    return { send: farEnd(send), receive: farEnd(receive), consumers: firstConsumers(media, receive, wanted) }
  }

  /**
   * Opens both transports or none: what was opened beside a refused one, or for an opening that was overtaken by
   * another one or by the peer's leaving, is closed again.
   */
  async #openTransports({ rtpCapabilities, dtls }: MediaInput, consume: Consume[], isWanted: () => boolean) {
    const { sfu, routerId } = this.#options
    const [send, receive] = await Promise.allSettled([
      sfu.request('transport.open', { routerId, direction: 'send', dtlsParameters: dtls.send }),
      sfu.request('transport.open', {
        routerId,
        direction: 'receive',
        dtlsParameters: dtls.receive,
        rtpCapabilities,
        consume,
      }),
    ])
    if (send.status === 'fulfilled' && receive.status === 'fulfilled' && isWanted()) {
      return { send: send.value, receive: receive.value }
    }
    for (const one of [send, receive]) if (one.status === 'fulfilled') this.#closeTransport(one.value.transportId)
    if (send.status === 'rejected') throw send.reason
    if (receive.status === 'rejected') throw receive.reason
    throw new Refusal('transport-unknown')
  }

  #closeTransport(transportId: TransportId): void {
    const { sfu, routerId } = this.#options
    sfu.request('transport.close', { routerId, transportId }).catch(() => undefined)
  }

  /** A router left over from before a crash of ours holds nothing that anybody still knows: it goes first. */
  async #openRouter(): Promise<void> {
    const { sfu, routerId } = this.#options
    await sfu.request('router.close', { routerId }).catch(() => undefined)
    await sfu.request('router.open', { routerId })
  }

  #firstTiles(peer: Peer, view: MediaInput['view']): ViewTile[] {
    const { presented, stage, strip } = arrangeStage(this.#options.state(), peer.peerId, this.#options.speaker())
    const large = typeof presented === 'object' && presented !== null ? [presented] : stage
    const small = (large === stage ? strip : [...stage, ...strip]).slice(0, view.stripTiles)
    return [
      ...large.map((tile) => ({ ...tile, heightPx: view.stageHeightPx })),
      ...small.map((tile) => ({ ...tile, heightPx: view.stripHeightPx })),
    ]
  }

  #wantedAtOnce(viewer: Peer, tiles: readonly ViewTile[], paused: boolean): WantedSource[] {
    const needs = needsOf({ viewer: viewer.peerId, tiles, offers: this.offers, state: this.#options.state() })
    const wanted = needs.flatMap(({ sending, want }) =>
      want === 'none' ? [] : [{ sending, consume: { producerId: sending.producerId, paused, layers: want } }],
    )
    return wanted.slice(0, MOST_AT_ONCE)
  }

  #reconcile(changed: readonly Sending[]): void {
    this.#options.changed()
    for (const { media } of this.#options.peers()) {
      if (media && changed.some((sending) => concerns(media, sending))) void media.reception.run()
    }
  }

  #reconcileAll(): void {
    for (const peer of this.#options.peers()) void peer.media?.reception.run()
  }
}

function firstConsumers(media: PeerMedia, opened: OpenedTransport, wanted: readonly WantedSource[]): ReceivedSource[] {
  return opened.consumers.flatMap(({ consumerId, producerId, kind, rtpParameters }) => {
    const wantedSource = wanted.find(({ sending }) => sending.producerId === producerId)
    if (!wantedSource) return []
    const { peerId, source } = wantedSource.sending
    const { paused, layers } = wantedSource.consume
    const of = { consumerId, producerId, peerId, source, paused }
    media.receiving.set(producerId, { ...of, ready: true, spatialLayer: layers?.spatialLayer ?? 0 })
    return [{ ...of, kind, rtpParameters }]
  })
}

function farEnd({ transportId, iceParameters, iceCandidates, dtlsParameters }: OpenedTransport) {
  return { transportId, iceParameters, iceCandidates, dtlsParameters }
}
