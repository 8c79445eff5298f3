// Who takes part: joining, leaving, and lines that drop and come back.
import { decideEntry } from './door.ts'
import type { LeaveCause, Opening, SessionEvent } from './event.ts'
import { mayBeHeard } from './floor.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import type { SessionRole } from './roles.ts'
import { findPeer } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** The most connections one session takes. */
export const MAX_PEERS = 600

/** Opens a session once; opening an open one changes nothing. Refuses one that has ended. */
export function decideOpening(state: SessionState, opening: Opening): SessionEvent[] {
  if (state.phase === 'closed') throw new Refusal('session-ended')
  return state.phase === 'open' ? [] : [{ type: 'session.opened', ...opening }]
}

/** Closes a session for good, unless somebody sits in it; one that has ended stays as it is. */
export function decideClosing(state: SessionState): SessionEvent[] {
  return state.phase === 'closed' || state.peers.length > 0 ? [] : [{ type: 'session.closed' }]
}

/** The chair ends the session with everybody in it; ballots that are open are given up. */
export function decideEnd(state: SessionState, by: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'session.end')
  const open = state.ballots.filter((ballot) => ballot.phase === 'open')
  return [...open.map(({ id }): SessionEvent => ({ type: 'ballot.cancelled', id })), { type: 'session.closed' }]
}

/** A seat: who sits where, as what. */
export type Seating = {
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  readonly role: SessionRole
  /** A guest's name; null for all others. */
  readonly guest: string | null
}

/** How a newcomer wants to begin; a connection that comes back keeps what it had instead. */
export type Joining = Seating & {
  readonly microphone: 'open' | 'closed'
  readonly camera: 'open' | 'closed'
}

/**
 * A connection takes its seat, or takes it again after a reload, a lost line, a restart. A microphone that may not be
 * heard begins closed, whatever was wished.
 */
export function decideJoining(state: SessionState, joining: Joining): SessionEvent[] {
  requireOpen(state)
  const { peerId, bridgePointId, role, guest } = joining
  const known = findPeer(state, peerId)
  if (known) return known.line === 'dropped' ? [{ type: 'peer.line-restored', peerId }] : []
  const invited = state.bridgePoints.some((point) => point.id === bridgePointId)
  if (!invited && guest === null) throw new Refusal('bridge-point-not-invited')
  if (state.peers.length >= MAX_PEERS) throw new Refusal('session-full', { most: MAX_PEERS })
  const entry = decideEntry(state, joining)
  if (entry !== 'enters') return entry
  const events: SessionEvent[] = [
    { type: 'peer.joined', peerId, bridgePointId, role, ...(guest !== null && { guest }) },
  ]
  const peer: Pick<PeerState, 'role' | 'bridgePointId'> = { role, bridgePointId }
  if (joining.microphone === 'open' && mayBeHeard(state, peer)) events.push({ type: 'microphone.opened', peerId })
  if (joining.camera === 'open' && roleMay(role, 'camera.send')) events.push({ type: 'camera.opened', peerId })
  return events
}

/** A connection goes; nothing for one that has gone already. One that waits before the door gives up. */
export function decideLeaving(state: SessionState, peerId: PeerId, cause: LeaveCause): SessionEvent[] {
  if (findPeer(state, peerId)) return [{ type: 'peer.left', peerId, cause }]
  const waits = state.door.waiting.some((waiting) => waiting.peerId === peerId)
  return waits ? [{ type: 'peer.gave-up', peerId }] : []
}

/** The signalling line of a connection broke off. */
export function decideLineDropped(state: SessionState, peerId: PeerId): SessionEvent[] {
  return findPeer(state, peerId)?.line === 'up' ? [{ type: 'peer.line-dropped', peerId }] : []
}

/** The signalling line of a connection is back. */
export function decideLineRestored(state: SessionState, peerId: PeerId): SessionEvent[] {
  return findPeer(state, peerId)?.line === 'dropped' ? [{ type: 'peer.line-restored', peerId }] : []
}

/** Makes somebody secretary, member or observer; a microphone that was closed stays closed. */
export function decideRole(state: SessionState, by: PeerId, peerId: PeerId, role: SessionRole): SessionEvent[] {
  requireRole(requirePeer(state, by), 'door.keep')
  const peer = requirePeer(state, peerId)
  // A guest was let in as one: no act of the session makes them an official.
  if ((peer.role === 'guest') !== (role === 'guest')) throw new Refusal('not-permitted')
  return peer.role === role ? [] : [{ type: 'peer.role-given', peerId, role }]
}

function requireOpen(state: SessionState): void {
  if (state.phase === 'closed') throw new Refusal('session-ended')
  if (state.phase === 'new') throw new Refusal('session-not-found')
}
