// The ratio and what it is made of: one pass over the register's lines.
import type { MeetingLevel } from '../meeting.ts'
import type { Field, InPersonReason } from './fields.ts'
import { countsAt, isAskedFor, isComing } from './line.ts'
import type { Line, LineFilter } from './line.ts'
import type { Journeys } from './saved.ts'
import type { VerdictCode } from './verdict.ts'
import type { UnitId } from '../../protocol/ids.ts'

/** Meetings and those of them held by video; among the latter those that rest on a statement. */
export type Counts = {
  readonly meetings: number
  readonly byVideo: number
  readonly stated: number
  /** Of all of them, decided by hand. */
  readonly corrected: number
}

/** Counts with their ratio, 0–1; null without a meeting. */
export type Ratio = Counts & { readonly ratio: number | null }

/**
 * What is said of one district. A meeting with n districts is each one's meeting, so the `meetings` of the districts
 * add up to more than there were; their `weight`s (1/n of a meeting each) add up to the whole.
 */
export type DistrictRatio = {
  /** Null for meetings that name no district. */
  readonly districtId: UnitId | null
  /** Counted meetings in which it was to take part, and those of them that count as held by video. */
  readonly meetings: number
  readonly byVideo: number
  /** Those in which it took part by video itself, long enough. */
  readonly ownByVideo: number
  /** ownByVideo / meetings: how far this district is; null without a meeting. */
  readonly ratio: number | null
  readonly weight: number
  readonly weightByVideo: number
}

/** What was measured at the bridge points of counted meetings. */
export type Presence = { readonly invited: number; readonly attended: number; readonly onTime: number }

/** The figures of a stretch of time. Every part but the districts' adds up to `whole`. */
export type Figures = {
  readonly whole: Ratio
  readonly byMonth: ReadonlyMap<number, Ratio>
  readonly byOrganiser: ReadonlyMap<UnitId, Ratio>
  readonly byField: ReadonlyMap<Field, Ratio>
  readonly byLevel: ReadonlyMap<MeetingLevel, Ratio>
  readonly byDistrict: readonly DistrictRatio[]
  /** Why counted meetings were not held by video, as far as somebody has said. */
  readonly reasons: ReadonlyMap<InPersonReason | 'unsaid', number>
  /** How every meeting of the stretch was judged; those that are still to come are `not-yet`. */
  readonly codes: ReadonlyMap<VerdictCode, number>
  readonly presence: Presence
  readonly journeys: Journeys
  /** Versions of the definition by which they were judged, in order. */
  readonly versions: readonly number[]
}

/** Which figures. */
export type FiguresOf = {
  /** Months since January 2000, the end excluded. */
  readonly first: number
  readonly end: number
  readonly filter: LineFilter
  /** Epoch ms. */
  readonly now: number
  /** How far a district is from the province's seat, km, one way. */
  readonly roadKm: ReadonlyMap<UnitId, number | null>
}

class Tally {
  meetings = 0
  byVideo = 0
  stated = 0
  corrected = 0

  add({ isByVideo, code }: Line): void {
    this.meetings += 1
    if (isByVideo) this.byVideo += 1
    if (code === 'stated-by-video') this.stated += 1
    if (code === 'corrected') this.corrected += 1
  }

  ratio(): Ratio {
    const { meetings, byVideo, stated, corrected } = this
    return { meetings, byVideo, stated, corrected, ratio: ratioOf(byVideo, meetings) }
  }
}

/** A ratio, 0–1; null of nothing. */
export function ratioOf(byVideo: number, meetings: number): number | null {
  return meetings === 0 ? null : byVideo / meetings
}

/** Counts the lines of a stretch of time. */
export function figuresOf(lines: readonly Line[], { first, end, filter, now, roadKm }: FiguresOf): Figures {
  const whole = new Tally()
  const months = new Map<number, Tally>()
  const organisers = new Map<UnitId, Tally>()
  const fields = new Map<Field, Tally>()
  const levels = new Map<MeetingLevel, Tally>()
  const districts = new Map<UnitId | null, DistrictTally>()
  const reasons = new Map<InPersonReason | 'unsaid', number>()
  const codes = new Map<VerdictCode, number>()
  const presence = { invited: 0, attended: 0, onTime: 0 }
  const journeys = { count: 0, roadKm: 0, withoutDistance: 0 }
  const versions = new Set<number>()
  for (const line of lines) {
    if (line.month < first || line.month >= end || !isAskedFor(line, filter)) continue
    increase(codes, isComing(line, now) ? 'not-yet' : line.code)
    if (!countsAt(line, now)) continue
    versions.add(line.version)
    whole.add(line)
    tallyOf(months, line.month).add(line)
    tallyOf(organisers, line.organiserId).add(line)
    tallyOf(fields, line.field).add(line)
    tallyOf(levels, line.level).add(line)
    addToDistricts(districts, line)
    presence.invited += line.invited
    presence.attended += line.attended
    presence.onTime += line.onTime
    if (line.isByVideo) addJourneys(journeys, line, roadKm)
    else increase(reasons, line.reason ?? 'unsaid')
  }
  return {
    whole: whole.ratio(),
    byMonth: ratios(months),
    byOrganiser: ratios(organisers),
    byField: ratios(fields),
    byLevel: ratios(levels),
    byDistrict: [...districts].map(([districtId, tally]) => districtRatio(districtId, tally)),
    reasons,
    codes,
    presence,
    journeys,
    versions: [...versions].toSorted((a, b) => a - b),
  }
}

type DistrictTally = { meetings: number; byVideo: number; ownByVideo: number; weight: number; weightByVideo: number }

function addToDistricts(districts: Map<UnitId | null, DistrictTally>, line: Line): void {
  const { districtIds, isByVideo, videoDistrictIds } = line
  const taking: readonly (UnitId | null)[] = districtIds.length === 0 ? [null] : districtIds
  const weight = 1 / taking.length
  for (const id of taking) {
    let tally = districts.get(id)
    if (!tally) {
      tally = { meetings: 0, byVideo: 0, ownByVideo: 0, weight: 0, weightByVideo: 0 }
      districts.set(id, tally)
    }
    tally.meetings += 1
    tally.weight += weight
    if (!isByVideo) continue
    tally.byVideo += 1
    tally.weightByVideo += weight
    if (id !== null && videoDistrictIds.includes(id)) tally.ownByVideo += 1
  }
}

function districtRatio(districtId: UnitId | null, tally: DistrictTally): DistrictRatio {
  return { districtId, ...tally, ratio: ratioOf(tally.ownByVideo, tally.meetings) }
}

function addJourneys(
  journeys: { count: number; roadKm: number; withoutDistance: number },
  { videoDistrictIds }: Line,
  roadKm: ReadonlyMap<UnitId, number | null>,
): void {
  for (const id of videoDistrictIds) {
    const km = roadKm.get(id) ?? null
    journeys.count += 1
    if (km === null) journeys.withoutDistance += 1
    else journeys.roadKm += km
  }
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key)
  if (known) return known
  const fresh = new Tally()
  tallies.set(key, fresh)
  return fresh
}

function ratios<K>(tallies: ReadonlyMap<K, Tally>): Map<K, Ratio> {
  return new Map([...tallies].map(([key, tally]) => [key, tally.ratio()]))
}

function increase<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
