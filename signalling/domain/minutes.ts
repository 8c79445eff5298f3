// The minutes of a session: what the journal says, put into the form that a secretary edits and signs.
import { resultOf } from './ballot.ts'
import type { RecordedEvent } from './event.ts'
import { attendedOf } from './minutes/attendance.ts'
import { courseOf, nameOf } from './minutes/course.ts'
import { lastOpenState, overAt, stepsOf } from './minutes/steps.ts'
import type { Step } from './minutes/steps.ts'
import { isThere } from './roll-call.ts'
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
  /** Whose head stands above: the state's, or the Party's for its bodies. */
  readonly head: 'state' | 'party'
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

/** What the journal does not know: who issues the minutes, who led, who is told. */
export type MinutesFacts = Pick<
  MinutesContent,
  | 'head'
  | 'governingBody'
  | 'issuingBody'
  | 'symbol'
  | 'place'
  | 'venue'
  | 'chair'
  | 'secretary'
  | 'recipients'
  | 'chairSignature'
  | 'secretarySignature'
> & {
  /** The meeting's title and when its session was opened, for a journal that is still empty. */
  readonly title: string
  /** Epoch ms. */
  readonly openedAt: number
  /** In whose hours the times of the text are told: "Asia/Ho_Chi_Minh". */
  readonly zone: string
}

/** Drafts the minutes from a journal, which may still grow. The same journal and facts give the same draft. */
export function draftMinutes(events: readonly RecordedEvent[], facts: MinutesFacts): MinutesContent {
  const { title, openedAt: rowOpenedAt, zone, ...known } = facts
  const steps = stepsOf(events)
  const state = lastOpenState(steps)
  const openedAt = state.openedAt || rowOpenedAt
  const attended = attendedOf(steps)
  const invited = attended.filter(({ bridgePoint }) => !bridgePoint.guest)
  const present = invited.filter(({ attendance }) => isThere(attendance)).length
  const needed = Math.ceil((invited.length * state.rollCall.quorumPercent) / 100)
  return {
    ...known,
    number: '',
    date: openedAt,
    summary: state.title || title,
    openedAt,
    closedAt: overAt(steps),
    quorum: { present, invited: invited.length, reached: present >= needed },
    attendance: attended.map(({ bridgePoint, ...row }) => ({ ...row, name: attendanceName(bridgePoint) })),
    parts: courseOf(steps, zone).map(({ item, startedAt, endedAt, turns, notes }) => ({
      title: item?.title ?? '',
      rapporteur: item?.rapporteur ?? '',
      startedAt,
      endedAt,
      speeches: turns.map((turn) => ({
        speaker: nameOf(state, turn.bridgePointId),
        startedAt: turn.startedAt,
        endedAt: turn.endedAt,
      })),
      text: notes.join('\n'),
    })),
    votes: votesOf(steps),
    conclusions: state.conclusions.map(({ text }) => text),
  }
}

function attendanceName({ name, guest }: { readonly name: string; readonly guest?: true }): string {
  return guest ? `${name} (khách mời)` : name
}

/** The ballots that have a result, in the order of closing. Only how many, never who. */
function votesOf(steps: readonly Step[]): MinutesVote[] {
  return steps.flatMap(({ event, after, at }) => {
    const ballot = event.type === 'ballot.closed' && after.ballots.find(({ id }) => id === event.id)
    if (!ballot) return []
    const { motion, secret, unit, options, entitled } = ballot
    const { counts, quorate } = resultOf(ballot)
    const results = options.map((option, index) => ({ option, count: counts?.[index] ?? 0 }))
    return [{ motion, secret, unit, results, entitled, quorate: quorate === true, at }]
  })
}
