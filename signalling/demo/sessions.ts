// Sessions that the meetings of a demonstration's past have had: journals as the rooms would have written them.
import type { Chance } from './random.ts'
import type { RecordedEvent, SessionEvent } from '../domain/event.ts'
import type { Directory } from '../domain/directory.ts'
import type { MeetingSummary } from '../domain/meeting.ts'
import { peerId } from '../protocol/ids.ts'
import type { BridgePointId, PeerId, SessionId } from '../protocol/ids.ts'

const MINUTE_MS = 60_000
/** How often what happens. */
const NOBODY_CAME = 0.04
const CUT_SHORT = 0.03
const ABSENT = 0.04
const LATE = 0.1
const LINE_BREAKS = 0.06
/** Of a mixed meeting, how many bridge points take part from afar. */
const FROM_AFAR = [0.3, 0.6, 0.8] as const

/** An event at a minute of the session. */
type Told = { readonly minute: number; readonly event: SessionEvent; readonly by: RecordedEvent['by'] }

/** The journal of a meeting by video that is over; null for one to which nobody came. */
export function heldSession(
  sessionId: SessionId,
  meeting: MeetingSummary,
  { units, bridgePoints }: Directory,
  luck: Chance,
): RecordedEvent[] | null {
  if (luck.next() < NOBODY_CAME) return null
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  const points = bridgePoints.filter(({ id }) => meeting.bridgePointIds.includes(id))
  const before = luck.between(12, 25)
  const planned = Math.round((meeting.endsAt - meeting.startsAt) / MINUTE_MS)
  const lasts = luck.next() < CUT_SHORT ? luck.between(4, 9) : planned + luck.between(-20, 15)
  const end = before + lasts
  const chair = seatOf(sessionId, meeting.mainBridgePointId ?? points[0]?.id)
  const opening: SessionEvent = {
    type: 'session.opened',
    title: meeting.title,
    bridgePoints: points.map(({ id, unitId, name }) => {
      const kind = kinds.get(unitId)
      return { id, name, main: id === meeting.mainBridgePointId, ...(kind && { kind }) }
    }),
    endsAt: meeting.endsAt,
  }
  const share = meeting.form === 'mixed' ? luck.pick(FROM_AFAR) : 1
  const others = luck.some(points, share).filter(({ id }) => id !== meeting.mainBridgePointId)
  const told: Told[] = [
    { minute: 0, event: opening, by: 'system' },
    ...points
      .filter(({ id }) => id === meeting.mainBridgePointId)
      .map(({ id }): Told => ({ minute: 1, event: joined(chair, id), by: chair })),
    ...others.flatMap(({ id }) => stay(seatOf(sessionId, id), id, before, end, luck)),
    { minute: end, event: { type: 'session.closed' }, by: chair },
  ]
  const openedAt = meeting.startsAt - before * MINUTE_MS
  return told
    .toSorted((a, b) => a.minute - b.minute)
    .map(({ minute, event, by }, index) => ({ seq: index + 1, at: openedAt + minute * MINUTE_MS, by, event }))
}

/** One bridge point's connection: on time or late, now and then with a line that breaks. */
function stay(peer: PeerId, id: BridgePointId, before: number, end: number, luck: Chance): Told[] {
  if (luck.next() < ABSENT) return []
  const minute = luck.next() < LATE ? before + luck.between(6, 25) : luck.between(2, before)
  if (minute >= end) return []
  const coming: Told = { minute, event: joined(peer, id), by: peer }
  const breaks = luck.between(minute + 1, end)
  const back = breaks + luck.between(1, 12)
  if (luck.next() >= LINE_BREAKS || back >= end) return [coming]
  return [
    coming,
    { minute: breaks, event: { type: 'peer.line-dropped', peerId: peer }, by: 'system' },
    { minute: back, event: { type: 'peer.line-restored', peerId: peer }, by: peer },
  ]
}

function joined(peer: PeerId, bridgePointId: BridgePointId): SessionEvent {
  return { type: 'peer.joined', peerId: peer, bridgePointId }
}

function seatOf(sessionId: SessionId, id: BridgePointId | undefined): PeerId {
  return peerId.parse(`${sessionId}-${id ?? ''}`.slice(0, 64))
}
