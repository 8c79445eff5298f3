// Whether a meeting counts, and whether as one held by video: a code with the numbers it was decided by.
import { ENTER_AFTER_MS } from '../schedule.ts'
import type { Definition } from './definition.ts'
import type { Entry, Statement } from './entry.ts'
import { totalOf } from './evidence.ts'
import type { Total } from './evidence.ts'
import type { UnitId } from '../../protocol/ids.ts'

/** Every way in which a meeting is judged. */
export const VERDICT_CODES = [
  /** By video: a district's bridge point took part long enough; of a mixed meeting, enough districts did. */
  'by-video',
  /** By video on another system, as its secretary states. */
  'stated-by-video',
  /** Not by video: held in person. */
  'in-person',
  /** Not by video: the best connected district was there for too few minutes… */
  'too-short',
  /** …or for too small a part of the session. */
  'too-small-part',
  /** Not by video: the session ran without any district. */
  'no-district',
  /** Not by video: mixed, and too few of its districts took part by video. */
  'too-few-districts',
  /** Not by video: said to be held by video elsewhere, which nothing states or which is not accepted. */
  'not-stated',
  /** Decided by hand; `outcome` of the correction says how. */
  'corrected',
  /** Left out, or not by video, as the definition says: scheduled by video, and no session ever ran. */
  'never-ran',
  /** Left out: another level of government. */
  'out-of-scope',
  /** Left out. */
  'cancelled',
  /** Left out: another entry stands for it. */
  'merged',
  /** Left out so far: it lies ahead, or goes on. */
  'not-yet',
] as const
export type VerdictCode = (typeof VERDICT_CODES)[number]

/** The numbers that a verdict was reached by; those that play no part are null. */
export type VerdictNumbers = {
  /** How long the meeting went on, ms. */
  readonly lengthMs: number | null
  /** Of the district that was connected longest: for how long, ms, and for which share of the meeting. */
  readonly bestMs: number | null
  readonly bestShare: number | null
  /** Districts that took part by video, and invited ones. */
  readonly districtsByVideo: number | null
  readonly districts: number | null
}

/** The judgement on one meeting. */
export type Verdict = {
  readonly code: VerdictCode
  /** It is one of the meetings that the ratio is of. */
  readonly isCounted: boolean
  /** It is one of those held by video. */
  readonly isByVideo: boolean
  /** Of a meeting in scope: from when on the judgement holds, epoch ms; null for what is left out for good. */
  readonly settledAt: number | null
  /** The version of the definition. */
  readonly version: number
  readonly numbers: VerdictNumbers
  /** The districts that took part by video themselves, by what was measured; all of them where nothing was. */
  readonly videoDistrictIds: readonly UnitId[]
}

const NO_NUMBERS: VerdictNumbers = {
  lengthMs: null,
  bestMs: null,
  bestShare: null,
  districtsByVideo: null,
  districts: null,
}
const MINUTE_MS = 60_000

type Judged = Pick<Verdict, 'code' | 'isCounted' | 'isByVideo'> &
  Partial<Pick<Verdict, 'settledAt' | 'numbers' | 'videoDistrictIds'>>

/** Judges one entry by one definition. What time it is plays no part: see `verdictAt`. */
export function judge(entry: Entry, definition: Definition): Verdict {
  const verdict = leftOut(entry, definition) ?? corrected(entry) ?? judged(entry, definition)
  return { settledAt: null, numbers: NO_NUMBERS, videoDistrictIds: [], ...verdict, version: definition.version }
}

/** The same at a moment, epoch ms: before it is settled, a meeting does not count yet. */
export function verdictAt(verdict: Verdict, now: number): Verdict {
  if (verdict.settledAt === null || verdict.settledAt <= now) return verdict
  return { ...verdict, code: 'not-yet', isCounted: false, isByVideo: false }
}

function leftOut({ mergedInto, isCancelled, correction, level }: Entry, { levels }: Definition): Judged | undefined {
  const left = (code: VerdictCode): Judged => ({ code, isCounted: false, isByVideo: false })
  if (mergedInto !== null) return left('merged')
  if (!levels.includes(level)) return left('out-of-scope')
  // What was called off and held all the same, a correction says.
  return isCancelled && correction === null ? left('cancelled') : undefined
}

function corrected({ correction, endsAt, districtIds }: Entry): Judged | undefined {
  if (correction === null) return undefined
  const isByVideo = correction.outcome === 'by-video'
  return {
    code: 'corrected',
    isCounted: correction.outcome !== 'not-held',
    isByVideo,
    // By hand a meeting can be told of before its planned end.
    settledAt: Math.min(endsAt, correction.at),
    videoDistrictIds: isByVideo ? districtIds : [],
  }
}

