// Where everybody is shown: one picture on the stage, the others in the strip.
import type { PeerState, SessionState } from './session.ts'
import type { PeerId } from '../protocol/ids.ts'

/** One picture on a screen. */
export type Tile = { readonly peerId: PeerId; readonly source: 'camera' | 'presentation' }

/** What one viewer's screen shows. */
export type Arrangement = {
  /** The large picture; null while the viewer is alone. */
  readonly stage: Tile | null
  /** The others, the viewer's own picture last. */
  readonly strip: readonly Tile[]
}

/**
 * The stage belongs to the presentation, else to the speaker, else to the main bridge point, else to the first
 * other one; never to the viewer's own picture. Who speaks keeps it while the signalling line is away, for sound and
 * picture may still flow; the others only when nobody's line is up. The strip keeps the order of the invitation, so that a bridge
 * point stands where it stood.
 * @param viewer whose screen it is
 * @param speaker who was heard last, or null
 */
export function arrangeStage(state: SessionState, viewer: PeerId, speaker: PeerId | null): Arrangement {
  const others = inInvitedOrder(state).filter((peer) => peer.peerId !== viewer)
  const self = state.peers.filter((peer) => peer.peerId === viewer)
  const stage = onStage(state, others, speaker)
  const strip = [...others, ...self]
    .filter((peer) => stage?.source !== 'camera' || peer.peerId !== stage.peerId)
    .map((peer): Tile => ({ peerId: peer.peerId, source: 'camera' }))
  return { stage, strip }
}

function onStage(state: SessionState, others: readonly PeerState[], speaker: PeerId | null): Tile | null {
  if (state.presenter !== null) return { peerId: state.presenter, source: 'presentation' }
  const mains = new Set(state.bridgePoints.filter((point) => point.main).map((point) => point.id))
  const up = others.filter((peer) => peer.line === 'up')
  const fit = up.length > 0 ? up : others
  const chosen =
    others.find((peer) => peer.peerId === speaker) ?? fit.find((peer) => mains.has(peer.bridgePointId)) ?? fit[0]
  return chosen ? { peerId: chosen.peerId, source: 'camera' } : null
}

function inInvitedOrder(state: SessionState): PeerState[] {
  const places = new Map(state.bridgePoints.map((point, index) => [point.id, index]))
  return state.peers.toSorted((a, b) => (places.get(a.bridgePointId) ?? 0) - (places.get(b.bridgePointId) ?? 0))
}
