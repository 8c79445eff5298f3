// Who attended a meeting, as the journal tells it when it is over.
import { absencesOf } from './absences.ts'
import type { Absence } from './absences.ts'
import { lastOpenState, overAt } from './steps.ts'
import type { Step } from './steps.ts'
import type { InvitedBridgePoint } from '../event.ts'
import { rollCallOf } from '../roll-call.ts'
import type { SessionState } from '../session.ts'
import type { Attendance, Seen } from '../state/roll-call.ts'

/** One bridge point's attendance. */
type Attended = {
  readonly bridgePoint: InvitedBridgePoint
  readonly attendance: Attendance
  /** Why absent; empty else. */
  readonly reason: string
  readonly delegates: number
  /** When it first came, epoch ms; null when it never did. */
  readonly firstAt: number | null
  /** How long its line was away in all, ms. */
  readonly awayMs: number
}

/** Who goes within this time before the end is leaving: its line was not lost, ms. */
const LEAVING_MS = 10 * 60_000

/** Everybody invited in the order of the invitation, then the guests who came. */
export function attendedOf(steps: readonly Step[]): Attended[] {
  const state = lastOpenState(steps)
  const end = overAt(steps)
  const until = end ?? steps.at(-1)?.at ?? 0
  const lost = absencesOf(steps)
    .filter(({ byLine, from, to }) => byLine && (to !== null || until - from >= LEAVING_MS))
    .map((absence) => ({ ...absence, lengthMs: Math.max(0, (absence.to ?? until) - absence.from) }))
  const invited = rollCallOf(asIfAllStayed(state)).map((entry): Attended => {
    const own = lost.filter(({ bridgePointId }) => bridgePointId === entry.bridgePoint.id)
    const { bridgePoint, reason, delegates, firstAt } = entry
    const attendance = entry.marked ? entry.attendance : seenAttendance(entry.attendance, own, end !== null)
    return { bridgePoint, attendance, reason, delegates, firstAt, awayMs: total(own) }
  })
  const guests = state.bridgePoints.flatMap((bridgePoint): Attended[] => {
    const seen = state.rollCall.seen[bridgePoint.id]
    if (!bridgePoint.guest || !seen) return []
    const own = lost.filter(({ bridgePointId }) => bridgePointId === bridgePoint.id)
    const { firstAt } = seen
    return [{ bridgePoint, attendance: 'present', reason: '', delegates: 1, firstAt, awayMs: total(own) }]
  })
  return [...invited, ...guests]
}

/** Who was there has attended, even when it had gone by the end. */
function asIfAllStayed(state: SessionState): SessionState {
  // Branded keys do not survive Object.entries.
  const stayed = Object.entries<Seen>(state.rollCall.seen).map(([id, seen]) => [id, { ...seen, goneAt: null }])
  return { ...state, rollCall: { ...state.rollCall, seen: Object.fromEntries(stayed) } }
}

/** Of a bridge point that nobody has marked. */
function seenAttendance(attendance: Attendance, lost: readonly Absence[], over: boolean): Attendance {
  if (attendance === 'not-called') return over ? 'absent' : 'not-called'
  return lost.some(({ to }) => to === null) ? 'line-down' : attendance
}

function total(absences: readonly { readonly lengthMs: number }[]): number {
  return absences.reduce((sum, { lengthMs }) => sum + lengthMs, 0)
}
