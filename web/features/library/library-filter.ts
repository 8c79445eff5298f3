// Which recordings are looked at, as the address of the page keeps it.
import { MEETING_LEVELS } from '#domain/meeting.ts'
import type { MeetingLevel } from '#domain/meeting.ts'
import type { OfficeInput } from '../../api/office.ts'
import { addDays, instantOf, isDay } from '../../ui/days.ts'

/** What only some recordings are. */
export const ONLY = ['unsound', 'held', 'due'] as const
type Only = (typeof ONLY)[number]

/** Days are `YYYY-MM-DD`, both included; empty for no limit. */
export type LibraryFilter = {
  readonly text: string
  readonly from: string
  readonly to: string
  readonly unit: string
  readonly level: MeetingLevel | ''
  readonly only: Only | ''
}

/** Everything. */
export const NO_FILTER: LibraryFilter = { text: '', from: '', to: '', unit: '', level: '', only: '' }

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** The filter that an address holds; what makes no sense in it is left out. */
export function filterOf(search: URLSearchParams): LibraryFilter {
  const word = (name: string): string => search.get(name) ?? ''
  const day = (name: string): string => (isDay(word(name)) ? word(name) : '')
  return {
    text: word('text').slice(0, 200),
    from: day('from'),
    to: day('to'),
    unit: ID.test(word('unit')) ? word('unit') : '',
    level: MEETING_LEVELS.find((level) => level === word('level')) ?? '',
    only: ONLY.find((only) => only === word('only')) ?? '',
  }
}

/** The filter as an address keeps it. */
export function searchOf(filter: LibraryFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
}

/** The filter as the office is asked; the last day counts to its end. */
export function askedOf({ text, from, to, unit, level, only }: LibraryFilter): OfficeInput<'recording.list'> {
  return {
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(from !== '' && { from: instantOf(from) }),
    ...(to !== '' && { to: instantOf(addDays(to, 1)) - 1 }),
    ...(unit !== '' && { organiserId: unit }),
    ...(level !== '' && { level }),
    ...(only !== '' && { only }),
  }
}
