// Taking a seat in a meeting's session.
import type { BridgePoint, Directory } from '../../domain/directory.ts'
import type { InvitedBridgePoint } from '../../domain/event.ts'
import type { Meeting, MeetingSummary } from '../../domain/meeting.ts'
import { may } from '../../domain/permission.ts'
import { checkEntry } from '../../domain/schedule.ts'
import { Refusal, sessionId } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
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
  { id, bridgePointId }: Parsed<OfficeContract, 'meeting.join'>,
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
    if (!maySit(caller, meeting, point)) throw new Refusal('not-permitted')
    const at = clock()
    checkEntry(meeting, at)
    const session = await stores.meetings.openSession(id, sessionId.parse(newId()), at)
    const details = { bridgePointId, sessionId: session }
    await record(stores, caller, at, { action: 'meeting.join', subject: `meeting:${id}`, details })
    return { session, title: meeting.title, name: point.name, bridgePoints: invitedPoints(meeting, directory) }
  })
  await sessions.open(opened.session, opened.title, opened.bridgePoints)
  const ticket = await sessions.issueTicket(opened.session, bridgePointId)
  const { session, title, name } = opened
  return { ...ticket, sessionId: session, bridgePointId, title, bridgePointName: name }
}

/** Whether the caller may sit at an invited bridge point. */
export function maySit(
  caller: OfficeCaller,
  meeting: Pick<MeetingSummary, 'organiserId' | 'mainBridgePointId'>,
  point: Pick<BridgePoint, 'id' | 'unitId'>,
): boolean {
  const { grants } = signedIn(caller)
  const isOwnMain = point.id === meeting.mainBridgePointId && may(grants, 'meeting.edit', meeting.organiserId)
  return isOwnMain || may(grants, 'session.join', point.unitId)
}

function invitedPoints(meeting: Meeting, { bridgePoints }: Directory): InvitedBridgePoint[] {
  const points = new Map(bridgePoints.map((point) => [point.id, point]))
  return meeting.bridgePointIds.flatMap((id) => {
    const point = points.get(id)
    return point ? [{ id, name: point.name, main: id === meeting.mainBridgePointId }] : []
  })
}
