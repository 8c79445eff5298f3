// Writing to all, to the secretary, to one bridge point; calling the technician.
import type { SessionEvent } from './event.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import type { PeerState, SessionState } from './session.ts'
import type { HelpCall, Recipient } from './state/chat.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Writes a message. To one bridge point only who receives what is written to the secretary. */
export function decideMessage(state: SessionState, peerId: PeerId, to: Recipient, text: string): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'chat.say')
  if (to.kind === 'bridge-point') {
    requireRole(peer, 'chat.receive')
    if (!state.bridgePoints.some((point) => point.id === to.bridgePointId))
      throw new Refusal('bridge-point-not-invited')
  }
  return [{ type: 'chat.said', peerId, bridgePointId: peer.bridgePointId, role: peer.role, to, text }]
}

/** Calls the technician; calling again says it anew. */
export function decideHelpCall(state: SessionState, peerId: PeerId, note: string): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'help.call')
  return [{ type: 'help.called', bridgePointId: peer.bridgePointId, peerId, note }]
}

/** Somebody looks after a call; nothing when there is none, or when they do so already. */
export function decideHelpAnswer(state: SessionState, peerId: PeerId, bridgePointId: BridgePointId): SessionEvent[] {
  requireRole(requirePeer(state, peerId), 'help.answer')
  const call = callOf(state, bridgePointId)
  return call && call.answeredBy !== peerId ? [{ type: 'help.answered', bridgePointId, peerId }] : []
}

/** The trouble is over, as those who called or those who help say; nothing when there is no call. */
export function decideHelpEnd(state: SessionState, peerId: PeerId, bridgePointId: BridgePointId): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  const ours = peer.bridgePointId === bridgePointId && roleMay(peer.role, 'help.call')
  if (!ours) requireRole(peer, 'help.answer')
  return callOf(state, bridgePointId) ? [{ type: 'help.settled', bridgePointId }] : []
}

/** The call of a bridge point, if it waits for help. */
export function callOf({ helpCalls }: SessionState, bridgePointId: BridgePointId): HelpCall | undefined {
  return helpCalls.find((call) => call.bridgePointId === bridgePointId)
}

/** Who looks after a call; undefined when nobody does, or who did has left. */
export function helperOf({ peers }: Pick<SessionState, 'peers'>, { answeredBy }: HelpCall): PeerState | undefined {
  return peers.find(({ peerId }) => peerId === answeredBy)
}
