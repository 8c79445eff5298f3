// A journal as a replay counts it: in milliseconds since the opening of the session, up to its closing.
import { stepsOf } from '../minutes/steps.ts'
import type { Step } from '../minutes/steps.ts'
import type { RecordedEvent } from '../event.ts'

/** One event between two states, at its place in the replay. */
export type Moment = Step & {
  /** Since the opening of the session, ms; never less than that of the event before. */
  readonly ms: number
  /** Its place in the journal. */
  readonly seq: number
}

/** A stretch of the replay: from its first millisecond to the one at which it is over. */
export type Span = {
  /** Since the opening of the session, ms. */
  readonly fromMs: number
  /** Since the opening of the session, ms; null while it goes on. */
  readonly toMs: number | null
}

/** The moments of a journal from its opening to its closing; none before it was opened. */
export function momentsOf(events: readonly RecordedEvent[]): Moment[] {
  const steps = stepsOf(events)
  const opened = steps.findIndex(({ event }) => event.type === 'session.opened')
  const closed = steps.findIndex(({ event }) => event.type === 'session.closed')
  const first = steps[opened]
  if (first === undefined) return []
  let ms = 0
  return steps.slice(opened, closed === -1 ? undefined : closed + 1).map((step) => {
    // A server's clock that is set back must not turn the replay back.
    ms = Math.max(ms, step.at - first.at)
    return { ...step, ms, seq: step.after.seq }
  })
}

/** When the session was closed, ms since its opening; null while it goes on. */
export function endOf(moments: readonly Moment[]): number | null {
  const last = moments.at(-1)
  return last?.event.type === 'session.closed' ? last.ms : null
}

/**
 * The stretches during which something stayed the same. What came and went within the same millisecond is left out.
 * A stretch that has ended is never opened again, so a longer journal adds to these and changes only the last one.
 * @param read what is looked at; null where there is nothing
 */
export function spansOf<T>(
  moments: readonly Moment[],
  read: (moment: Moment) => T | null,
  same: (a: T, b: T) => boolean,
): (Span & { readonly value: T })[] {
  const ended: (Span & { readonly value: T })[] = []
  let running: { readonly fromMs: number; readonly value: T } | null = null
  for (const moment of moments) {
    const value = moment.event.type === 'session.closed' ? null : read(moment)
    if (running !== null && value !== null && same(running.value, value)) continue
    if (running !== null && running.fromMs < moment.ms) ended.push({ ...running, toMs: moment.ms })
    running = value === null ? null : { fromMs: moment.ms, value }
  }
  return running === null ? ended : [...ended, { ...running, toMs: null }]
}
