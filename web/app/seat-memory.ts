// What this browser remembers of its seat, so that a reload comes back to the same one.
import { SESSION_ROLES } from '#domain/roles.ts'
import type { SessionRole } from '#domain/roles.ts'
import type { SeatRecording } from '#protocol'
import { wordOf } from './place.ts'
import type { Place } from './place.ts'

/** A ticket, what it is a seat at, and whether the meeting was entered with it. */
export type RememberedSeat = {
  readonly ticket: string
  readonly title: string
  readonly bridgePointName: string
  readonly role: SessionRole
  /** Who sits here may not speak at once: the microphone begins closed. */
  readonly quiet: boolean
  readonly joined: boolean
  /** Absent in what was remembered by an older page. */
  readonly recording?: SeatRecording
}

/** The seat this tab had at a place, or null. A guest's is found by every tab: the link opens no second time. */
export function recallSeat(place: Place): RememberedSeat | null {
  const key = keyOf(place)
  const here: unknown = parse(sessionStorage.getItem(key))
  if (isSeat(here)) return here
  const elsewhere: unknown = place.kind === 'guest' ? parse(localStorage.getItem(key)) : null
  return isSeat(elsewhere) ? elsewhere : null
}

/** Remembers a seat until the tab is closed; a guest's until it is forgotten, but not that it was entered. */
export function keepSeat(place: Place, seat: RememberedSeat): void {
  sessionStorage.setItem(keyOf(place), JSON.stringify(seat))
  if (place.kind === 'guest') localStorage.setItem(keyOf(place), JSON.stringify({ ...seat, joined: false }))
}

/** Forgets the seat at a place. */
export function forgetSeat(place: Place): void {
  sessionStorage.removeItem(keyOf(place))
  localStorage.removeItem(keyOf(place))
}

function keyOf(place: Place): string {
  return `diem-cau.seat.${wordOf(place)}`
}

function isSeat(stored: unknown): stored is RememberedSeat {
  if (typeof stored !== 'object' || stored === null) return false
  const read = (name: string): unknown => Reflect.get(stored, name)
  const texts = ['ticket', 'title', 'bridgePointName'].map(read)
  const flags = ['joined', 'quiet'].map(read)
  const isRole = SESSION_ROLES.some((role) => role === read('role'))
  return isRole && texts.every((text) => typeof text === 'string') && flags.every((flag) => typeof flag === 'boolean')
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
