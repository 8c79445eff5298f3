// How long the office's answers take when different people ask it in turn.
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import type { Random } from '../support/random.ts'
import type { Goal, Say } from './bench.ts'
import { summarize } from './statistics.ts'

/** One kind of question, asked anew each time. */
export type Question<Name extends string> = {
  readonly name: Name
  ask(caller: OfficeCaller): Promise<unknown>
}

/** Who asks, how often, and how often before anything is counted. */
export type Asking = {
  readonly callers: readonly OfficeCaller[]
  readonly count: number
  readonly warming: number
  readonly random: Random
  readonly say: Say
}

/** Asks as different people in turn; answers the time below which 95 in 100 lie, ms, the reply's text included. */
export async function p95Of<Name extends string>({ name, ask }: Question<Name>, asking: Asking): Promise<number> {
  const { callers, count, warming, random, say } = asking
  const times: number[] = []
  for (let index = -warming; index < count; index += 1) {
    const caller = random.pick(callers)
    const began = performance.now()
    JSON.stringify(await ask(caller))
    if (index >= 0) times.push(performance.now() - began)
  }
  const summary = summarize(times)
  say(`${name}: ${JSON.stringify(summary)}`)
  return summary.p95
}

/** The goal of each kind of question. @param goalMs at most so many at p95 */
export function goalsOf(p95Ms: Readonly<Record<string, number>>, goalMs: number): Goal[] {
  return Object.entries(p95Ms).map(([name, p95]) => {
    return { sentence: `${name}: ${p95} ms at p95, at most ${goalMs}`, reached: p95 <= goalMs }
  })
}
