// What a connection sends: microphone, camera, presentation; open or closed is an official act.
import type { SessionEvent } from './event.ts'
import { mayBeHeard } from './floor.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Opens or closes a microphone; nothing when it is so already. Refuses `floor-not-held` to who may not be heard. */
export function decideMicrophone(state: SessionState, peerId: PeerId, wanted: 'open' | 'closed'): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  if (peer.microphone === wanted) return []
  if (wanted === 'closed') return [{ type: 'microphone.closed', peerId }]
  if (!mayBeHeard(state, peer)) throw new Refusal('floor-not-held')
  return [{ type: 'microphone.opened', peerId }]
}

/** Opens or closes a camera; nothing when it is so already. */
export function decideCamera(state: SessionState, peerId: PeerId, wanted: 'open' | 'closed'): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  if (peer.camera === wanted) return []
  if (wanted === 'closed') return [{ type: 'camera.closed', peerId }]
  requireRole(peer, 'camera.send')
  return [{ type: 'camera.opened', peerId }]
}

/** Starts a presentation; one at a time in a session. A document that is shown gives way to it. */
export function decidePresentationStart(state: SessionState, peerId: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, peerId), 'presentation.send')
  if (state.presenter === peerId) return []
  if (state.presenter !== null) throw new Refusal('presentation-taken')
  return [...(state.document ? [{ type: 'document.closed' } as const] : []), { type: 'presentation.started', peerId }]
}

/** Stops one's own presentation; nothing when there is none. */
export function decidePresentationStop(state: SessionState, peerId: PeerId): SessionEvent[] {
  requirePeer(state, peerId)
  return state.presenter === peerId ? [{ type: 'presentation.stopped', peerId }] : []
}
