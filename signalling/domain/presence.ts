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

/** Everybody who has a seat or waits for one, as a room that comes back to life must know them. */
export function seatsOf({ peers, bridgePoints, door }: SessionState): Seating[] {
  const guests = new Map(bridgePoints.flatMap(({ id, name, guest }) => (guest ? [[id, name] as const] : [])))
  return [
    ...peers.map(({ peerId, bridgePointId, role }) => {
      return { peerId, bridgePointId, role, guest: guests.get(bridgePointId) ?? null }
    }),
    ...door.waiting.map(({ peerId, bridgePointId, role, guest }) => ({ peerId, bridgePointId, role, guest })),
  ]
}

/**
 * A connection takes its seat, or takes it again after a reload, a lost line, a restart. Who has been inside comes back
 * in the role that was given there. A microphone that may not be heard, or was closed when the line went away, begins
 * closed, whatever was wished.
 */
export function decideJoining(state: SessionState, joining: Joining): SessionEvent[] {
  requireOpen(state)
  const { peerId, bridgePointId, guest } = joining
  const known = findPeer(state, peerId)
  if (known) return known.line === 'dropped' ? [{ type: 'peer.line-restored', peerId }] : []
  const invited = state.bridgePoints.some((point) => point.id === bridgePointId)
  if (!invited && guest === null) throw new Refusal('bridge-point-not-invited')
  if (state.peers.length >= MAX_PEERS) throw new Refusal('session-full', { most: MAX_PEERS })
  const before = state.door.gone[peerId]
  const role = before?.role ?? joining.role
  const entry = decideEntry(state, { ...joining, role })
  if (entry !== 'enters') return entry
  const events: SessionEvent[] = [
    { type: 'peer.joined', peerId, bridgePointId, role, ...(guest !== null && { guest }) },
  ]
  const peer: Pick<PeerState, 'role' | 'bridgePointId'> = { role, bridgePointId }
  const speaks = joining.microphone === 'open' && !before?.muted && mayBeHeard(state, peer)
  if (speaks) events.push({ type: 'microphone.opened', peerId })
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

/**
 * Gives somebody else another role; what the new one may not send stops, and a microphone that was closed stays closed.
 * Only the chair makes a chair, or unmakes one; nobody changes their own role, so that the door always has a keeper.
 */
export function decideRole(state: SessionState, by: PeerId, peerId: PeerId, role: SessionRole): SessionEvent[] {
  const keeper = requirePeer(state, by)
  requireRole(keeper, 'door.keep')
  const peer = requirePeer(state, peerId)
  if (peer.role === role) return []
  const touchesChair = peer.role === 'chair' || role === 'chair'
  // A guest was let in as one: no act of the session makes them an official.
  const touchesGuest = peer.role === 'guest' || role === 'guest'
  if (by === peerId || touchesGuest || (touchesChair && keeper.role !== 'chair')) throw new Refusal('not-permitted')
  return [...endOfSending(state, peer, role), { type: 'peer.role-given', peerId, role }]
}

function endOfSending(state: SessionState, { peerId, camera }: PeerState, role: SessionRole): SessionEvent[] {
  const presents = roleMay(role, 'presentation.send')
  return [
    ...(camera === 'open' && !roleMay(role, 'camera.send') ? [{ type: 'camera.closed', peerId } as const] : []),
    ...(state.presenter === peerId && !presents ? [{ type: 'presentation.stopped', peerId } as const] : []),
    ...(state.document?.peerId === peerId && !presents ? [{ type: 'document.closed' } as const] : []),
  ]
}

function requireOpen(state: SessionState): void {
  if (state.phase === 'closed') throw new Refusal('session-ended')
  if (state.phase === 'new') throw new Refusal('session-not-found')
}
