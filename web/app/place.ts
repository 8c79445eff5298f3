// Which session and which bridge point an address names.
import type { BridgePointId, SessionId } from '#protocol'

/** A bridge point of a session. */
export type Place = { readonly sessionId: SessionId; readonly bridgePointId: BridgePointId }

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** Reads the parts of an address; null when they cannot be ids. */
export function placeOf(sessionId: string | undefined, bridgePointId: string | undefined): Place | null {
  if (sessionId === undefined || bridgePointId === undefined) return null
  if (!ID.test(sessionId) || !ID.test(bridgePointId)) return null
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  return { sessionId: sessionId as SessionId, bridgePointId: bridgePointId as BridgePointId }
}
