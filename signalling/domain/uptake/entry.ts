// An entry of the register: one meeting, wherever it was held and however the register came to know of it.
import type { MeetingForm, MeetingLevel } from '../meeting.ts'
import type { Evidence } from './evidence.ts'
import type { Field, InPersonReason } from './fields.ts'
import type { EntryId, MeetingId, UnitId } from '../../protocol/ids.ts'

/** How the register came to know of a meeting: it was scheduled here, typed in, imported, or sent by another system. */
export const ENTRY_SOURCES = ['scheduled', 'entered', 'imported', 'sent'] as const
export type EntrySource = (typeof ENTRY_SOURCES)[number]

/** What a secretary states of a meeting that was held by video on another system. */
export type Statement = {
  /** How long the districts were connected, minutes. */
  readonly minutes: number
  /** How many of the invited districts took part by video. */
  readonly districtsByVideo: number
}

/** What somebody has decided against the rules, or where they cannot tell. */
export const CORRECTED_OUTCOMES = ['by-video', 'not-by-video', 'not-held'] as const
export type CorrectedOutcome = (typeof CORRECTED_OUTCOMES)[number]

/** A correction by hand: always with a reason and with a name. */
export type Correction = {
  readonly outcome: CorrectedOutcome
  readonly reason: string
  /** As named at that time. */
  readonly by: string
  /** Epoch ms. */
  readonly at: number
}

/** One entry. */
export type Entry = {
  readonly id: EntryId
  readonly source: EntrySource
  /** Null for what was not scheduled here. */
  readonly meetingId: MeetingId | null
  readonly title: string
  readonly level: MeetingLevel
  readonly form: MeetingForm
  readonly isCancelled: boolean
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
  readonly organiserId: UnitId
  /** Invited units, the organiser among them or not. */
  readonly unitIds: readonly UnitId[]
  /** Those of them that are districts, in the directory's order, the organiser included. */
  readonly districtIds: readonly UnitId[]
  readonly field: Field
  readonly reason: InPersonReason | null
  readonly statement: Statement | null
  readonly correction: Correction | null
  /** The entry that stands for this one, too. */
  readonly mergedInto: EntryId | null
  /** Of the sessions that have ended; null before the first one has. */
  readonly evidence: Evidence | null
}
