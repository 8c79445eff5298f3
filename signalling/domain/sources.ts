// What a connection sends: microphone, camera, presentation; open or closed is an official act.
import type { SessionEvent } from './event.ts'
import { findPeer } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import type { PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Opens or closes a microphone; nothing when it is so already. */
export function decideMicrophone(state: SessionState, peerId: PeerId, wanted: 'open' | 'closed'): SessionEvent[] {
  if (requirePeer(state, peerId).microphone === wanted) return []
  return [{ type: wanted === 'open' ? 'microphone.opened' : 'microphone.closed', peerId }]
}

/** Opens or closes a camera; nothing when it is so already. */
export function decideCamera(state: SessionState, peerId: PeerId, wanted: 'open' | 'closed'): SessionEvent[] {
  if (requirePeer(state, peerId).camera === wanted) return []
  return [{ type: wanted === 'open' ? 'camera.opened' : 'camera.closed', peerId }]
}

/** Starts a presentation; one at a time in a session. */
export function decidePresentationStart(state: SessionState, peerId: PeerId): SessionEvent[] {
  requirePeer(state, peerId)
  if (state.presenter === peerId) return []
  if (state.presenter !== null) throw new Refusal('presentation-taken')
  return [{ type: 'presentation.started', peerId }]
}

/** Stops one's own presentation; nothing when there is none. */
export function decidePresentationStop(state: SessionState, peerId: PeerId): SessionEvent[] {
  requirePeer(state, peerId)
  return state.presenter === peerId ? [{ type: 'presentation.stopped', peerId }] : []
}

function requirePeer(state: SessionState, peerId: PeerId): PeerState {
  const peer = findPeer(state, peerId)
  if (!peer) throw new Refusal('not-joined')
  return peer
}
