// The connection that acts.
import { findPeer } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import type { PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** @throws Refusal `not-joined` for a connection that does not take part */
export function requirePeer(state: SessionState, peerId: PeerId): PeerState {
  const peer = findPeer(state, peerId)
  if (!peer) throw new Refusal('not-joined')
  return peer
}
