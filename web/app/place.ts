// Which seat an address names: a bridge point of a meeting, in a role, or a guest's.
import { SESSION_ROLES } from '#domain/roles.ts'
import type { SessionRole } from '#domain/roles.ts'
import type { BridgePointId, MeetingId, SeatRole } from '#protocol'

/** A seat to be taken. */
export type Place = PointPlace | GuestPlace

/** A bridge point of a meeting. */
export type PointPlace = {
  readonly kind: 'bridge-point'
  readonly meetingId: MeetingId
  readonly bridgePointId: BridgePointId
  /** As what one sits there; null: as usual. */
  readonly as: SeatRole | null
}

/** What a guest's link opens. */
export type GuestPlace = { readonly kind: 'guest'; readonly token: string }

const ID = /^[A-Za-z0-9_-]{1,64}$/
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Reads the parts of an address; null when they cannot be ids. A role that nobody can sit as is the usual one. */
export function placeOf(
  meetingId: string | undefined,
  bridgePointId: string | undefined,
  as: string | null = null,
): PointPlace | null {
  if (meetingId === undefined || bridgePointId === undefined) return null
  if (!ID.test(meetingId) || !ID.test(bridgePointId)) return null
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  const ids = { meetingId: meetingId as MeetingId, bridgePointId: bridgePointId as BridgePointId }
  return { kind: 'bridge-point', ...ids, as: SESSION_ROLES.filter(isSeatRole).find((role) => role === as) ?? null }
}

/** Reads a guest's address; null when it cannot be one. */
export function guestPlaceOf(token: string | undefined): GuestPlace | null {
  return token !== undefined && TOKEN.test(token) ? { kind: 'guest', token } : null
}

/** A place as a word of its own: the same place in two roles is two. */
export function wordOf(place: Place): string {
  if (place.kind === 'guest') return `guest.${place.token}`
  return `${place.meetingId}.${place.bridgePointId}${place.as === null ? '' : `.${place.as}`}`
}

/** What a link says that enters the meeting at once, past the lobby; it travels beside the address. */
export function asksToJoin(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'joinAtOnce' in state && state.joinAtOnce === true
}

function isSeatRole(role: SessionRole): role is SeatRole {
  return role !== 'guest'
}
