// What the screens of the floor read of the session.
import { useMemo } from 'react'
import type { BridgePointId } from '#protocol'
import type { InvitedBridgePoint } from '#domain/event.ts'
import { roleMay } from '#domain/roles.ts'
import type { PeerState } from '#domain/session.ts'
import type { FloorState } from '#domain/state/floor.ts'
import { useSelf, useSession } from '../../session/live-context.ts'

const NO_POINTS: readonly InvitedBridgePoint[] = []
const NO_PEERS: readonly PeerState[] = []

/** The floor; null before the session is joined. */
export function useFloor(): FloorState | null {
  return useSession((session) => session.floor)
}

/** Every connection; empty before the session is joined. */
export function usePeers(): readonly PeerState[] {
  return useSession((session) => session.peers) ?? NO_PEERS
}

/** Every bridge point; empty before the session is joined. */
export function usePoints(): readonly InvitedBridgePoint[] {
  return useSession((session) => session.bridgePoints) ?? NO_POINTS
}

/** Answers the name of a bridge point. */
export function useNames(): (id: BridgePointId) => string {
  const points = usePoints()
  return useMemo(() => {
    const names = new Map(points.map((point) => [point.id, point.name]))
    return (id) => names.get(id) ?? id
  }, [points])
}

/** Whether we direct the floor. */
export function useDirects(): boolean {
  const self = useSelf()
  return self !== null && roleMay(self.role, 'floor.direct')
}
