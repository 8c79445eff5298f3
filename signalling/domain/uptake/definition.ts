// What counts as a meeting held by video, as data: versioned, shown, and compared when it changes.
import type { MeetingLevel } from '../meeting.ts'
import type { Calendar } from './period.ts'

/** A step of the target line. The ratio holds from one date on and is to be reached by another, "2020-12-31". */
export type TargetStep = { readonly from: string; readonly by: string; readonly ratio: number }

/**
 * The rules by which the ratio is computed. Plan 3701/KH-UBND, II.2.b: "50% các cuộc họp giữa cấp tỉnh với UBND cấp
 * huyện được sử dụng hội nghị truyền hình trực tuyến"; what the plan leaves open is decided here and can be changed.
 */
export type Rules = {
  /** Meetings of these levels are in scope. */
  readonly levels: readonly MeetingLevel[]
  /** A district's bridge point takes part when it was connected for at least this many minutes… */
  readonly minMinutes: number
  /** …and at least this share of the session's length, 0–1. */
  readonly minShare: number
  /** A mixed meeting is held by video when at least this share of its districts took part by video, 0–1. */
  readonly mixedShare: number
  /** Meetings held by video elsewhere count by what the secretary states; without it they count as not by video. */
  readonly acceptsStatements: boolean
  /**
   * A meeting scheduled by video here in which no session ever ran: left out altogether until somebody says what
   * happened (so it moves nothing), or counted as one that was not held by video.
   */
  readonly neverRan: 'left-out' | 'not-by-video'
  /** In the order of `from`. */
  readonly target: readonly TargetStep[]
}

/** A version of the rules: for meetings that begin on or after a date, until a later version takes over. */
export type Definition = Rules & {
  /** 1 is what the installation begins with. */
  readonly version: number
  /** "2018-01-01": the first day whose meetings it is for. */
  readonly appliesFrom: string
  /** Why it was changed. */
  readonly note: string
}

/** The rules of a new installation; the target comes from the province's configuration. */
export const FIRST_RULES: Omit<Rules, 'target'> = {
  // A three-level conference is one of the province with its districts, too; their communes listen in.
  levels: ['province-district', 'three-level'],
  minMinutes: 10,
  minShare: 0.5,
  mixedShare: 0.5,
  acceptsStatements: true,
  neverRan: 'left-out',
}

/** The day before which no version begins. */
export const BEGINNING = '2000-01-01'

/** Versions put so that the one for a moment is found: by their first day, of the same day the newest alone. */
export type Timeline = readonly { readonly from: number; readonly definition: Definition }[]

/** The timeline of all versions; a later version replaces everything from its first day on. */
export function timelineOf(definitions: readonly Definition[], calendar: Calendar): Timeline {
  const timeline: { from: number; definition: Definition }[] = []
  for (const definition of definitions.toSorted((a, b) => a.version - b.version)) {
    const from = calendar.dayStart(definition.appliesFrom)
    while ((timeline.at(-1)?.from ?? -Infinity) >= from) timeline.pop()
    timeline.push({ from, definition })
  }
  return timeline
}

/** The definition for a meeting that begins at a moment, epoch ms. @throws Error for an empty timeline */
export function definitionAt(timeline: Timeline, at: number): Definition {
  const found = timeline.findLast(({ from }) => from <= at) ?? timeline[0]
  if (!found) throw new Error('There is no definition at all.')
  return found.definition
}

/** What is aimed at on a day: the ratio and by when. */
export type Target = { readonly ratio: number; readonly by: string; readonly isDue: boolean }

/** The target at a moment, epoch ms; null before the line begins. */
export function targetAt(timeline: Timeline, at: number, calendar: Calendar): Target | null {
  const { target } = definitionAt(timeline, at)
  const step = target.findLast(({ from }) => calendar.dayStart(from) <= at)
  // Due once the last day by which it is to be reached has begun.
  return step ? { ratio: step.ratio, by: step.by, isDue: calendar.dayStart(step.by) <= at } : null
}
