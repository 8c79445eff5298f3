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
type Months = Map<number, MonthCounts>

/** How many marks of each kind a trend has, at most; all years. */
const MARKS: Readonly<Record<PeriodKind, number>> = { month: 24, quarter: 12, year: 100 }
const DAY_MS = 86_400_000
/** How much of the past a forecast rests on, days, and how much it takes to tell how often meetings are held. */
const PAST_DAYS = 365
const LEAST_PAST_DAYS = 28

/** The lines of one month. A list is never changed: where a line changes, another list takes its place. */
export type MonthLines = { readonly month: number; readonly lines: readonly Line[] }

/** Which meetings a trend is of, and until when it goes: `end` is the first month that is left out. */
type TrendOf = { readonly end: number; readonly filter: LineFilter; readonly now: number }

type MonthCounts = { meetings: number; byVideo: number }

/** Trends that end with the month before `end`; they begin where there is a first meeting. Marks have no gaps. */
export function trendsOf(
  all: readonly MonthLines[],
  { end, filter, now }: TrendOf,
  calendar: Calendar,
): Record<PeriodKind, TrendMark[]> {
  const months: Months = new Map()
  for (const { month, lines } of all) {
    if (month >= end) continue
    const counts = remembered(lines, `all ${JSON.stringify(filter)}`, now, () => {
      const tally = { meetings: 0, byVideo: 0 }
      for (const line of lines) if (countsAt(line, now) && isAskedFor(line, filter)) addTo(tally, line.isByVideo)
      return new Map([['', tally]])
    }).get('')
    if (counts && counts.meetings > 0) months.set(month, counts)
  }
  return marksOf(months, end, calendar)
}

/** The same for each district, with the meetings in which it took part by video itself. */
export function districtTrends(
  all: readonly MonthLines[],
  { end, filter, now }: TrendOf,
  calendar: Calendar,
): Map<UnitId, Record<PeriodKind, TrendMark[]>> {
  const districts = new Map<UnitId, Months>()
  for (const { month, lines } of all) {
    if (month >= end) continue
    const counts = remembered(lines, `districts ${JSON.stringify(filter)}`, now, () => byDistrict(lines, filter, now))
    for (const [id, tally] of counts) {
      const months = districts.get(id)
      if (months) months.set(month, tally)
      else districts.set(id, new Map([[month, tally]]))
    }
  }
  return new Map([...districts].map(([id, months]) => [id, marksOf(months, end, calendar)]))
}

function byDistrict(lines: readonly Line[], filter: LineFilter, now: number): Map<UnitId, MonthCounts> {
  const counts = new Map<UnitId, MonthCounts>()
  for (const line of lines) {
    if (!countsAt(line, now) || !isAskedFor(line, filter)) continue
    for (const id of line.districtIds) {
      let tally = counts.get(id)
      if (!tally) counts.set(id, (tally = { meetings: 0, byVideo: 0 }))
      addTo(tally, line.isByVideo && line.videoDistrictIds.includes(id))
    }
  }
  return counts
}

function addTo(tally: MonthCounts, isByVideo: boolean): void {
  tally.meetings += 1
  if (isByVideo) tally.byVideo += 1
}

type Memory = { readonly settledAt: number; readonly counts: Map<string, ReadonlyMap<string, MonthCounts>> }

/** What was counted of lists that are settled; a list that is forgotten takes its counts along. */
const MEMORIES = new WeakMap<readonly Line[], Memory>()
/** Questions that are remembered of one month. */
const MOST_REMEMBERED = 100

/** Counts of a month: of one that is settled, the same question has the same answer until its list is another one. */
function remembered<K extends string>(
  lines: readonly Line[],
  question: string,
  now: number,
  count: () => ReadonlyMap<K, MonthCounts>,
): ReadonlyMap<K, MonthCounts> {
  const memory = MEMORIES.get(lines) ?? { settledAt: settledAtLast(lines), counts: new Map() }
  MEMORIES.set(lines, memory)
  if (memory.settledAt > now) return count()
  // One question has one kind of key.
  const known = memory.counts.get(question) as ReadonlyMap<K, MonthCounts> | undefined
  if (known) return known
  const counts = count()
  if (memory.counts.size < MOST_REMEMBERED) memory.counts.set(question, counts)
  return counts
}

function settledAtLast(lines: readonly Line[]): number {
  return lines.reduce((last, { settledAt }) => Math.max(last, settledAt ?? 0), 0)
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
