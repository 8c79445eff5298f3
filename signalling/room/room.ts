// A session alive in memory: its one queue (decide → append → apply → notify), its peers, its media.
import { RoomMedia } from './media.ts'
import { Peer } from './peer.ts'
import type { Link } from './peer.ts'
import { record } from './record.ts'
import { watchMedia } from './watch.ts'
import type { MediaWatch } from './watch.ts'
import type { Actor, RecordedEvent, SessionEvent } from '../domain/event.ts'
import { decideLeaving, decideLineDropped } from '../domain/presence.ts'
import { NEW_SESSION, applySession, findPeer } from '../domain/session.ts'
import type { SessionState } from '../domain/session.ts'
import { SequenceTaken } from '../ports/rooms.ts'
import type { Clock, Journal } from '../ports/rooms.ts'
import { Refusal } from '../protocol/index.ts'
import type { BridgePointId, Client, PageId, PeerId, SessionId } from '../protocol/index.ts'
import type { RouterId, SfuContract } from '../../sfu/contract.ts'

/** What every room works with. */
export type RoomOptions = {
  readonly journal: Journal
  readonly sfu: Client<SfuContract>
  readonly clock: Clock
  /** How long a peer without a line keeps its seat and its media, ms. */
  readonly graceMs: number
}

export class Room {
  readonly sessionId: SessionId
  readonly media: RoomMedia
  /** Who is heard and how good the lines are; not part of the journal. */
  readonly watch: MediaWatch
  readonly #options: RoomOptions
  readonly #peers = new Map<PeerId, Peer>()
  readonly #onClosed: () => void
  #state: SessionState
  #queue: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(options: RoomOptions, sessionId: SessionId, state: SessionState, onClosed: () => void) {
    this.sessionId = sessionId
    this.#options = options
    this.#state = state
    this.#onClosed = onClosed
    const peers = () => this.#peers.values()
    this.watch = watchMedia(peers)
    this.media = new RoomMedia({
      sfu: options.sfu,
      // Both are words of the same alphabet; the SFU knows the session's router by the session's id.
      routerId: sessionId as string as RouterId,
      state: () => this.#state,
      speaker: () => this.watch.speaker,
      peers,
    })
  }

  /**
   * Brings a session to life from its journal. Connections that the journal says are up have no line yet:
   * each is noted as dropped and has the grace time to come back.
   * @param onClosed called once when the room is no longer usable
   */
  static async open(options: RoomOptions, sessionId: SessionId, onClosed: () => void): Promise<Room> {
    const events = await options.journal.read(sessionId, 0)
    const room = new Room(options, sessionId, events.reduce(applySession, NEW_SESSION), onClosed)
    for (const { peerId, bridgePointId } of room.#state.peers) {
      room.#lineGone(room.#seat(peerId, bridgePointId))
    }
    await room.#queue
    return room
  }

  get state(): SessionState {
    return this.#state
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Whether a page must stay away because a newer one has its seat. */
  isReplaced(peerId: PeerId, page: PageId): boolean {
    return this.#peers.get(peerId)?.isReplaced(page) ?? false
  }

  /** Gives a page its seat: a new one, or the one it had. */
  attach(peerId: PeerId, bridgePointId: BridgePointId, link: Link): Peer {
    const peer = this.#seat(peerId, bridgePointId)
    peer.attach(link)
    return peer
  }

  /** A page's line broke off: the seat and its media wait for it. */
  detach(peer: Peer, link: Link): void {
    if (!peer.detach(link) || this.#closed) return
    // What a lobby prepared is of use to its own line only.
    if (!findPeer(this.#state, peer.peerId)) this.media.drop(peer)
    this.#lineGone(peer)
  }

  /**
   * Runs one command in the room's queue: decides, appends to the journal, applies, tells everybody.
   * @param decide answers the events; throws a Refusal to change nothing
   * @throws Refusal as decided; `sequence-taken` when another room writes this session, which closes this one;
   * `node-unreachable` once closed; `storage-unavailable`
   */
  perform(by: Actor, decide: (state: SessionState) => readonly SessionEvent[]): Promise<void> {
    const run = this.#queue.then(() => this.#perform(by, decide))
    this.#queue = run.catch(() => undefined)
    return run
  }

  /** A peer leaves for good. */
  async leave(peer: Peer, cause: 'left' | 'line-down'): Promise<void> {
    await this.perform(cause === 'left' ? peer.peerId : 'system', (state) => decideLeaving(state, peer.peerId, cause))
    peer.following = false
    this.media.drop(peer)
    if (peer.link === null) this.#peers.delete(peer.peerId)
  }

  /** The events after a sequence number, from the journal. */
  eventsAfter(seq: number): Promise<RecordedEvent[]> {
    return this.#options.journal.read(this.sessionId, seq)
  }

  /** Closes what lives here; the journal stays. Pages reconnect by themselves and find the next room. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.media.close()
    for (const peer of this.#peers.values()) {
      peer.keep()
      peer.link?.end('again')
    }
    this.#onClosed()
  }

  async #perform(by: Actor, decide: (state: SessionState) => readonly SessionEvent[]): Promise<void> {
    if (this.#closed) throw new Refusal('node-unreachable')
    const { clock, journal } = this.#options
    const at = clock()
    const events = decide(this.#state).map((event, index): RecordedEvent => ({
      seq: this.#state.seq + 1 + index,
      at,
      by,
      event,
    }))
    if (events.length === 0) return
    try {
      await record(journal, this.sessionId, events)
    } catch (error) {
      // Another writer owns the session now: this room must not go on from a state that is not the journal's.
      if (!(error instanceof SequenceTaken)) throw error
      this.close()
      throw new Refusal('sequence-taken')
    }
    for (const event of events) {
      this.#state = applySession(this.#state, event)
      for (const peer of this.#peers.values()) peer.notify('session.event', event)
    }
    this.media.offers.follow()
  }

  #seat(peerId: PeerId, bridgePointId: BridgePointId): Peer {
    const peer = this.#peers.get(peerId) ?? new Peer(peerId, bridgePointId)
    this.#peers.set(peerId, peer)
    return peer
  }

  #lineGone(peer: Peer): void {
    this.perform('system', (state) => decideLineDropped(state, peer.peerId)).catch(() => undefined)
    this.#expire(peer)
  }

  /** Ends the seat after the grace time; as long as the journal cannot take it in, it is tried again. */
  #expire(peer: Peer): void {
    peer.expireIn(this.#options.graceMs, () => {
      this.leave(peer, 'line-down').catch(() => {
        if (!this.#closed && peer.link === null) this.#expire(peer)
      })
    })
  }
}
