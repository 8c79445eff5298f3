// Taking a seat in a meeting's session.
import type { BridgePoint, Directory } from '../../domain/directory.ts'
import type { InvitedBridgePoint, Opening } from '../../domain/event.ts'
import type { Meeting, MeetingSummary } from '../../domain/meeting.ts'
import { may } from '../../domain/permission.ts'
import { checkEntry } from '../../domain/schedule.ts'
import type { RecordingState } from '../../domain/state/recording.ts'
import { Refusal, sessionId } from '../../protocol/index.ts'
import type { AccountId, OfficeContract, Output, Parsed, SeatRecording, SeatRole } from '../../protocol/index.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { isVisible, visibleTo } from './parts.ts'
import type { MeetingParts } from './parts.ts'

/**
 * A seat at an invited bridge point: of the caller's units, or the main one for those who organise. The first to come
 * opens the session.
 * @throws Refusal `not-found`, `not-permitted`, `meeting-cancelled`, `meeting-not-open`, `bridge-point-not-invited`
 */
export async function joinMeeting(
  { database, sessions, clock, newId }: MeetingParts,
  { id, bridgePointId, as }: Parsed<OfficeContract, 'meeting.join'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.join'>> {
  const opened = await database.transaction(async (stores) => {
    // Held, so that a meeting which is being cancelled is not entered in the same moment.
    const meeting = await stores.meetings.lock(id)
    if (!meeting) throw new Refusal('not-found')
    if (!isVisible(visibleTo(caller), meeting)) throw new Refusal('not-permitted')
    const directory = await stores.directory.read()
    const point = directory.bridgePoints.find((one) => one.id === bridgePointId)
    if (!point || !meeting.bridgePointIds.includes(bridgePointId)) throw new Refusal('bridge-point-not-invited')
    const role = roleAt(caller, meeting, point, as)
    if (role === null) throw new Refusal('not-permitted')
    const at = clock()
    checkEntry(meeting, at)
    const session = await stores.meetings.openSession(id, sessionId.parse(newId()), at)
    const details = { bridgePointId, sessionId: session, role }
    await record(stores, caller, at, { action: 'meeting.join', subject: `meeting:${id}`, details })
    return { session, role, name: point.name, opening: openingOf(meeting, directory) }
  })
  const { session, role, name, opening } = opened
  const recording = seatRecording(await sessions.open(session, opening))
  const ticket = await sessions.issueTicket(session, { bridgePointId, role, guest: null })
  const { title, floor } = opening
  const floorMode = floor?.mode ?? 'open'
  return { ...ticket, sessionId: session, bridgePointId, role, floorMode, recording, title, bridgePointName: name }
}

/** What whoever takes a seat is told of the recording: one that starts by itself counts before anybody is there. */
export function seatRecording({ phase, settings }: RecordingState): SeatRecording {
  if (phase === 'running' || phase === 'paused') return 'on'
  if (phase === 'off' && settings.starts === 'by-itself') return 'on'
  return settings.starts === 'never' ? 'never' : 'possible'
}

/** What is asked about the meeting to know who may sit where. */
type Sitting = Pick<MeetingSummary, 'organiserId' | 'mainBridgePointId'> & { readonly secretaryId?: AccountId | null }

/**
 * As what the caller may sit at an invited bridge point, the usual one first. Who organises leads from the main bridge
 * point; the meeting's own secretary does so as its secretary.
 */
export function rolesAt(caller: OfficeCaller, meeting: Sitting, point: Pick<BridgePoint, 'id' | 'unitId'>): SeatRole[] {
  const { grants, accountId } = signedIn(caller)
  const leads = point.id === meeting.mainBridgePointId && may(grants, 'session.preside', meeting.organiserId)
  const leading: readonly SeatRole[] =
    meeting.secretaryId === accountId ? ['secretary', 'chair'] : ['chair', 'secretary']
  const assists = may(grants, 'session.assist', meeting.organiserId) || may(grants, 'session.assist', point.unitId)
  return [
    ...(leads ? leading : []),
    ...(may(grants, 'session.join', point.unitId) ? (['member'] as const) : []),
    ...(assists ? (['technician'] as const) : []),
    ...(may(grants, 'session.observe', point.unitId) ? (['observer'] as const) : []),
  ]
}

function roleAt(
  caller: OfficeCaller,
  meeting: Sitting,
  point: Pick<BridgePoint, 'id' | 'unitId'>,
  wanted: SeatRole | undefined,
): SeatRole | null {
  const roles = rolesAt(caller, meeting, point)
  if (wanted === undefined) return roles[0] ?? null
  return roles.includes(wanted) ? wanted : null
}

/** What a session of this meeting begins with. */
export function openingOf(meeting: Meeting, directory: Directory): Opening {
  const { title, agenda, endsAt, floorMode: mode, recording } = meeting
  return {
    title,
    agenda,
    endsAt,
    floor: { mode, limitMs: null, most: 1, secretarySpeaks: true },
    recording: { starts: recording.starts, policy: recording.policy },
    bridgePoints: invitedPoints(meeting, directory),
  }
}

function invitedPoints(meeting: Meeting, { bridgePoints, units }: Directory): InvitedBridgePoint[] {
  const points = new Map(bridgePoints.map((point) => [point.id, point]))
  const kinds = new Map(units.map((unit) => [unit.id, unit.kind]))
  return meeting.bridgePointIds.flatMap((id) => {
    const point = points.get(id)
    if (!point) return []
    return [{ id, name: point.name, main: id === meeting.mainBridgePointId, kind: kinds.get(point.unitId) ?? 'other' }]
  })
}
