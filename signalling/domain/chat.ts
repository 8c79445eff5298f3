// Writing to all, to the secretary, to one bridge point; calling the technician.
import type { SessionEvent } from './event.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { Recipient } from './state/chat.ts'
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
  return [{ type: 'chat.said', peerId, bridgePointId: peer.bridgePointId, to, text }]
}

/** Calls the technician; calling again says it anew. */
export function decideHelpCall(state: SessionState, peerId: PeerId, note: string): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'help.call')
  return [{ type: 'help.called', bridgePointId: peer.bridgePointId, peerId, note }]
}

/** Somebody looks after a call; nothing when there is none. */
export function decideHelpAnswer(state: SessionState, peerId: PeerId, bridgePointId: BridgePointId): SessionEvent[] {
  requireRole(requirePeer(state, peerId), 'help.answer')
  return calls(state, bridgePointId) ? [{ type: 'help.answered', bridgePointId, peerId }] : []
}

/** The trouble is over, as the caller or the helper says; nothing when there is no call. */
export function decideHelpEnd(state: SessionState, peerId: PeerId, bridgePointId: BridgePointId): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  if (peer.bridgePointId !== bridgePointId) requireRole(peer, 'help.answer')
  return calls(state, bridgePointId) ? [{ type: 'help.settled', bridgePointId }] : []
}

function calls({ helpCalls }: SessionState, bridgePointId: BridgePointId): boolean {
  return helpCalls.some((call) => call.bridgePointId === bridgePointId)
}
