// Who comes in: at once, after waiting, or not at all; and who is sent out.
import type { SessionEvent } from './event.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import type { SessionRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { Door } from './state/door.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** The most who wait before one door. */
const MAX_WAITING = 300

/** Somebody who comes to the door. */
type Newcomer = {
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  readonly role: SessionRole
  readonly guest: string | null
}

/**
 * What happens to a newcomer: they enter, or knock (nothing when they wait already).
 * @throws Refusal `sent-away`, `session-locked`, `session-full` when too many wait
 */
export function decideEntry(state: SessionState, newcomer: Newcomer): 'enters' | SessionEvent[] {
  const { door } = state
  const { peerId, bridgePointId, role, guest } = newcomer
  if (door.removed.includes(peerId)) throw new Refusal('sent-away')
  if (mayEnter(state, newcomer)) return 'enters'
  if (door.door === 'locked') throw new Refusal('session-locked')
  if (isWaiting(state, peerId)) return []
  if (door.waiting.length >= MAX_WAITING) throw new Refusal('session-full', { most: MAX_WAITING })
  return [{ type: 'peer.knocked', peerId, bridgePointId, role, guest }]
}

/** Whether somebody would enter at once. */
export function mayEnter(state: SessionState, newcomer: Newcomer): boolean {
  const { admitted, removed } = state.door
  const { peerId, role } = newcomer
  if (removed.includes(peerId)) return false
  return admitted.includes(peerId) || roleMay(role, 'door.keep') || mayPass(state, newcomer)
}

/** A line that was away too long must not shut anybody out: who has been there comes back through any door. */
function mayPass({ door, rollCall }: SessionState, { peerId, bridgePointId, role, guest }: Newcomer): boolean {
  if (guest !== null || door.watched.includes(bridgePointId)) return false
  if (door.door === 'open' || Object.hasOwn(door.gone, peerId)) return true
  return role === 'member' && rollCall.seen[bridgePointId] !== undefined
}

/** Opens, guards or locks the door. An opened one lets those in who waited only because it was not open. */
export function decideDoor(state: SessionState, by: PeerId, door: Door): SessionEvent[] {
  requireRole(requirePeer(state, by), 'door.keep')
  if (state.door.door === door) return []
  const after = { ...state, door: { ...state.door, door } }
  const free = state.door.waiting.filter((waiting) => mayEnter(after, waiting))
  return [{ type: 'door.set', door }, ...free.map(({ peerId }): SessionEvent => ({ type: 'peer.admitted', peerId }))]
}

/** Lets somebody in who waits; nothing when they do not. */
export function decideAdmission(state: SessionState, by: PeerId, peerId: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'door.keep')
  return isWaiting(state, peerId) ? [{ type: 'peer.admitted', peerId }] : []
}

/** Lets everybody in who waits. */
export function decideAdmissionOfAll(state: SessionState, by: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'door.keep')
  return state.door.waiting.map(({ peerId }) => ({ type: 'peer.admitted', peerId }))
}

/** Sends somebody away who waits; nothing when they do not. */
export function decideTurningAway(state: SessionState, by: PeerId, peerId: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'door.keep')
  return isWaiting(state, peerId) ? [{ type: 'peer.turned-away', peerId }] : []
}

/** Sends a connection out of the session. Who keeps the door cannot be sent out. */
export function decideRemoval(state: SessionState, by: PeerId, peerId: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'door.keep')
  const peer = requirePeer(state, peerId)
  if (roleMay(peer.role, 'door.keep')) throw new Refusal('not-permitted')
  const { bridgePointId } = peer
  return [
    { type: 'peer.removed', peerId, bridgePointId },
    { type: 'peer.left', peerId, cause: 'removed' },
  ]
}

/** Whether a connection waits before the door. */
export function isWaiting({ door }: SessionState, peerId: PeerId): boolean {
  return door.waiting.some((waiting) => waiting.peerId === peerId)
}
