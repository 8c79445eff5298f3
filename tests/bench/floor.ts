// How long from the chair's click until the new speaker is seen large and heard by all others.
import { countFrom } from './bench.ts'
import type { Bench } from './bench.ts'
import { openChairedMeeting } from './floor/meeting.ts'
import type { Change } from './floor/meeting.ts'
import { summarize } from './statistics.ts'

/** Picture and sound are there within this time, p95, ms. */
const GOAL_MS = 500

/** The benchmark; `BENCH_ROUNDS` grants, 30 by default, alternating between two bridge points. */
export const floorBench: Bench = async ({ say, opened }) => {
  const rounds = countFrom('BENCH_ROUNDS', 30)
  const { speakers, means, grant } = await openChairedMeeting(opened)
  say(`the chair grants by ${means}`)
  const changes: Change[] = []
  for (let round = 0; round < rounds; round += 1) {
    const speaker = speakers[round % speakers.length]
    if (!speaker) throw new Error('Nobody is there to speak.')
    const noticed = await grant(speaker)
    changes.push(...noticed)
    say(`${round + 1}/${rounds} ${speaker.name}: ${noticed.map(inWords).join('; ')}`)
  }
  const frame = summarize(changes.map(({ frameMs }) => frameMs))
  const sound = summarize(changes.map(({ soundMs }) => soundMs))
  say(`${changes.length} changes noticed, the slowest after ${frame.max} ms (picture) and ${sound.max} ms (sound)`)
  return {
    figures: {
      frameMs: { median: frame.median, p95: frame.p95 },
      soundMs: { median: sound.median, p95: sound.p95 },
    },
    goals: [
      { sentence: `the picture comes within ${GOAL_MS} ms at p95 (${frame.p95})`, reached: frame.p95 < GOAL_MS },
      { sentence: `the sound comes within ${GOAL_MS} ms at p95 (${sound.p95})`, reached: sound.p95 < GOAL_MS },
    ],
  }
}

function inWords({ frameMs, soundMs }: Change): string {
  return `picture ${Math.round(frameMs)} ms, sound ${Math.round(soundMs)} ms`
}
