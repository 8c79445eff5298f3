// The state of a session: the fold of its journal, the same here and in every browser.
import type { InvitedBridgePoint, LeaveCause, Opening, RecordedEvent, SessionEvent } from './event.ts'
import { attends } from './roles.ts'
import type { SessionRole } from './roles.ts'
import { NEW_AGENDA, applyAgenda, applyConclusion } from './state/agenda.ts'
import type { AgendaState, Conclusion } from './state/agenda.ts'
import { applyBallot, endBallots } from './state/ballot.ts'
import type { Ballot } from './state/ballot.ts'
import { applyChat, applyHelp } from './state/chat.ts'
import type { ChatMessage, HelpCall } from './state/chat.ts'
import { NEW_DOOR, applyDoor, enterDoor, leaveDoor } from './state/door.ts'
import type { DoorState } from './state/door.ts'
import { NEW_FLOOR, applyFloor } from './state/floor.ts'
import type { FloorState } from './state/floor.ts'
import { NEW_RECORDING, applyRecording, isRecordingEvent } from './state/recording.ts'
import type { RecordingState } from './state/recording.ts'
import { NEW_ROLL_CALL, applyRollCall, seenComing, seenGoing } from './state/roll-call.ts'
import type { RollCallState } from './state/roll-call.ts'
import { NEW_STAGE, applyDocument } from './state/stage.ts'
import type { ShownDocument, StageChoice } from './state/stage.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'

/** One connection as everybody sees it. */
export type PeerState = {
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  readonly role: SessionRole
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
  /** The invited ones in their order, then guests. */
  readonly bridgePoints: readonly InvitedBridgePoint[]
  /** In the order of joining. */
  readonly peers: readonly PeerState[]
  /** Who shares a screen. */
  readonly presenter: PeerId | null
  readonly floor: FloorState
  readonly rollCall: RollCallState
  readonly agenda: AgendaState
  readonly conclusions: readonly Conclusion[]
  readonly messages: readonly ChatMessage[]
  readonly helpCalls: readonly HelpCall[]
  readonly door: DoorState
  readonly stage: StageChoice
  readonly document: ShownDocument | null
  /** In the order of opening. */
  readonly ballots: readonly Ballot[]
  readonly recording: RecordingState
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
  floor: NEW_FLOOR,
  rollCall: NEW_ROLL_CALL,
  agenda: NEW_AGENDA,
  conclusions: [],
  messages: [],
  helpCalls: [],
  door: NEW_DOOR,
  stage: NEW_STAGE,
  document: null,
  ballots: [],
  recording: NEW_RECORDING,
}

/** The connection with this id, if it takes part. */
export function findPeer(state: SessionState, peerId: PeerId): PeerState | undefined {
  return state.peers.find((peer) => peer.peerId === peerId)
}

/** The connections that make a bridge point present, in the order of joining. */
export function attendingPeers(state: SessionState, bridgePointId: BridgePointId): PeerState[] {
  return state.peers.filter((peer) => peer.bridgePointId === bridgePointId && attends(peer.role))
}

/** The state after one more event. Events come in the order of their `seq`, each once. */
export function applySession(state: SessionState, recorded: RecordedEvent): SessionState {
  return { ...applyEvent(state, recorded), seq: recorded.seq }
}

function applyEvent(state: SessionState, { seq, at, event }: RecordedEvent): SessionState {
  if (isRecordingEvent(event)) return { ...state, recording: applyRecording(state.recording, event, at) }
  switch (event.type) {
    case 'floor.set':
    case 'floor.list-set':
    case 'floor.requested':
    case 'floor.withdrawn':
    case 'floor.denied':
    case 'floor.granted':
    case 'floor.extended':
    case 'floor.yielded':
    case 'floor.revoked':
    case 'floor.undone':
      return { ...state, floor: applyFloor(state.floor, event, at) }
    case 'roll-call.started':
    case 'roll-call.marked':
    case 'roll-call.counted':
    case 'roll-call.called':
    case 'roll-call.quorum-set':
      return { ...state, rollCall: applyRollCall(state.rollCall, event, at) }
    case 'agenda.set':
    case 'agenda.item-started':
    case 'agenda.item-finished':
      return { ...state, agenda: applyAgenda(state.agenda, event, at) }
    case 'conclusion.added':
    case 'conclusion.changed':
    case 'conclusion.removed':
      return { ...state, conclusions: applyConclusion(state.conclusions, event, at) }
    case 'chat.said':
      return { ...state, messages: applyChat(state.messages, event, seq, at) }
    case 'help.called':
    case 'help.answered':
    case 'help.settled':
      return { ...state, helpCalls: applyHelp(state.helpCalls, event, at) }
    case 'door.set':
    case 'peer.knocked':
    case 'peer.gave-up':
    case 'peer.admitted':
    case 'peer.turned-away':
    case 'peer.removed':
      return { ...state, door: applyDoor(state.door, event, at) }
    case 'stage.set':
      return { ...state, stage: event.choice }
    case 'document.opened':
    case 'document.page-turned':
    case 'document.closed':
      return { ...state, document: applyDocument(state.document, event) }
    case 'ballot.opened':
    case 'ballot.cast':
    case 'ballot.papers-handed':
    case 'ballot.closed':
    case 'ballot.cancelled':
      return { ...state, ballots: applyBallot(state.ballots, event, at) }
    default:
      return applyPresence(state, event, at)
  }
}

