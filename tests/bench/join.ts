// From the click to the first remote picture: the product beside the naive sequence, without and with a slow socket.
import type { Bench, Goal, Say } from './bench.ts'
import { countFrom } from './bench.ts'
import type { Joined } from './join/contestant.ts'
import { openContestants } from './join/contestants.ts'
import type { Contestants } from './join/contestants.ts'
import { median, summarize } from './statistics.ts'
import type { Summary } from './statistics.ts'

/** Added round trips of the socket, ms. */
const ROUND_TRIPS_MS = [0, 40] as const

/** At 40 ms we take at most this share of the naive sequence's time. */
const RATIO_GOAL = 0.5

/** Both ways at one round trip. */
type Pair = { readonly ours: readonly Joined[]; readonly naive: readonly Joined[] }

/** The benchmark; `BENCH_ROUNDS` joins of each kind, 30 by default. */
export const joinBench: Bench = async ({ say, opened }) => {
  const rounds = countFrom('BENCH_ROUNDS', 30)
  const contestants = await openContestants(opened)
  // The first join of a browser starts what later ones find running: it is not counted.
  await contestants.ours.join()
  await contestants.naive.join()
  const [ms0, ms40] = [
    await play(contestants, ROUND_TRIPS_MS[0], rounds, say),
    await play(contestants, ROUND_TRIPS_MS[1], rounds, say),
  ]
  const ratio40 = round(median(times(ms40.ours)) / median(times(ms40.naive)))
  const figures = {
    ms0: inShort(ms0.ours),
    ms40: inShort(ms40.ours),
    ratio40,
    naive0: inShort(ms0.naive),
    naive40: inShort(ms40.naive),
    ratio0: round(median(times(ms0.ours)) / median(times(ms0.naive))),
    heightsPx: { ours: heights([ms0.ours, ms40.ours]), naive: heights([ms0.naive, ms40.naive]) },
    steps: {
      ours0: steps(ms0.ours),
      naive0: steps(ms0.naive),
      ours40: steps(ms40.ours),
      naive40: steps(ms40.naive),
    },
  }
  return { figures, goals: goals(figures.heightsPx, ratio40) }
}

/** Plays rounds in turn, ours and naive, so that both meet the same machine. */
async function play({ ours, naive }: Contestants, roundTripMs: number, rounds: number, say: Say): Promise<Pair> {
  const pair = { ours: new Array<Joined>(), naive: new Array<Joined>() }
  ours.delay(roundTripMs)
  naive.delay(roundTripMs)
  for (let turn = 1; turn <= rounds; turn += 1) {
    const mine = await ours.join()
    const theirs = await naive.join()
    pair.ours.push(mine)
    pair.naive.push(theirs)
    say(`+${roundTripMs} ms, ${turn}/${rounds}: ours ${mine.ms.toFixed(0)} ms, naive ${theirs.ms.toFixed(0)} ms`)
  }
  return pair
}

function goals(heightsPx: { ours: number[]; naive: number[] }, ratio40: number): Goal[] {
  return [
    {
      sentence: `with 40 ms more round trip ours takes at most ${RATIO_GOAL} of the naive time: ${ratio40}`,
      reached: ratio40 <= RATIO_GOAL,
    },
    {
      sentence: `both begin with a picture of the same height: ${heightsPx.ours.join(', ')} and ${heightsPx.naive.join(', ')} px`,
      reached: Math.max(...heightsPx.ours) === Math.max(...heightsPx.naive),
    },
  ]
}

const times = (joins: readonly Joined[]): number[] => joins.map(({ ms }) => ms)

const inShort = (joins: readonly Joined[]): Summary => summarize(times(joins))

const round = (ratio: number): number => Math.round(ratio * 1_000) / 1_000

function heights(rows: readonly (readonly Joined[])[]): number[] {
  return [...new Set(rows.flat().map(({ heightPx }) => heightPx))].toSorted((a, b) => a - b)
}

/** The median of each step on the way, ms after the click; a step before the click is negative. */
function steps(joins: readonly Joined[]): Record<string, number> {
  const names = new Set(joins.flatMap((joined) => Object.keys(joined.steps)))
  const middle = (name: string): number => median(joins.flatMap((joined) => joined.steps[name] ?? []))
  return Object.fromEntries([...names].map((name) => [name, Math.round(middle(name))]))
}
