// The door: who may come in at once, who waits, who was sent away. Events and their fold.
import type { SessionRole } from '../roles.ts'
import type { BridgePointId, PeerId } from '../../protocol/ids.ts'

/**
 * `open`: the invited come in at once. `waiting`: newcomers wait to be let in. `locked`: nobody comes in but who has
 * been there. Guests wait always.
 */
export const DOORS = ['open', 'waiting', 'locked'] as const
export type Door = (typeof DOORS)[number]

/** Somebody before the door. */
export type Waiting = {
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  readonly role: SessionRole
  /** A guest's name; null for an invited bridge point. */
  readonly guest: string | null
  /** Epoch ms. */
  readonly since: number
}

/** How somebody was who has been inside and has gone: they come back as that. */
export type Gone = {
  readonly role: SessionRole
  /** The line went away with the microphone closed: it does not come back open. */
  readonly muted: boolean
}

/** The door at one moment. */
export type DoorState = {
  readonly door: Door
  readonly waiting: readonly Waiting[]
  /** Connections that were let in, and may come again. */
  readonly admitted: readonly PeerId[]
  /** Connections that were sent away, for good. */
  readonly removed: readonly PeerId[]
  /** Bridge points from which somebody was removed: their newcomers wait. */
  readonly watched: readonly BridgePointId[]
  /** Connections that have been inside and have gone. */
  readonly gone: Readonly<Record<PeerId, Gone>>
}

/** The acts at the door. */
export type DoorEvent =
  | { readonly type: 'door.set'; readonly door: Door }
  | {
      readonly type: 'peer.knocked'
      readonly peerId: PeerId
      readonly bridgePointId: BridgePointId
      readonly role: SessionRole
      readonly guest: string | null
    }
  /** Went away again before anybody opened. */
  | { readonly type: 'peer.gave-up'; readonly peerId: PeerId }
  | { readonly type: 'peer.admitted'; readonly peerId: PeerId }
  | { readonly type: 'peer.turned-away'; readonly peerId: PeerId }
  /** Sent out of the session; `peer.left` follows. */
  | { readonly type: 'peer.removed'; readonly peerId: PeerId; readonly bridgePointId: BridgePointId }

/** Open to the invited. */
export const NEW_DOOR: DoorState = { door: 'open', waiting: [], admitted: [], removed: [], watched: [], gone: {} }

/** The door after one more of its events. */
export function applyDoor(door: DoorState, event: DoorEvent, at: number): DoorState {
  switch (event.type) {
    case 'door.set':
      return { ...door, door: event.door }
    case 'peer.knocked': {
      const { peerId, bridgePointId, role, guest } = event
      return { ...door, waiting: [...others(door, peerId), { peerId, bridgePointId, role, guest, since: at }] }
    }
    case 'peer.gave-up':
      return { ...door, waiting: others(door, event.peerId) }
    case 'peer.admitted':
      return { ...door, waiting: others(door, event.peerId), admitted: [...door.admitted, event.peerId] }
    case 'peer.turned-away': {
      const admitted = door.admitted.filter((id) => id !== event.peerId)
      return { ...door, waiting: others(door, event.peerId), admitted, removed: [...door.removed, event.peerId] }
    }
    case 'peer.removed': {
      const { peerId, bridgePointId } = event
      const admitted = door.admitted.filter((id) => id !== peerId)
      const watched = [...door.watched.filter((id) => id !== bridgePointId), bridgePointId]
      return { ...door, admitted, removed: [...door.removed, peerId], watched }
    }
  }
}

/** Somebody comes in, whichever way: they wait no more. */
export function enterDoor(door: DoorState, peerId: PeerId): DoorState {
  const { [peerId]: _back, ...gone } = door.gone
  return { ...door, waiting: others(door, peerId), gone }
}

/** Somebody goes; `muted` when the microphone must not come back open. */
export function leaveDoor(
  door: DoorState,
  { peerId, role }: { readonly peerId: PeerId; readonly role: SessionRole },
  muted: boolean,
): DoorState {
  return { ...door, gone: { ...door.gone, [peerId]: { role, muted } } }
}

function others({ waiting }: DoorState, peerId: PeerId): Waiting[] {
  return waiting.filter((one) => one.peerId !== peerId)
}
