// The roll call: each invited bridge point's attendance, the quorum, and the acts of keeping it.
import type { InvitedBridgePoint, SessionEvent } from './event.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { Attendance, RollCallMark } from './state/roll-call.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** What the roll call is read from. */
type Kept = Pick<SessionState, 'bridgePoints' | 'rollCall'>

/** One line of the roll call. */
export type RollCallEntry = {
  readonly bridgePoint: InvitedBridgePoint
  readonly attendance: Attendance
  /** Why absent; empty else. */
  readonly reason: string
  readonly delegates: number
  /** When it first came, epoch ms; null when it never did. */
  readonly firstAt: number | null
  /** Since when it is away, epoch ms; null while there or never there. */
  readonly goneAt: number | null
  /** When it was called again, epoch ms. */
  readonly calledAt: number | null
  /** Marked by the secretary rather than seen. */
  readonly marked: boolean
}

/** How far the session is from being quorate. */
export type Quorum = {
  readonly present: number
  readonly invited: number
  /** How many must be there. */
  readonly needed: number
  readonly reached: boolean
}

/** Every invited bridge point, in the order of the invitation. */
export function rollCallOf(state: Kept): RollCallEntry[] {
  return state.bridgePoints.filter((point) => !point.guest).map((point) => entryOf(state, point))
}

function entryOf({ rollCall }: Kept, bridgePoint: InvitedBridgePoint): RollCallEntry {
  const { id } = bridgePoint
  const mark = rollCall.marks[id]
  const seen = rollCall.seen[id]
  return {
    bridgePoint,
    attendance: mark?.attendance ?? attendanceOf(seen, rollCall.startedAt),
    reason: mark?.reason ?? '',
    delegates: rollCall.delegates[id] ?? 1,
    firstAt: seen?.firstAt ?? null,
    goneAt: seen?.goneAt ?? null,
    calledAt: rollCall.calledAt[id] ?? null,
    marked: mark !== undefined,
  }
}

/** Who first came after the roll call had begun is late; whose line is away is neither present nor absent. */
function attendanceOf(
  seen: { readonly firstAt: number; readonly goneAt: number | null } | undefined,
  startedAt: number | null,
): Attendance {
  if (!seen) return 'not-called'
  if (seen.goneAt !== null) return 'line-down'
  return startedAt !== null && seen.firstAt > startedAt ? 'late' : 'present'
}

/** Whether an attendance counts for the quorum. */
export function isThere(attendance: Attendance): boolean {
  return attendance === 'present' || attendance === 'in-person' || attendance === 'late'
}

/** The quorum: at least its share of the invited bridge points must be there. */
export function quorumOf(state: Kept): Quorum {
  const entries = rollCallOf(state)
  const present = entries.filter((entry) => isThere(entry.attendance)).length
  const needed = Math.ceil((entries.length * state.rollCall.quorumPercent) / 100)
  return { present, invited: entries.length, needed, reached: present >= needed }
}

/** Begins the roll call; beginning it again moves its time. */
export function decideRollCallStart(state: SessionState, by: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'roll-call.keep')
  return [{ type: 'roll-call.started' }]
}

/** Marks a bridge point by hand, or (null) lets what is connected count again; nothing when it is marked so already. */
export function decideMark(
  state: SessionState,
  by: PeerId,
  bridgePointId: BridgePointId,
  mark: RollCallMark | null,
): SessionEvent[] {
  requireRole(requirePeer(state, by), 'roll-call.keep')
  requireInvited(state, bridgePointId)
  const before = state.rollCall.marks[bridgePointId] ?? null
  const same = before?.attendance === mark?.attendance && before?.reason === mark?.reason
  return same ? [] : [{ type: 'roll-call.marked', bridgePointId, mark }]
}

/** Notes how many delegates sit at a bridge point, as its own connection or the secretary says; nothing when it is noted. */
export function decideDelegates(
  state: SessionState,
  by: PeerId,
  bridgePointId: BridgePointId,
  delegates: number,
): SessionEvent[] {
  const peer = requirePeer(state, by)
  if (peer.bridgePointId !== bridgePointId || peer.role !== 'member') requireRole(peer, 'roll-call.keep')
  requireInvited(state, bridgePointId)
  const same = state.rollCall.delegates[bridgePointId] === delegates
  return same ? [] : [{ type: 'roll-call.counted', bridgePointId, delegates }]
}

/** Calls the missing ones again: all of them, or some. Nothing when nobody is missing. */
export function decideCallingAgain(
  state: SessionState,
  by: PeerId,
  bridgePointIds: readonly BridgePointId[] | 'missing',
): SessionEvent[] {
  requireRole(requirePeer(state, by), 'roll-call.keep')
  const missing = rollCallOf(state).filter((entry) => !isThere(entry.attendance))
  const called = missing
    .map((entry) => entry.bridgePoint.id)
    .filter((id) => bridgePointIds === 'missing' || bridgePointIds.includes(id))
  return called.length > 0 ? [{ type: 'roll-call.called', bridgePointIds: called }] : []
}

/** Sets which share of the invited must be present, percent. */
export function decideQuorum(state: SessionState, by: PeerId, percent: number): SessionEvent[] {
  requireRole(requirePeer(state, by), 'roll-call.keep')
  return state.rollCall.quorumPercent === percent ? [] : [{ type: 'roll-call.quorum-set', percent }]
}

function requireInvited(state: SessionState, bridgePointId: BridgePointId): void {
  const invited = state.bridgePoints.some((point) => point.id === bridgePointId && !point.guest)
  if (!invited) throw new Refusal('bridge-point-not-invited')
}
