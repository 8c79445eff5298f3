// What the screens of the door read of the session.
import { useMemo } from 'react'
import { roleMay } from '#domain/roles.ts'
import type { PeerState } from '#domain/session.ts'
import type { DoorState, Waiting } from '#domain/state/door.ts'
import type { BridgePointId, PeerId } from '#protocol'
import { useSelf, useSession } from '../../session/live-context.ts'
import { namePeers } from '../../session/names.ts'

const NOBODY: readonly PeerState[] = []
const NONE: readonly Waiting[] = []

/** How the door stands; open before the session is joined. */
export function useDoor(): DoorState['door'] {
  return useSession((session) => session.door.door) ?? 'open'
}

/** Who waits before the door, in the order of their coming. */
export function useWaiting(): readonly Waiting[] {
  return useSession((session) => session.door.waiting) ?? NONE
}

/** Who is inside, in the order of their coming. */
export function useInside(): readonly PeerState[] {
  return useSession((session) => session.peers) ?? NOBODY
}

/** Whether we keep the door. */
export function useKeepsDoor(): boolean {
  const self = useSelf()
  return self !== null && roleMay(self.role, 'door.keep')
}

/** Answers the name under which somebody is known: a guest's own, or that of the bridge point. */
export function useNameOf(): (one: {
  readonly bridgePointId: BridgePointId
  readonly guest?: string | null
}) => string {
  const points = useSession((session) => session.bridgePoints)
  return useMemo(() => {
    const names = new Map(points?.map(({ id, name }) => [id, name]))
    return ({ bridgePointId, guest }) => guest ?? names.get(bridgePointId) ?? bridgePointId
  }, [points])
}

/** Answers the name of a connection inside, numbered where a bridge point has several. */
export function useConnectionNames(): (peerId: PeerId) => string {
  const bridgePoints = useSession((session) => session.bridgePoints)
  const peers = useInside()
  return useMemo(() => {
    const names = namePeers({ bridgePoints: bridgePoints ?? [], peers })
    return (peerId) => names.get(peerId) ?? peerId
  }, [bridgePoints, peers])
}
