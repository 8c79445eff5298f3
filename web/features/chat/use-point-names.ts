// The names of the session's bridge points.
import { useMemo } from 'react'
import type { BridgePointId } from '#protocol'
import { useSession } from '../../session/live-context.ts'

/** Names by id. */
export function usePointNames(): ReadonlyMap<BridgePointId, string> {
  const points = useSession((session) => session.bridgePoints)
  return useMemo(() => new Map((points ?? []).map(({ id, name }) => [id, name])), [points])
}
