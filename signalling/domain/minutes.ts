// The minutes of a session: what the journal says, put into the form that a secretary edits and signs.
import type { Attendance } from './state/roll-call.ts'
import type { BallotUnit } from './state/ballot.ts'

/** Who signs, as it stands under the minutes (Decree 30/2020/NĐ-CP, Appendix I). */
export type MinutesSignature = {
  /** "TM. ỦY BAN NHÂN DÂN"; empty without one. */
  readonly authority: string
  /** "CHỦ TỌA", "THƯ KÝ" or an office. */
  readonly office: string
  readonly name: string
}

/** One bridge point in the list of those who attended. */
export type MinutesAttendance = {
  readonly name: string
  readonly attendance: Attendance
  readonly reason: string
  readonly delegates: number
  /** When it first came, epoch ms. */
  readonly firstAt: number | null
  /** How long its line was away in all, ms. */
  readonly awayMs: number
}

/** One turn at speaking. */
export type MinutesSpeech = {
  readonly speaker: string
  /** Epoch ms. */
  readonly startedAt: number
  /** Epoch ms; null when it had not ended. */
  readonly endedAt: number | null
}

/** One part of the course: an item of the agenda, or what happened outside of any. */
export type MinutesPart = {
  readonly title: string
  readonly rapporteur: string
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly speeches: readonly MinutesSpeech[]
  /** What the secretary has written about it; several lines. */
  readonly text: string
}

/** One vote. */
export type MinutesVote = {
  readonly motion: string
  readonly secret: boolean
  readonly unit: BallotUnit
  readonly results: readonly { readonly option: string; readonly count: number }[]
  readonly entitled: number
  readonly quorate: boolean
  /** When it was closed, epoch ms. */
  readonly at: number
}

/** Everything that stands in the minutes. Plain data: the same content gives the same documents. */
export type MinutesContent = {
  /** "ỦY BAN NHÂN DÂN TỈNH …"; empty when the issuing body has none above it. */
  readonly governingBody: string
  readonly issuingBody: string
  /** "12"; empty until one is given. */
  readonly number: string
  /** "BB-UBND" */
  readonly symbol: string
  /** "Bắc Giang" */
  readonly place: string
  /** The day they are dated, epoch ms. */
  readonly date: number
  /** What the meeting was about. */
  readonly summary: string
  /** Epoch ms. */
  readonly openedAt: number
  readonly closedAt: number | null
  readonly venue: string
  readonly chair: string
  readonly secretary: string
  readonly quorum: { readonly present: number; readonly invited: number; readonly reached: boolean }
  readonly attendance: readonly MinutesAttendance[]
  readonly parts: readonly MinutesPart[]
  readonly votes: readonly MinutesVote[]
  readonly conclusions: readonly string[]
  readonly recipients: readonly string[]
  readonly chairSignature: MinutesSignature
  readonly secretarySignature: MinutesSignature
}
