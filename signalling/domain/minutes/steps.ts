// A journal told again step by step, with the state before and after each of its events.
import type { RecordedEvent, SessionEvent } from '../event.ts'
import { attends } from '../roles.ts'
import { NEW_SESSION, applySession } from '../session.ts'
import type { SessionState } from '../session.ts'

/** One event between two states. */
export type Step = {
  readonly before: SessionState
  readonly after: SessionState
  readonly event: SessionEvent
  /** Epoch ms. */
  readonly at: number
}

/** The steps of a journal from its beginning. */
export function stepsOf(events: readonly RecordedEvent[]): Step[] {
  const steps: Step[] = []
  let state = NEW_SESSION
  for (const recorded of events) {
    const after = applySession(state, recorded)
    steps.push({ before: state, after, event: recorded.event, at: recorded.at })
    state = after
  }
  return steps
}

/**
 * When the meeting was over, epoch ms; null while it goes on. Where everybody had gone and the session was only
 * closed later, that is when the last one went.
 */
export function overAt(steps: readonly Step[]): number | null {
  const closing = steps.findLast(({ event }) => event.type === 'session.closed')
  if (!closing) return null
  if (isAttended(closing.before)) return closing.at
  return steps.findLast(({ before, after }) => isAttended(before) && !isAttended(after))?.at ?? closing.at
}

/** The state before the closing, which sends everybody away; the newest one while the session goes on. */
export function lastOpenState(steps: readonly Step[]): SessionState {
  const closing = steps.findLast(({ event }) => event.type === 'session.closed')
  return closing?.before ?? steps.at(-1)?.after ?? NEW_SESSION
}

function isAttended({ peers }: SessionState): boolean {
  return peers.some(({ role }) => attends(role))
}
