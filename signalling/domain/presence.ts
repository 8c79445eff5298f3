// Who takes part: joining, leaving, and lines that drop and come back.
import type { InvitedBridgePoint, LeaveCause, SessionEvent } from './event.ts'
import { findPeer } from './session.ts'
import type { SessionState } from './session.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** The most connections one session takes. */
export const MAX_PEERS = 300

/** Opens a session once; opening an open one changes nothing. Refuses one that has ended. */
export function decideOpening(
  state: SessionState,
  title: string,
  bridgePoints: readonly InvitedBridgePoint[],
): SessionEvent[] {
  if (state.phase === 'closed') throw new Refusal('session-ended')
  return state.phase === 'open' ? [] : [{ type: 'session.opened', title, bridgePoints }]
}

/** Closes a session for good, unless somebody sits in it; one that has ended stays as it is. */
export function decideClosing(state: SessionState): SessionEvent[] {
  return state.phase === 'closed' || state.peers.length > 0 ? [] : [{ type: 'session.closed' }]
}

/** How a newcomer wants to begin; a connection that comes back keeps what it had instead. */
export type Joining = {
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  readonly microphone: 'open' | 'closed'
  readonly camera: 'open' | 'closed'
}

/** A connection takes its seat, or takes it again after a reload, a lost line, a restart. */
export function decideJoining(state: SessionState, joining: Joining): SessionEvent[] {
  requireOpen(state)
  const { peerId, bridgePointId } = joining
  const known = findPeer(state, peerId)
  if (known) return known.line === 'dropped' ? [{ type: 'peer.line-restored', peerId }] : []
  if (!state.bridgePoints.some((invited) => invited.id === bridgePointId)) throw new Refusal('bridge-point-not-invited')
  if (state.peers.length >= MAX_PEERS) throw new Refusal('session-full', { most: MAX_PEERS })
  const events: SessionEvent[] = [{ type: 'peer.joined', peerId, bridgePointId }]
  if (joining.microphone === 'open') events.push({ type: 'microphone.opened', peerId })
  if (joining.camera === 'open') events.push({ type: 'camera.opened', peerId })
  return events
}

/** A connection goes; nothing for one that has gone already. */
export function decideLeaving(state: SessionState, peerId: PeerId, cause: LeaveCause): SessionEvent[] {
  return findPeer(state, peerId) ? [{ type: 'peer.left', peerId, cause }] : []
}

/** The signalling line of a connection broke off. */
export function decideLineDropped(state: SessionState, peerId: PeerId): SessionEvent[] {
  return findPeer(state, peerId)?.line === 'up' ? [{ type: 'peer.line-dropped', peerId }] : []
}

/** The signalling line of a connection is back. */
export function decideLineRestored(state: SessionState, peerId: PeerId): SessionEvent[] {
  return findPeer(state, peerId)?.line === 'dropped' ? [{ type: 'peer.line-restored', peerId }] : []
}

function requireOpen(state: SessionState): void {
  if (state.phase === 'closed') throw new Refusal('session-ended')
  if (state.phase === 'new') throw new Refusal('session-not-found')
}
