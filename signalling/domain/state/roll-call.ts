// The roll call by bridge point: what was seen by itself and what the secretary has marked. Events and their fold.
import type { BridgePointId } from '../../protocol/ids.ts'

/** Where a bridge point stands in the roll call. */
export const ATTENDANCES = ['present', 'in-person', 'late', 'absent', 'line-down', 'not-called'] as const
export type Attendance = (typeof ATTENDANCES)[number]

/** What a secretary can mark by hand; the rest follows from what is connected. */
export const MARKABLE = ['present', 'in-person', 'late', 'absent'] as const

/** What the secretary has marked of a bridge point. */
export type RollCallMark = {
  readonly attendance: (typeof MARKABLE)[number]
  /** Why absent; empty else. */
  readonly reason: string
}

/** When a bridge point was there by itself, epoch ms. */
export type Seen = {
  readonly firstAt: number
  /** Since when nobody of it is connected; null while somebody is. */
  readonly goneAt: number | null
}

/** The roll call at one moment. Bridge points without an entry are as the default says. */
export type RollCallState = {
  /** Epoch ms; null before it was begun. */
  readonly startedAt: number | null
  readonly marks: Readonly<Record<BridgePointId, RollCallMark>>
  /** How many delegates sit there; 1 where nobody has said. */
  readonly delegates: Readonly<Record<BridgePointId, number>>
  /** When it was called again, epoch ms. */
  readonly calledAt: Readonly<Record<BridgePointId, number>>
  readonly seen: Readonly<Record<BridgePointId, Seen>>
  /** Which share of the invited must be present, percent. */
  readonly quorumPercent: number
}

/** The acts of the roll call. */
export type RollCallEvent =
  | { readonly type: 'roll-call.started' }
  /** `mark` null: what is connected counts again. */
  | { readonly type: 'roll-call.marked'; readonly bridgePointId: BridgePointId; readonly mark: RollCallMark | null }
  | { readonly type: 'roll-call.counted'; readonly bridgePointId: BridgePointId; readonly delegates: number }
  | { readonly type: 'roll-call.called'; readonly bridgePointIds: readonly BridgePointId[] }
  | { readonly type: 'roll-call.quorum-set'; readonly percent: number }

/** Before anybody came. */
export const NEW_ROLL_CALL: RollCallState = {
  startedAt: null,
  marks: {},
  delegates: {},
  calledAt: {},
  seen: {},
  quorumPercent: 50,
}

/** The roll call after one more of its events. */
export function applyRollCall(rollCall: RollCallState, event: RollCallEvent, at: number): RollCallState {
  switch (event.type) {
    case 'roll-call.started':
      return { ...rollCall, startedAt: at }
    case 'roll-call.marked': {
      const { [event.bridgePointId]: _before, ...others } = rollCall.marks
      return { ...rollCall, marks: event.mark ? { ...others, [event.bridgePointId]: event.mark } : others }
    }
    case 'roll-call.counted':
      return { ...rollCall, delegates: { ...rollCall.delegates, [event.bridgePointId]: event.delegates } }
    case 'roll-call.called': {
      const called = Object.fromEntries(event.bridgePointIds.map((id) => [id, at]))
      return { ...rollCall, calledAt: { ...rollCall.calledAt, ...called } }
    }
    case 'roll-call.quorum-set':
      return { ...rollCall, quorumPercent: event.percent }
  }
}

/** Somebody of the bridge point has come. */
export function seenComing(rollCall: RollCallState, bridgePointId: BridgePointId, at: number): RollCallState {
  const firstAt = rollCall.seen[bridgePointId]?.firstAt ?? at
  return { ...rollCall, seen: { ...rollCall.seen, [bridgePointId]: { firstAt, goneAt: null } } }
}

/** The last one of the bridge point has gone. */
export function seenGoing(rollCall: RollCallState, bridgePointId: BridgePointId, at: number): RollCallState {
  const before = rollCall.seen[bridgePointId]
  if (!before) return rollCall
  return { ...rollCall, seen: { ...rollCall.seen, [bridgePointId]: { ...before, goneAt: at } } }
}
