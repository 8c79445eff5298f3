// The state of a session: the fold of its journal, the same here and in every browser.
import type { InvitedBridgePoint, RecordedEvent, SessionEvent } from './event.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'

/** One connection as everybody sees it. */
export type PeerState = {
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  /** Epoch ms. */
  readonly joinedAt: number
  /** `dropped`: the signalling line broke off and may come back. */
  readonly line: 'up' | 'dropped'
  /** Since when the line is as it is, epoch ms. */
  readonly lineSince: number
  readonly microphone: 'open' | 'closed'
  readonly camera: 'open' | 'closed'
}

/** Everything official about a session at one moment. Plain JSON, so a snapshot is the state itself. */
export type SessionState = {
  /** Sequence number of the last event applied; 0 before the first. */
  readonly seq: number
  readonly phase: 'new' | 'open' | 'closed'
  readonly title: string
  /** Epoch ms; 0 before the opening. */
  readonly openedAt: number
  readonly bridgePoints: readonly InvitedBridgePoint[]
  /** In the order of joining. */
  readonly peers: readonly PeerState[]
  /** Who shares a screen. */
  readonly presenter: PeerId | null
}

/** Before the first event. */
export const NEW_SESSION: SessionState = {
  seq: 0,
  phase: 'new',
  title: '',
  openedAt: 0,
  bridgePoints: [],
  peers: [],
  presenter: null,
}

/** The connection with this id, if it takes part. */
export function findPeer(state: SessionState, peerId: PeerId): PeerState | undefined {
  return state.peers.find((peer) => peer.peerId === peerId)
}

/** The state after one more event. Events come in the order of their `seq`, each once. */
export function applySession(state: SessionState, recorded: RecordedEvent): SessionState {
  return { ...applyEvent(state, recorded.event, recorded.at), seq: recorded.seq }
}

function applyEvent(state: SessionState, event: SessionEvent, at: number): SessionState {
  switch (event.type) {
    case 'session.opened':
      return { ...state, phase: 'open', title: event.title, bridgePoints: event.bridgePoints, openedAt: at }
    case 'session.closed':
      return { ...state, phase: 'closed', peers: [], presenter: null }
    case 'peer.joined':
      return { ...state, peers: [...state.peers, newcomer(event.peerId, event.bridgePointId, at)] }
    case 'peer.line-dropped':
      return withPeer(state, event.peerId, { line: 'dropped', lineSince: at })
    case 'peer.line-restored':
      return withPeer(state, event.peerId, { line: 'up', lineSince: at })
    case 'peer.left':
      return {
        ...state,
        peers: state.peers.filter((peer) => peer.peerId !== event.peerId),
        presenter: state.presenter === event.peerId ? null : state.presenter,
      }
    case 'microphone.opened':
      return withPeer(state, event.peerId, { microphone: 'open' })
    case 'microphone.closed':
      return withPeer(state, event.peerId, { microphone: 'closed' })
    case 'camera.opened':
      return withPeer(state, event.peerId, { camera: 'open' })
    case 'camera.closed':
      return withPeer(state, event.peerId, { camera: 'closed' })
    case 'presentation.started':
      return { ...state, presenter: event.peerId }
    case 'presentation.stopped':
      return { ...state, presenter: null }
  }
}

function newcomer(peerId: PeerId, bridgePointId: BridgePointId, at: number): PeerState {
  return { peerId, bridgePointId, joinedAt: at, line: 'up', lineSince: at, microphone: 'closed', camera: 'closed' }
}

function withPeer(state: SessionState, peerId: PeerId, change: Partial<PeerState>): SessionState {
  return { ...state, peers: state.peers.map((peer) => (peer.peerId === peerId ? { ...peer, ...change } : peer)) }
}
