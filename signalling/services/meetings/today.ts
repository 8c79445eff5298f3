// What runs now, what comes next, and what waits for an answer.
import type { BridgePoint, Unit } from '../../domain/directory.ts'
import type { MeetingSummary } from '../../domain/meeting.ts'
import { ENTER_AFTER_MS } from '../../domain/schedule.ts'
import { startOfDay } from '../../domain/wall-clock.ts'
import type { SessionSeats } from '../../ports/meetings.ts'
import type { BridgePointId, MeetingId, SessionId, Today, TodayMeeting, UnitId } from '../../protocol/index.ts'
import type { OfficeCaller } from '../caller.ts'
import { rolesAt } from './joining.ts'
import { ownUnits, visibleTo } from './parts.ts'
import type { MeetingParts } from './parts.ts'

/** The rest of today and so many days. */
const NEXT_DAYS = 7
/** Invitations are waited for this far ahead. */
const WAITING_DAYS = 60

/** What somebody sees on coming in. */
export async function readToday(parts: MeetingParts, caller: OfficeCaller): Promise<Today> {
  const { database, clock, zone } = parts
  const now = clock()
  const soon = startOfDay(now, zone, NEXT_DAYS + 1)
  const later = startOfDay(now, zone, WAITING_DAYS + 1)
  const [near, { bridgePoints, units }] = await Promise.all([
    database.meetings.list(now - ENTER_AFTER_MS, soon, visibleTo(caller)),
    database.directory.read(),
  ])
  const own = highest(ownUnits(caller, 'invitation.reply'), units)
  const unanswered = await database.meetings.unanswered(now, later, own)
  const asked = Map.groupBy(unanswered, ({ meetingId }) => meetingId)
  const far = asked.size === 0 ? [] : await database.meetings.list(soon, later, visibleTo(caller))
  const scheduled = [...near, ...far.filter(({ id, startsAt }) => startsAt >= soon && asked.has(id))].filter(
    ({ status }) => status === 'scheduled',
  )
  const open = await database.meetings.openSessions(scheduled.map(({ id }) => id))
  const points = new Map(bridgePoints.map((point) => [point.id, point]))
  const live = await seatsIn(parts, open)
  const meetings = scheduled.map((meeting): TodayMeeting => {
    const unansweredUnitIds: UnitId[] = (asked.get(meeting.id) ?? []).map(({ unitId }) => unitId)
    const seats = seatsOf(caller, meeting, points, live.get(meeting.id))
    return { ...meeting, live: open.has(meeting.id), seats, unansweredUnitIds }
  })
  return {
    now,
    running: meetings.filter((one) => one.startsAt <= now && (one.endsAt > now || one.live)),
    next: meetings.filter((one) => one.startsAt > now && one.startsAt < soon),
    waiting: meetings.filter((one) => one.unansweredUnitIds.length > 0),
  }
}

/** Those of the units that are not below another one of them: the others have people of their own to answer. */
function highest(ids: readonly UnitId[], units: readonly Unit[]): UnitId[] {
  const own = new Set(ids)
  return units
    .filter(({ id, parentId }) => own.has(id) && (parentId === null || !own.has(parentId)))
    .map(({ id }) => id)
}

async function seatsIn(
  { sessions }: MeetingParts,
  open: ReadonlyMap<MeetingId, SessionId>,
): Promise<ReadonlyMap<MeetingId, SessionSeats>> {
  return new Map(
    await Promise.all([...open].map(async ([meeting, session]) => [meeting, await sessions.seats(session)] as const)),
  )
}

function seatsOf(
  caller: OfficeCaller,
  meeting: MeetingSummary,
  points: ReadonlyMap<BridgePointId, BridgePoint>,
  live: SessionSeats | undefined,
): TodayMeeting['seats'] {
  return meeting.bridgePointIds.flatMap((id) => {
    const point = points.get(id)
    const roles = point ? rolesAt(caller, meeting, point) : []
    if (!point || roles.length === 0) return []
    const connected = live?.connected.has(id) ?? false
    const calledAt = live?.calledAt.get(id) ?? null
    return [{ id, name: point.name, connected, calledAt, roles }]
  })
}
