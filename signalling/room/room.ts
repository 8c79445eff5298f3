// A session alive in memory: its one queue (decide → append → apply → notify), its peers, its media.
import { Alarm } from './alarm.ts'
import { RoomBallots } from './ballots.ts'
import { RoomMedia } from './media.ts'
import type { RoomOptions } from './options.ts'
import { Peer } from './peer.ts'
import type { Link } from './peer.ts'
import { record } from './record.ts'
import { RoomRecording } from './recording.ts'
import { watchMedia } from './watch.ts'
import type { MediaWatch } from './watch.ts'
import type { Actor, RecordedEvent } from '../domain/event.ts'
import { mayEnter } from '../domain/door.ts'
import { floorDeadline } from '../domain/floor.ts'
import { decideLeaving, decideLineDropped, seatsOf } from '../domain/presence.ts'
import type { Seating } from '../domain/presence.ts'
import { NEW_SESSION, applySession, findPeer } from '../domain/session.ts'
import type { SessionState } from '../domain/session.ts'
import type { SessionDocument } from '../domain/stage-direction.ts'
import { takeTurn } from '../domain/turn.ts'
import type { Decide } from '../domain/turn.ts'
import { visibleEvent, visibleState } from '../domain/visibility.ts'
import type { Viewer } from '../domain/visibility.ts'
import { SequenceTaken } from '../ports/rooms.ts'
import { Refusal } from '../protocol/index.ts'
import type { NotificationName, Notified, PageId, PeerId, SessionId, WebContract } from '../protocol/index.ts'
import type { RecordingId } from '../../recorder/contract.ts'
import type { RouterId } from '../../sfu/contract.ts'

/** Who waits before the door and loses the line keeps its place for a reload, no longer: nobody lets in who has gone. */
const WAITING_GRACE_MS = 10_000

