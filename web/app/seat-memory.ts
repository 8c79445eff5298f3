// What this tab remembers of its seat, so that a reload comes back to the same one.
import type { Place } from './place.ts'

/** A ticket, and whether the meeting was entered with it. */
export type RememberedSeat = { readonly ticket: string; readonly joined: boolean }

/** The seat this tab had at a place, or null. */
export function recallSeat(place: Place): RememberedSeat | null {
  const stored: unknown = parse(sessionStorage.getItem(keyOf(place)))
  if (typeof stored !== 'object' || stored === null || !('ticket' in stored) || !('joined' in stored)) return null
  const { ticket, joined } = stored
  return typeof ticket === 'string' && typeof joined === 'boolean' ? { ticket, joined } : null
}

/** Remembers a seat until the tab is closed. */
export function keepSeat(place: Place, seat: RememberedSeat): void {
  sessionStorage.setItem(keyOf(place), JSON.stringify(seat))
}

/** Forgets the seat at a place. */
export function forgetSeat(place: Place): void {
  sessionStorage.removeItem(keyOf(place))
}

function keyOf({ sessionId, bridgePointId }: Place): string {
  return `diem-cau.seat.${sessionId}.${bridgePointId}`
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
