// What is taken when a meeting would be held, and when all are free.
import { DAYS_AHEAD, nextFreeTime } from '../../domain/free-time.ts'
import { isHoliday } from '../../domain/holidays.ts'
import { occurrences } from '../../domain/recurrence.ts'
import { LONGEST_MEETING_MS } from '../../domain/schedule.ts'
import { movedLike } from '../../domain/wall-clock.ts'
import { LATER_LIMITS, Refusal } from '../../protocol/index.ts'
import type { Clashes, OfficeContract, Parsed } from '../../protocol/index.ts'
import { permitted } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { visibleTo } from './parts.ts'
import type { MeetingParts } from './parts.ts'

const DAY_MS = 86_400_000

type Asked = Parsed<OfficeContract, 'meeting.clashes'>

/**
 * What of the asked resources is taken in that time, and when all of them are free next, not before now; with a
 * recurrence, also what is taken on its later dates.
 * @throws Refusal `time-invalid`, `recurrence-invalid`
 */
export async function findClashes(parts: MeetingParts, asked: Asked, caller: OfficeCaller): Promise<Clashes> {
  permitted(caller, 'meeting.read')
  const { startsAt, endsAt, recurrence } = asked
  if (endsAt <= startsAt || endsAt - startsAt > LONGEST_MEETING_MS) throw new Refusal('time-invalid')
  const dates = recurrence ? occurrences(startsAt, recurrence.rule, recurrence.exceptions, parts.zone) : [startsAt]
  const laterDates = dates.filter((date) => date !== startsAt)
  const [first, later] = await Promise.all([
    dates.includes(startsAt) ? atThatTime(parts, asked, caller) : { busy: [], nextFreeAt: startsAt },
    onDates(parts, asked, laterDates.slice(0, LATER_LIMITS.dates), caller),
  ])
  return { ...first, later, notLookedAt: Math.max(0, laterDates.length - LATER_LIMITS.dates) }
}

async function atThatTime(
  { database, clock, zone }: MeetingParts,
  { startsAt, endsAt, resources, except }: Asked,
  caller: OfficeCaller,
): Promise<Pick<Clashes, 'busy' | 'nextFreeAt'>> {
  const lengthMs = endsAt - startsAt
  const from = Math.max(startsAt, clock())
  const until = from + (DAYS_AHEAD + 1) * DAY_MS + lengthMs
  const left = except ? [except] : []
  const [busy, taken] = await Promise.all([
    database.meetings.busy(startsAt, endsAt, resources, visibleTo(caller), left),
    database.meetings.taken(from, until, resources, left),
  ])
  const isFree = busy.length === 0 && startsAt === from
  const nextFreeAt = isFree ? startsAt : nextFreeTime({ busy: taken, lengthMs, from, zone, isHoliday })
  return { busy, nextFreeAt }
}

/** Each date has the meeting's length by the clock on the wall. */
async function onDates(
  { database, zone }: MeetingParts,
  { startsAt, endsAt, resources }: Asked,
  dates: readonly number[],
  caller: OfficeCaller,
): Promise<Clashes['later']> {
  const spans = dates.map((date) => ({ startsAt: date, endsAt: movedLike(endsAt, startsAt, date, zone) }))
  return database.meetings.busyOn(spans, resources, visibleTo(caller), LATER_LIMITS.named)
}
