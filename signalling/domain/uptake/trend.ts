// The ratio over time: by month, quarter and year, and what a forecast is made of.
import { ratioOf } from './figures.ts'
import { countsAt, isAskedFor, isComing } from './line.ts'
import type { Line, LineFilter } from './line.ts'
import type { ForecastBase } from './forecast.ts'
import { PERIOD_KINDS } from './period.ts'
import type { Calendar, Period, PeriodKey, PeriodKind } from './period.ts'
import type { UnitId } from '../../protocol/ids.ts'

/** One mark of a trend. */
export type TrendMark = {
  readonly key: PeriodKey
  readonly meetings: number
  readonly byVideo: number
  readonly ratio: number | null
}

/** Counts by month, months since January 2000. */
type Months = Map<number, { meetings: number; byVideo: number }>

/** How many marks of each kind a trend has, at most; all years. */
const MARKS: Readonly<Record<PeriodKind, number>> = { month: 24, quarter: 12, year: 100 }
const DAY_MS = 86_400_000
/** How much of the past a forecast rests on, days, and how much it takes to tell how often meetings are held. */
const PAST_DAYS = 365
const LEAST_PAST_DAYS = 28

/** Trends that end with the month before `end`; they begin where there is a first meeting. Marks have no gaps. */
export function trendsOf(
  lines: readonly Line[],
  { end, filter, now }: { readonly end: number; readonly filter: LineFilter; readonly now: number },
  calendar: Calendar,
): Record<PeriodKind, TrendMark[]> {
  const months: Months = new Map()
  for (const line of lines) {
    if (line.month >= end || !countsAt(line, now) || !isAskedFor(line, filter)) continue
    addTo(months, line.month, line.isByVideo)
  }
  return marksOf(months, end, calendar)
}

/** The same for each district, with the meetings in which it took part by video itself. */
export function districtTrends(
  lines: readonly Line[],
  { end, filter, now }: { readonly end: number; readonly filter: LineFilter; readonly now: number },
  calendar: Calendar,
): Map<UnitId, Record<PeriodKind, TrendMark[]>> {
  const districts = new Map<UnitId, Months>()
  for (const line of lines) {
    if (line.month >= end || !countsAt(line, now) || !isAskedFor(line, filter)) continue
    for (const id of line.districtIds) {
      let months = districts.get(id)
      if (!months) districts.set(id, (months = new Map()))
      addTo(months, line.month, line.isByVideo && line.videoDistrictIds.includes(id))
    }
  }
  return new Map([...districts].map(([id, months]) => [id, marksOf(months, end, calendar)]))
}

function addTo(months: Months, month: number, isByVideo: boolean): void {
  const counts = months.get(month)
  if (!counts) months.set(month, { meetings: 1, byVideo: isByVideo ? 1 : 0 })
  else {
    counts.meetings += 1
    if (isByVideo) counts.byVideo += 1
  }
}

function marksOf(months: Months, end: number, calendar: Calendar): Record<PeriodKind, TrendMark[]> {
  const first = Math.min(end, ...months.keys())
  const marks = { month: [], quarter: [], year: [] } as Record<PeriodKind, TrendMark[]>
  for (const kind of PERIOD_KINDS) {
    const sums = new Map<PeriodKey, { meetings: number; byVideo: number }>()
    for (let month = first; month < end; month += 1) {
      const key = calendar.keyOf(month, kind)
      const { meetings, byVideo } = months.get(month) ?? { meetings: 0, byVideo: 0 }
      const sum = sums.get(key) ?? { meetings: 0, byVideo: 0 }
      sums.set(key, { meetings: sum.meetings + meetings, byVideo: sum.byVideo + byVideo })
    }
    marks[kind] = [...sums]
      .slice(-MARKS[kind])
      .map(([key, sum]) => ({ key, ...sum, ratio: ratioOf(sum.byVideo, sum.meetings) }))
  }
  return marks
}

/** How a period stands and what the past tells of its rest. */
export type PeriodBase = ForecastBase & {
  /** Meetings that the register already knows to be still to come; `coming` may be more. */
  readonly planned: number
}

/**
 * The base of a period's forecast. Not every meeting is known long before: `coming` is what is planned or, when that is
 * more, what the same number of days has had on the average of the past year.
 */
export function periodBase(lines: readonly Line[], period: Period, filter: LineFilter, now: number): PeriodBase {
  const base = { meetings: 0, byVideo: 0, pastMeetings: 0, pastByVideo: 0 }
  const pastFrom = now - PAST_DAYS * DAY_MS
  let planned = 0
  let earliest = now
  for (const line of lines) {
    if (!isAskedFor(line, filter)) continue
    const isWithin = line.startsAt >= period.from && line.startsAt < period.to
    if (isComing(line, now)) {
      if (isWithin) planned += 1
    } else if (countsAt(line, now)) {
      if (isWithin) base.meetings += 1
      if (isWithin && line.isByVideo) base.byVideo += 1
      if (line.startsAt >= pastFrom) {
        base.pastMeetings += 1
        if (line.isByVideo) base.pastByVideo += 1
        earliest = Math.min(earliest, line.startsAt)
      }
    }
  }
  const restDays = Math.max(0, period.to - Math.max(now, period.from)) / DAY_MS
  const pastDays = (now - earliest) / DAY_MS
  const expected = pastDays < LEAST_PAST_DAYS ? 0 : Math.round((base.pastMeetings / pastDays) * restDays)
  return { ...base, planned, coming: Math.max(planned, expected) }
}
