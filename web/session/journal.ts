// The page's reading of the journal: every event once and in order, however they arrive.
import type { RecordedEvent } from '#domain/event.ts'
import { applySession } from '#domain/session.ts'
import type { SessionState } from '#domain/session.ts'

/** The state so far, and events that came before their turn. */
export type Journal = {
  readonly state: SessionState
  readonly ahead: readonly RecordedEvent[]
}

/** Starts from a snapshot. */
export function startJournal(state: SessionState): Journal {
  return { state, ahead: [] }
}

/** Applies what is next, keeps what is not yet, and drops what was seen before. */
export function extendJournal(journal: Journal, events: readonly RecordedEvent[]): Journal {
  const sorted = [...journal.ahead, ...events].toSorted((a, b) => a.seq - b.seq)
  let state = journal.state
  const ahead: RecordedEvent[] = []
  for (const event of sorted) {
    if (event.seq === state.seq + 1) state = applySession(state, event)
    else if (event.seq > state.seq) ahead.push(event)
  }
  return { state, ahead }
}

/** Whether an event is missing: later ones are already here. */
export function hasGap(journal: Journal): boolean {
  return journal.ahead.length > 0
}