type PresenceEvent =
  | Extract<
      SessionEvent,
      {
        type:
          | `session.${string}`
          | `microphone.${string}`
          | `camera.${string}`
          | `presentation.${string}`
          | 'event.withheld'
      }
    >
  | Extract<
      SessionEvent,
      { type: 'peer.joined' | 'peer.line-dropped' | 'peer.line-restored' | 'peer.left' | 'peer.role-given' }
    >

function applyPresence(state: SessionState, event: PresenceEvent, at: number): SessionState {
  switch (event.type) {
    case 'session.opened':
      return opened(state, event, at)
    case 'session.closed':
      return closed(state, at)
    case 'peer.joined':
      return joined(state, event, at)
    case 'peer.line-dropped':
      return withPeer(state, event.peerId, { line: 'dropped', lineSince: at })
    case 'peer.line-restored':
      return withPeer(state, event.peerId, { line: 'up', lineSince: at })
    case 'peer.left':
      return left(state, event.peerId, at, event.cause)
    case 'peer.role-given':
      return roleGiven(state, event.peerId, event.role, at)
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
    case 'event.withheld':
      return state
  }
}

function opened(
  state: SessionState,
  { title, bridgePoints, agenda, endsAt, floor, recording }: Opening,
  at: number,
): SessionState {
  return {
    ...state,
    phase: 'open',
    title,
    bridgePoints,
    openedAt: at,
    agenda: { ...state.agenda, items: agenda ?? [], plannedEndAt: endsAt ?? null },
    floor: { ...state.floor, ...floor },
    recording: { ...state.recording, ...(recording && { settings: recording }) },
  }
}

/** Nobody is left, and nobody has the floor or waits for anything. */
function closed(state: SessionState, at: number): SessionState {
  const emptied = state.peers.reduce((before, { peerId }) => left(before, peerId, at, 'left'), state)
  const { holders, queue, list, undo } = NEW_FLOOR
  return {
    ...emptied,
    phase: 'closed',
    presenter: null,
    document: null,
    helpCalls: [],
    ballots: endBallots(emptied.ballots),
    floor: { ...emptied.floor, holders, queue, list, undo },
    door: { ...emptied.door, waiting: [], gone: {} },
    agenda: applyAgenda(emptied.agenda, { type: 'agenda.item-finished', itemId: '' }, at),
  }
}

function joined(state: SessionState, event: Extract<SessionEvent, { type: 'peer.joined' }>, at: number): SessionState {
  const { peerId, bridgePointId, role = 'member', guest } = event
  const peer: PeerState = {
    peerId,
    bridgePointId,
    role,
    joinedAt: at,
    line: 'up',
    lineSince: at,
    microphone: 'closed',
    camera: 'closed',
  }
  const known = guest === undefined || state.bridgePoints.some(({ id }) => id === bridgePointId)
  return {
    ...state,
    peers: [...state.peers, peer],
    door: enterDoor(state.door, peerId),
    bridgePoints: known
      ? state.bridgePoints
      : [...state.bridgePoints, { id: bridgePointId, name: guest, main: false, guest: true }],
    rollCall: attends(role) ? seenComing(state.rollCall, bridgePointId, at) : state.rollCall,
  }
}

function left(state: SessionState, peerId: PeerId, at: number, cause: LeaveCause): SessionState {
  const peer = findPeer(state, peerId)
  if (!peer) return state
  const after = {
    ...state,
    peers: state.peers.filter((one) => one.peerId !== peerId),
    // Who leaves by themselves chooses anew how to begin; who loses the line does not.
    door: leaveDoor(state.door, peer, cause !== 'left' && peer.microphone === 'closed'),
    presenter: state.presenter === peerId ? null : state.presenter,
    document: state.document?.peerId === peerId ? null : state.document,
  }
  return noteAbsence(after, peer.bridgePointId, at)
}

function roleGiven(state: SessionState, peerId: PeerId, role: SessionRole, at: number): SessionState {
  const peer = findPeer(state, peerId)
  if (!peer) return state
  const after = withPeer(state, peerId, { role })
  if (!attends(role)) return noteAbsence(after, peer.bridgePointId, at)
  return { ...after, rollCall: seenComing(after.rollCall, peer.bridgePointId, at) }
}

function noteAbsence(state: SessionState, bridgePointId: BridgePointId, at: number): SessionState {
  if (attendingPeers(state, bridgePointId).length > 0) return state
  return { ...state, rollCall: seenGoing(state.rollCall, bridgePointId, at) }
}

function withPeer(state: SessionState, peerId: PeerId, change: Partial<PeerState>): SessionState {
  return { ...state, peers: state.peers.map((peer) => (peer.peerId === peerId ? { ...peer, ...change } : peer)) }
}
