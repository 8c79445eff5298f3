// Which meeting and which bridge point an address names.
import type { BridgePointId, MeetingId } from '#protocol'

/** A bridge point of a meeting. */
export type Place = { readonly meetingId: MeetingId; readonly bridgePointId: BridgePointId }

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** Reads the parts of an address; null when they cannot be ids. */
export function placeOf(meetingId: string | undefined, bridgePointId: string | undefined): Place | null {
  if (meetingId === undefined || bridgePointId === undefined) return null
  if (!ID.test(meetingId) || !ID.test(bridgePointId)) return null
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  return { meetingId: meetingId as MeetingId, bridgePointId: bridgePointId as BridgePointId }
}

/** What a link says that enters the meeting at once, past the lobby; it travels beside the address. */
export function asksToJoin(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'joinAtOnce' in state && state.joinAtOnce === true
}
