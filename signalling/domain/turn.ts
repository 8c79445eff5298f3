// One turn of a session: what was decided, and what follows from it by itself.
import type { Actor, RecordedEvent, SessionEvent } from './event.ts'
import { settleFloor } from './floor.ts'
import { settleRecording } from './recording.ts'
import { applySession } from './session.ts'
import type { SessionState } from './session.ts'

/** Decides on a state at a time (epoch ms); throws a Refusal to change nothing. */
export type Decide = (state: SessionState, at: number) => readonly SessionEvent[]

/** What was decided and what the session then does by itself, until it rests. */
export type Turn = { readonly events: readonly RecordedEvent[]; readonly state: SessionState }

/** Consequences have consequences; a state that does not come to rest is a mistake of ours. */
const MOST_ROUNDS = 8

/**
 * Takes one turn. What follows by itself is the system's act: a microphone that may no longer be heard closes, the
 * floor passes on, the recording begins.
 * @throws Refusal as decided
 * @throws Error when the consequences never come to rest
 */
export function takeTurn(before: SessionState, at: number, by: Actor, decide: Decide): Turn {
  let turn = extend({ events: [], state: before }, at, by, decide(before, at))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const consequences = [...settleFloor(turn.state, at), ...settleRecording(turn.state)]
    if (consequences.length === 0) return turn
    turn = extend(turn, at, 'system', consequences)
  }
  throw new Error('A turn of the session does not come to rest.')
}

function extend({ events, state }: Turn, at: number, by: Actor, decided: readonly SessionEvent[]): Turn {
  const more = decided.map((event, index): RecordedEvent => ({ seq: state.seq + 1 + index, at, by, event }))
  return { events: [...events, ...more], state: more.reduce(applySession, state) }
}
