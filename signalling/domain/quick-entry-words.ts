// Words of a typed line, and what is understood from them.
import type { UnitId } from '../protocol/ids.ts'

/** A whole group of units; `communes-of:` is followed by the district's id. */
export type QuickGroup = 'districts' | 'departments' | 'party' | `communes-of:${UnitId}`

/** One word as typed, and as it is compared. */
export type Word = { readonly text: string; readonly plain: string }

/** What a rule has understood from the words at one place. */
export type Understood = {
  /** How many words it took. */
  readonly words: number
  readonly date?: string
  readonly startMinutes?: number
  readonly endMinutes?: number
  /** How long it lasts, minutes. */
  readonly lengthMinutes?: number
  /** Which half of the day hours are meant in. */
  readonly half?: 'morning' | 'noon' | 'afternoon' | 'evening'
  readonly groups?: readonly QuickGroup[]
  readonly unitIds?: readonly UnitId[]
  readonly weekly?: boolean
  /** The words say something, but belong to the title as well. */
  readonly stays?: boolean
}