function judged(entry: Entry, definition: Definition): Judged {
  const total = entry.evidence ? totalOf(entry.evidence) : null
  if (total && total.endedAt !== null) return { ...byEvidence(entry, total, definition), settledAt: total.endedAt }
  if (entry.form === 'in-person') {
    return { code: 'in-person', isCounted: true, isByVideo: false, settledAt: entry.endsAt }
  }
  if (entry.source === 'scheduled') return withoutSession(entry, definition)
  return byStatement(entry, definition)
}

/** Nothing is known of a session until nobody can enter it any more. */
function withoutSession({ form, statement, endsAt, ...entry }: Entry, definition: Definition): Judged {
  const settledAt = endsAt + ENTER_AFTER_MS
  // Scheduled here and held on another system in the end.
  if (statement) return byStatement({ form, statement, endsAt, ...entry }, definition)
  // A mixed meeting has people in a room: it was held, without its video.
  if (form === 'mixed') return { code: 'no-district', isCounted: true, isByVideo: false, settledAt }
  const isCounted = definition.neverRan === 'not-by-video'
  return { code: 'never-ran', isCounted, isByVideo: false, settledAt }
}

function byEvidence({ form, districtIds }: Entry, total: Total, definition: Definition): Judged {
  const { minMinutes, minShare, mixedShare } = definition
  const districts = total.points.filter(({ level }) => level === 'district')
  const isLongEnough = ({ connectedMs, share }: Total['points'][number]): boolean =>
    connectedMs >= minMinutes * MINUTE_MS && share >= minShare
  const byVideo = districts.filter(isLongEnough)
  const best = districts.reduce<Total['points'][number] | undefined>(
    (one, other) => (one && one.connectedMs >= other.connectedMs ? one : other),
    undefined,
  )
  const videoDistrictIds = [...new Set(byVideo.flatMap(({ unitId }) => unitId ?? []))]
  // Of a district with several bridge points one is enough; those without a unit stand for themselves.
  const districtsByVideo = videoDistrictIds.length + byVideo.filter(({ unitId }) => unitId === null).length
  const numbers: VerdictNumbers = {
    lengthMs: total.lengthMs,
    bestMs: best?.connectedMs ?? null,
    bestShare: best?.share ?? null,
    districtsByVideo,
    districts: Math.max(districtIds.length, districtsByVideo),
  }
  const counted = (code: VerdictCode, isByVideo = false): Judged => {
    return { code, isCounted: true, isByVideo, numbers, videoDistrictIds }
  }
  if (!best || best.connectedMs === 0) return counted('no-district')
  if (byVideo.length === 0) return counted(best.connectedMs < minMinutes * MINUTE_MS ? 'too-short' : 'too-small-part')
  const isEnough = form !== 'mixed' || districtsByVideo >= mixedShare * districtIds.length
  return isEnough ? counted('by-video', true) : counted('too-few-districts')
}

function byStatement(
  { form, statement, endsAt, startsAt, districtIds }: Omit<Entry, 'source'>,
  { acceptsStatements, minMinutes, minShare, mixedShare }: Definition,
): Judged {
  const numbers = statement ? numbersOf(statement, endsAt - startsAt, districtIds.length) : NO_NUMBERS
  const counted = (code: VerdictCode, isByVideo = false): Judged => {
    return {
      code,
      isCounted: true,
      isByVideo,
      numbers,
      settledAt: endsAt,
      videoDistrictIds: isByVideo ? districtIds : [],
    }
  }
  if (!statement || !acceptsStatements) return counted('not-stated')
  if (statement.districtsByVideo === 0) return counted('no-district')
  if (statement.minutes < minMinutes) return counted('too-short')
  if ((numbers.bestShare ?? 0) < minShare) return counted('too-small-part')
  const isEnough = form !== 'mixed' || statement.districtsByVideo >= mixedShare * districtIds.length
  return isEnough ? counted('stated-by-video', true) : counted('too-few-districts')
}

function numbersOf({ minutes, districtsByVideo }: Statement, lengthMs: number, districts: number): VerdictNumbers {
  const bestMs = minutes * MINUTE_MS
  const bestShare = Math.min(1, bestMs / lengthMs)
  return { lengthMs, bestMs, bestShare, districtsByVideo, districts: Math.max(districts, districtsByVideo) }
}
