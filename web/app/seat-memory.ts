// What this tab remembers of its seat, so that a reload comes back to the same one.
import type { Place } from './place.ts'

/** A ticket, what it is a seat at, and whether the meeting was entered with it. */
export type RememberedSeat = {
  readonly ticket: string
  readonly title: string
  readonly bridgePointName: string
  readonly joined: boolean
}

/** The seat this tab had at a place, or null. */
export function recallSeat(place: Place): RememberedSeat | null {
  const stored: unknown = parse(sessionStorage.getItem(keyOf(place)))
  return isSeat(stored) ? stored : null
}

/** Remembers a seat until the tab is closed. */
export function keepSeat(place: Place, seat: RememberedSeat): void {
  sessionStorage.setItem(keyOf(place), JSON.stringify(seat))
}

/** Forgets the seat at a place. */
export function forgetSeat(place: Place): void {
  sessionStorage.removeItem(keyOf(place))
}

function keyOf({ meetingId, bridgePointId }: Place): string {
  return `diem-cau.seat.${meetingId}.${bridgePointId}`
}

function isSeat(stored: unknown): stored is RememberedSeat {
  if (typeof stored !== 'object' || stored === null) return false
  const texts = ['ticket', 'title', 'bridgePointName'].map((name) => Reflect.get(stored, name))
  return texts.every((text) => typeof text === 'string') && 'joined' in stored && typeof stored.joined === 'boolean'
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
