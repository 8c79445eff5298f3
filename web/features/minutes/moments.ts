// Moments of the minutes as fields of a form: a day and a time of the province's clock.
import { dayOf, instantOf, wallOf } from '../../ui/days.ts'

/** `HH:MM` of a moment; empty for none. */
export function timeOf(at: number | null): string {
  return at === null ? '' : wallOf(at).slice(11, 16)
}

/** A moment at another time of the same day; as it was while the time is half typed. */
export function atTime(at: number, time: string): number {
  return time === '' ? at : instantOf(`${dayOf(at)}T${time}`)
}

/** A moment at the same time of another day. */
export function onDay(at: number, day: string): number {
  return day === '' ? at : instantOf(`${day}T${timeOf(at)}`)
}
