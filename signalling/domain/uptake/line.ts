// A register entry as the figures see it: narrow, judged, with everything that is counted or grouped by.
import { folded } from '../folded.ts'
import type { MeetingForm, MeetingLevel } from '../meeting.ts'
import type { Timeline } from './definition.ts'
import { definitionAt } from './definition.ts'
import type { Entry, EntrySource } from './entry.ts'
import { totalOf } from './evidence.ts'
import type { Field, InPersonReason } from './fields.ts'
import type { Calendar } from './period.ts'
import { judge } from './verdict.ts'
import type { VerdictCode } from './verdict.ts'
import type { EntryId, UnitId } from '../../protocol/ids.ts'

/** One entry, judged. Some 120,000 of these are held in memory: nothing is in them that no figure needs. */
export type Line = {
  readonly id: EntryId
  readonly source: EntrySource
  /** Months since January 2000, by the province's calendar. */
  readonly month: number
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
  readonly level: MeetingLevel
  readonly form: MeetingForm
  readonly organiserId: UnitId
  readonly districtIds: readonly UnitId[]
  readonly videoDistrictIds: readonly UnitId[]
  readonly field: Field
  readonly reason: InPersonReason | null
  readonly code: VerdictCode
  readonly isCounted: boolean
  readonly isByVideo: boolean
  readonly settledAt: number | null
  readonly version: number
  /** Invited bridge points that were measured, those that came, and those that came on time. */
  readonly invited: number
  readonly attended: number
  readonly onTime: number
  /** The folded title, by which a list is searched. */
  readonly search: string
}

/** Who is connected this long after the planned beginning is on time still, ms. */
export const ON_TIME_MS = 5 * 60_000

/** Judges an entry by the definition that holds for its date. */
export function lineOf(entry: Entry, timeline: Timeline, calendar: Calendar): Line {
  const { code, isCounted, isByVideo, settledAt, version, videoDistrictIds } = judge(
    entry,
    definitionAt(timeline, entry.startsAt),
  )
  return {
    id: entry.id,
    source: entry.source,
    month: calendar.monthAt(entry.startsAt),
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    level: entry.level,
    form: entry.form,
    organiserId: entry.organiserId,
    districtIds: entry.districtIds,
    videoDistrictIds,
    field: entry.field,
    reason: entry.reason,
    code,
    isCounted,
    isByVideo,
    settledAt,
    version,
    search: folded(entry.title),
    ...presenceIn(entry),
  }
}

function presenceIn({ evidence, startsAt }: Entry): Pick<Line, 'invited' | 'attended' | 'onTime'> {
  const points = evidence ? totalOf(evidence).points.filter(({ level }) => level !== 'guest') : []
  const attended = points.filter(({ connectedMs }) => connectedMs > 0)
  return {
    invited: points.length,
    attended: attended.length,
    onTime: attended.filter(({ firstAt }) => firstAt !== null && firstAt <= startsAt + ON_TIME_MS).length,
  }
}

/** Whether a line counts at a moment, epoch ms: not before it is settled. */
export function countsAt({ isCounted, settledAt }: Line, now: number): boolean {
  return isCounted && settledAt !== null && settledAt <= now
}

/** Whether it is in scope and still to come, or goes on, at a moment, epoch ms. */
export function isComing({ settledAt }: Line, now: number): boolean {
  return settledAt !== null && settledAt > now
}

/** Which lines a figure is made of; what is left out is not asked for. */
export type LineFilter = {
  readonly organiserId?: UnitId | undefined
  /** The district takes part. */
  readonly districtId?: UnitId | undefined
  readonly field?: Field | undefined
  readonly level?: MeetingLevel | undefined
}

/** Whether a line is one of those that are asked for. */
export function isAskedFor(line: Line, { organiserId, districtId, field, level }: LineFilter): boolean {
  return (
    (organiserId === undefined || line.organiserId === organiserId) &&
    (districtId === undefined || line.districtIds.includes(districtId)) &&
    (field === undefined || line.field === field) &&
    (level === undefined || line.level === level)
  )
}
