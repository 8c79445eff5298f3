// Calls to bridge points that are missing: which of them still stand.
import { isThere, rollCallOf } from './roll-call.ts'
import type { SessionState } from './session.ts'
import type { BridgePointId } from '../protocol/ids.ts'

/** Since when bridge points are called to come, epoch ms. A call stands until its bridge point has come, or is marked as there. */
export function standingCalls(state: SessionState): ReadonlyMap<BridgePointId, number> {
  const standing = rollCallOf(state).flatMap(({ bridgePoint, attendance, calledAt, firstAt, goneAt }) => {
    if (calledAt === null || isThere(attendance)) return []
    // Who came after the call has answered it, even if the line is down again by now.
    const came = firstAt !== null && (goneAt === null || goneAt > calledAt)
    return came ? [] : [[bridgePoint.id, calledAt] as const]
  })
  return new Map(standing)
}
