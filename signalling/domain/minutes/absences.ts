// When bridge points were away during a session, as the journal tells it.
import type { Step } from './steps.ts'
import { attends } from '../roles.ts'
import type { SessionState } from '../session.ts'
import type { BridgePointId } from '../../protocol/ids.ts'

/** A time in which nobody of a bridge point could be reached, after somebody had been. Times are epoch ms. */
export type Absence = {
  readonly bridgePointId: BridgePointId
  readonly from: number
  /** Null when nobody came back. */
  readonly to: number | null
  /** Its line had broken off; else its last one had left. */
  readonly byLine: boolean
}

/** Every absence of every bridge point, in the order of its beginning. */
export function absencesOf(steps: readonly Step[]): Absence[] {
  const past: Absence[] = []
  const running = new Map<BridgePointId, Absence>()
  for (const { before, after, event, at } of steps) {
    // The closing sends everybody away: nobody is missing by it.
    if (!event.type.startsWith('peer.') || before.peers === after.peers) continue
    const there = reachable(after)
    for (const bridgePointId of reachable(before)) {
      if (there.has(bridgePointId)) continue
      const byLine = event.type === 'peer.line-dropped' || (event.type === 'peer.left' && event.cause === 'line-down')
      running.set(bridgePointId, { bridgePointId, from: at, to: null, byLine })
    }
    for (const bridgePointId of there) {
      const absence = running.get(bridgePointId)
      if (!absence) continue
      past.push({ ...absence, to: at })
      running.delete(bridgePointId)
    }
  }
  return [...past, ...running.values()].toSorted((a, b) => a.from - b.from)
}

/** The bridge points of which somebody who attends has a line. */
function reachable({ peers }: SessionState): Set<BridgePointId> {
  return new Set(peers.filter(({ role, line }) => attends(role) && line === 'up').map((peer) => peer.bridgePointId))
}
