// What differs between two states of the same meeting.
import type { MeetingContent } from '#domain/meeting.ts'

/** A part of a meeting as the form shows it. */
export const PARTS = {
  title: ['title'],
  level: ['level'],
  form: ['form'],
  time: ['startsAt', 'endsAt'],
  rehearsal: ['rehearsalAt'],
  organiser: ['organiserId'],
  chair: ['chairId'],
  secretary: ['secretaryId'],
  main: ['mainBridgePointId'],
  venue: ['venueId'],
  invited: ['unitIds', 'bridgePointIds'],
  agenda: ['agenda'],
  note: ['note'],
  reminders: ['remindersMin'],
  floor: ['floorMode'],
  recording: ['recording'],
} as const satisfies Record<string, readonly (keyof MeetingContent)[]>

/** The name of a part. */
export type Part = keyof typeof PARTS

// Object.keys forgets what it knows about the keys.
const NAMES = Object.keys(PARTS) as Part[]

/** The parts that differ, in the order of the form. */
export function changedParts(before: MeetingContent, after: MeetingContent): Part[] {
  return NAMES.filter((part) => PARTS[part].some((field) => textOf(before[field]) !== textOf(after[field])))
}

/** Lists whose order says nothing are compared as sets. */
function textOf(value: unknown): string {
  const isSet = Array.isArray(value) && value.every((item) => typeof item !== 'object')
  return JSON.stringify(isSet ? value.toSorted() : value)
}