export class Room {
  readonly sessionId: SessionId
  readonly media: RoomMedia
  /** Who is heard and how good the lines are; not part of the journal. */
  readonly watch: MediaWatch
  readonly ballots: RoomBallots
  readonly recording: RoomRecording
  /** Rings when the session has something to do by itself. */
  readonly #alarm = new Alarm(() => void this.perform('system', () => []).catch(() => undefined))
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
    const find = (peerId: PeerId) => this.#peers.get(peerId)
    // All are words of the same alphabet; the SFU and the recorder know a session by its own name.
    const names = { routerId: sessionId as string as RouterId, recordingId: sessionId as string as RecordingId }
    const shared = { ...options, ...names, state: () => this.#state, speaker: () => this.watch.speaker }
    this.watch = watchMedia(peers, find)
    this.ballots = new RoomBallots(this, options)
    this.media = new RoomMedia({ ...shared, peers, find, changed: () => this.recording.sourcesChanged() })
    this.recording = new RoomRecording({
      ...shared,
      offers: this.media.offers,
      isHere: (peerId) => findPeer(this.#state, peerId) !== undefined,
      now: options.clock,
      perform: (by, decide) => this.perform(by, decide),
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
    for (const seating of seatsOf(room.#state)) room.#lineGone(room.#seat(seating))
    await room.#queue
    await room.ballots.restore()
    room.#setAlarm()
    room.recording.reconcile()
    return room
  }

  get state(): SessionState {
    return this.#state
  }

  /** Epoch ms. */
  now(): number {
    return this.#options.clock()
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Whether a page must stay away because a newer one has its seat. */
  isReplaced(peerId: PeerId, page: PageId): boolean {
    return this.#peers.get(peerId)?.isReplaced(page) ?? false
  }

  /** Gives a page its seat: a new one, or the one it had. */
  attach(seating: Seating, link: Link): Peer {
    const peer = this.#seat(seating)
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
  perform(by: Actor, decide: Decide): Promise<void> {
    return this.inTurn(() => this.#perform(by, decide))
  }

  /** Like `perform`, for a decision that needs something of the outside first: both in one turn. `prepare` must not perform. */
  performWith(by: Actor, prepare: () => Promise<Decide>): Promise<void> {
    return this.inTurn(async () => this.#perform(by, await prepare()))
  }

  /** Runs work in the room's queue, so that no act falls into the middle of it. It must not perform. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(work)
    this.#queue = run.catch(() => undefined)
    return run
  }

  /** The state as a connection may see it. */
  stateFor(peer: Peer): SessionState {
    return visibleState(this.#state, this.#viewer(peer))
  }

  /** A peer leaves for good. */
  async leave(peer: Peer, cause: 'left' | 'line-down'): Promise<void> {
    await this.perform(cause === 'left' ? peer.peerId : 'system', (state) => decideLeaving(state, peer.peerId, cause))
    peer.following = false
    this.media.drop(peer)
    if (peer.link === null) this.#peers.delete(peer.peerId)
  }

  /** Whether a connection takes part, or would if it joined now: others are told nothing of the session. */
  isOpenTo({ peerId, seating }: Peer): boolean {
    return findPeer(this.#state, peerId) !== undefined || mayEnter(this.#state, seating)
  }

  /** Everybody is told that the session is over, and what lives here closes. */
  end(): void {
    for (const peer of this.#peers.values()) peer.link?.notify('session.ended', { cause: 'closed' })
    this.close()
  }

  /** The meeting's documents that can be shown. */
  listDocuments(): Promise<SessionDocument[]> {
    return this.#options.office.documents(this.sessionId)
  }

  /** Tells every page that follows the session. */
  tell<N extends NotificationName<WebContract>>(name: N, data: Notified<WebContract, N>): void {
    for (const peer of this.#peers.values()) peer.notify(name, data)
  }

  /** The events after a sequence number, from the journal, as a connection may see them. */
  async eventsAfter(seq: number, peer: Peer): Promise<RecordedEvent[]> {
    const events = await this.#options.journal.read(this.sessionId, seq)
    return events.map((event) => visibleEvent(event, this.#viewer(peer)))
  }

  /** Closes what lives here; the journal stays. Pages reconnect by themselves and find the next room. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#alarm.close()
    this.media.close()
    this.recording.close()
    for (const peer of this.#peers.values()) {
      peer.keep()
      peer.link?.end('again')
    }
    this.#onClosed()
  }

  async #perform(by: Actor, decide: Decide): Promise<void> {
    if (this.#closed) throw new Refusal('node-unreachable')
    const { clock, journal } = this.#options
    const { events } = takeTurn(this.#state, clock(), by, decide)
    if (events.length === 0) return
    try {
      await this.recording.keeping(events, () => record(journal, this.sessionId, events))
    } catch (error) {
      // Another writer owns the session now: this room must not go on from a state that is not the journal's.
      if (!(error instanceof SequenceTaken)) throw error
      this.close()
      throw new Refusal('sequence-taken')
    }
    const before = this.#state
    for (const event of events) {
      this.#state = applySession(this.#state, event)
      this.#announce(event)
      this.#report(event)
      this.#tellAtDoor(event)
    }
    this.media.follow(before)
    this.recording.follow(before)
    this.#setAlarm()
  }

  /** Tells everybody of an event, each as its present role may see it. */
  #announce(event: RecordedEvent): void {
    const seated = new Map<PeerId, Viewer>(this.#state.peers.map((peer) => [peer.peerId, peer]))
    for (const peer of this.#peers.values()) peer.tell(event, seated.get(peer.peerId) ?? peer.seating)
  }

  /** As what a connection sees: its present role, or that of its seat. */
  #viewer({ peerId, seating }: Peer): Viewer {
    return findPeer(this.#state, peerId) ?? seating
  }

  /** What the office hears of. */
  #report({ event }: RecordedEvent): void {
    const { office } = this.#options
    if (event.type === 'roll-call.called') void office.called(this.sessionId, event.bridgePointIds)
    if (event.type === 'session.closed') {
      void office.ended(this.sessionId)
      void this.ballots.sweep()
    }
  }

  /** What concerns one before the door, or sent out of it, is said to that one; who is sent away is hung up on. */
  #tellAtDoor({ event }: RecordedEvent): void {
    if (event.type !== 'peer.admitted' && event.type !== 'peer.turned-away' && event.type !== 'peer.removed') return
    const peer = this.#peers.get(event.peerId)
    if (!peer) return
    if (event.type === 'peer.removed') peer.link?.notify('session.ended', { cause: 'removed' })
    else peer.link?.notify('door.opened', { admitted: event.type === 'peer.admitted' })
    if (event.type !== 'peer.admitted') this.#forget(peer)
  }

  #setAlarm(): void {
    const { clock } = this.#options
    this.#alarm.set(floorDeadline(this.#state), clock())
  }

  #seat(seating: Seating): Peer {
    const peer = this.#peers.get(seating.peerId) ?? new Peer(seating)
    this.#peers.set(seating.peerId, peer)
    return peer
  }

  #forget(peer: Peer): void {
    peer.keep()
    peer.following = false
    this.media.drop(peer)
    const { link } = peer
    peer.link = null
    link?.end('for-good')
    this.#peers.delete(peer.peerId)
  }

  #lineGone(peer: Peer): void {
    this.perform('system', (state) => decideLineDropped(state, peer.peerId)).catch(() => undefined)
    this.#expire(peer)
  }

  /** Ends the seat after the grace time; as long as the journal cannot take it in, it is tried again. */
  #expire(peer: Peer): void {
    const { graceMs } = this.#options
    const stays = findPeer(this.#state, peer.peerId) !== undefined
    peer.expireIn(stays ? graceMs : Math.min(graceMs, WAITING_GRACE_MS), () => {
      this.leave(peer, 'line-down').catch(() => {
        if (!this.#closed && peer.link === null) this.#expire(peer)
      })
    })
  }
}
