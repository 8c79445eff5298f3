// What connections and bridge points are called on the screens.
import type { SessionState } from '#domain/session.ts'
import type { BridgePointId, PeerId } from '#protocol'

/** The name of every connection: that of its bridge point, numbered from the second one on. */
export function namePeers({
  bridgePoints,
  peers,
}: Pick<SessionState, 'bridgePoints' | 'peers'>): ReadonlyMap<PeerId, string> {
  const points = new Map(bridgePoints.map((point) => [point.id, point.name]))
  const counts = new Map<BridgePointId, number>()
  const names = new Map<PeerId, string>()
  for (const { peerId, bridgePointId } of peers) {
    const count = (counts.get(bridgePointId) ?? 0) + 1
    counts.set(bridgePointId, count)
    const name = points.get(bridgePointId) ?? bridgePointId
    names.set(peerId, count === 1 ? name : `${name} (${count})`)
  }
  return names
}

/** The name of a bridge point; its sign where the session does not know it. */
export function nameOf({ bridgePoints }: Pick<SessionState, 'bridgePoints'>, bridgePointId: BridgePointId): string {
  return bridgePoints.find(({ id }) => id === bridgePointId)?.name ?? bridgePointId
}
