// What a session's journal proves: how long each bridge point was really connected while the meeting went on.
import type { Level, UnitKind } from '../directory.ts'
import type { InvitedBridgePoint, RecordedEvent } from '../event.ts'
import { lanesIn } from '../replay/lanes.ts'
import type { Lane } from '../replay/lanes.ts'
import { endOf, momentsOf } from '../replay/moments.ts'
import type { Span } from '../replay/moments.ts'
import type { BridgePointId, SessionId, UnitId } from '../../protocol/ids.ts'

/** What was measured of one bridge point while the meeting went on. */
export type PointEvidence = {
  readonly bridgePointId: BridgePointId
  readonly name: string
  /** Null for guests and for bridge points that the directory no longer knows. */
  readonly unitId: UnitId | null
  readonly level: Level | 'guest'
  /** Somebody who makes it present was there, with a line that was up, ms. */
  readonly connectedMs: number
  /** When it was first connected, epoch ms: before the beginning for who came early; null for who never came. */
  readonly firstAt: number | null
  /** How often its line broke off, and for how long in all, ms. */
  readonly interruptions: number
  readonly downMs: number
}

/** What one session proves. */
export type SessionEvidence = {
  readonly sessionId: SessionId
  /** Epoch ms. */
  readonly openedAt: number
  readonly closedAt: number
  /** The stretch that counts as the meeting, epoch ms; empty for a rehearsal. */
  readonly from: number
  readonly to: number
  /** It was over before the meeting was to begin. */
  readonly isRehearsal: boolean
  /** The invited ones in their order, then guests. */
  readonly points: readonly PointEvidence[]
}

/** Everything that is proved of one meeting: its sessions that have ended, in the order of time. */
export type Evidence = { readonly sessions: readonly SessionEvidence[] }

/** Which unit a bridge point belongs to, by the directory. */
export type PointUnits = (
  id: BridgePointId,
) => { readonly unitId: UnitId; readonly level: Level; readonly kind: UnitKind } | undefined

/**
 * Reads an ended session's journal. The meeting goes on from its planned beginning (or the opening, if that came
 * later) until its chair ended it; where nobody did, until the last moment at which two bridge points were connected
 * with each other: an empty room whose device was forgotten is no meeting. What lies before is rehearsal and waiting.
 * @param plannedAt when the meeting was to begin, epoch ms
 * @returns undefined for a journal without an opening or a closing
 */
export function sessionEvidence(
  sessionId: SessionId,
  events: readonly RecordedEvent[],
  plannedAt: number,
  unitOf: PointUnits,
): SessionEvidence | undefined {
  const moments = momentsOf(events)
  const openedAt = moments[0]?.at
  const closedMs = endOf(moments)
  if (openedAt === undefined || closedMs === null) return undefined
  const lanes = lanesIn(moments)
  const fromMs = Math.max(0, plannedAt - openedAt)
  const endMs = isEndedByHand(events) ? closedMs : lastTogether(lanes, closedMs)
  const toMs = Math.max(fromMs, endMs)
  return {
    sessionId,
    openedAt,
    closedAt: openedAt + closedMs,
    from: openedAt + fromMs,
    to: openedAt + toMs,
    isRehearsal: closedMs <= fromMs && fromMs > 0,
    points: lanes.map((lane) => pointEvidence(lane, { fromMs, toMs }, openedAt, unitOf)),
  }
}

function isEndedByHand(events: readonly RecordedEvent[]): boolean {
  return events.some(({ event, by }) => event.type === 'session.closed' && by !== 'system')
}

/** The last moment at which two bridge points were connected, ms since the opening; else at which one was. */
function lastTogether(lanes: readonly Lane[], closedMs: number): number {
  const ends = lanes.map(({ connected }) => connected.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? closedMs })))
  const together = ends.flatMap((mine, index) =>
    ends
      .slice(index + 1)
      .flatMap((others) =>
        mine.flatMap((one) => others.map((other) => (overlap(one, other) > 0 ? Math.min(one.toMs, other.toMs) : 0))),
      ),
  )
  const last = (times: readonly number[]): number => times.reduce((most, time) => Math.max(most, time), 0)
  return last(together) || last(ends.flat().map(({ toMs }) => toMs))
}

function pointEvidence(
  { bridgePoint, connected, lineDown }: Lane,
  meeting: Span & { readonly toMs: number },
  openedAt: number,
  unitOf: PointUnits,
): PointEvidence {
  const known = unitOf(bridgePoint.id)
  const first = connected[0]
  const down = lineDown.map((span) => overlap(span, meeting)).filter((ms) => ms > 0)
  return {
    bridgePointId: bridgePoint.id,
    name: bridgePoint.name,
    unitId: bridgePoint.guest ? null : (known?.unitId ?? null),
    level: levelIn(bridgePoint, known?.level),
    connectedMs: connected.reduce((sum, span) => sum + overlap(span, meeting), 0),
    firstAt: first === undefined ? null : openedAt + first.fromMs,
    interruptions: down.length,
    downMs: down.reduce((sum, ms) => sum + ms, 0),
  }
}

/** The journal says what the unit was at that time; the directory, where an old journal does not. */
function levelIn({ guest, kind }: InvitedBridgePoint, known: Level | undefined): PointEvidence['level'] {
  if (guest) return 'guest'
  if (kind === undefined) return known ?? 'province'
  return kind === 'district' || kind === 'commune' ? kind : 'province'
}

function overlap(one: Span, other: { readonly fromMs: number; readonly toMs: number | null }): number {
  const end = Math.min(one.toMs ?? Number.POSITIVE_INFINITY, other.toMs ?? Number.POSITIVE_INFINITY)
  return Math.max(0, end - Math.max(one.fromMs, other.fromMs))
}

/** What the sessions of a meeting add up to: rehearsals left out, each bridge point once. */
export type Total = {
  /** How long the meeting went on in all, ms; 0 when no session ran. */
  readonly lengthMs: number
  /** When the last session ended, epoch ms; null when none ran. */
  readonly endedAt: number | null
  readonly points: readonly (PointEvidence & { readonly share: number })[]
}

/** Adds the sessions of a meeting up. */
export function totalOf({ sessions }: Evidence): Total {
  const ran = sessions.filter(({ isRehearsal }) => !isRehearsal)
  const lengthMs = ran.reduce((sum, { from, to }) => sum + to - from, 0)
  const points = new Map<BridgePointId, PointEvidence>()
  for (const point of ran.flatMap((session) => session.points)) {
    const before = points.get(point.bridgePointId)
    points.set(point.bridgePointId, before ? added(before, point) : point)
  }
  return {
    lengthMs,
    endedAt: ran.length === 0 ? null : Math.max(...ran.map(({ closedAt }) => closedAt)),
    points: [...points.values()].map((point) => ({
      ...point,
      share: lengthMs === 0 ? 0 : Math.min(1, point.connectedMs / lengthMs),
    })),
  }
}

function added(one: PointEvidence, other: PointEvidence): PointEvidence {
  return {
    ...one,
    connectedMs: one.connectedMs + other.connectedMs,
    firstAt: one.firstAt ?? other.firstAt,
    interruptions: one.interruptions + other.interruptions,
    downMs: one.downMs + other.downMs,
  }
}
