// A meeting of two bridge points on a line that loses one packet in twenty, in either direction.
import type { Bench, Goal } from './bench.ts'
import { countFrom } from './bench.ts'
import { openLossyMeeting } from './loss/meeting.ts'
import type { LossyMeeting, Perceived } from './loss/meeting.ts'
import { openNetwork } from './loss/namespaces.ts'
import type { Received } from './loss/namespaces.ts'
import { startProductInside } from './loss/product.ts'
import { srtpErrors } from './loss/srtp.ts'

const LOSS = 0.05
/** How long the tones' own pauses are listened to before the loss begins, s. */
const QUIET_SECONDS = 10
/** Sound is continuous when the loss adds no silence longer than this to the tone's own pauses, ms. */
const SILENCE_GOAL_MS = 200
/** A picture that stands longer than this has not recovered by itself, ms. */
const FREEZE_GOAL_MS = 5_000
/** How often progress is told, s. */
const TELL_EVERY_SECONDS = 15

/** The benchmark; `BENCH_SECONDS` long, 180 by default. */
export const lossBench: Bench = async ({ say, opened }) => {
  const seconds = countFrom('BENCH_SECONDS', 180)
  const network = await openNetwork()
  opened.defer(network.close)
  const product = await startProductInside(network.server.namespace, network.server.address)
  opened.defer(product.close)
  const meeting = await openLossyMeeting(network, product, opened)
  await meeting.enter()
  const pauseMs = await ownPause(meeting)
  say(`without loss: the tone's own pauses take up to ${pauseMs} ms`)

  // The way into the meeting is part of the test: both come in again over the bad line.
  await meeting.leave()
  await network.lose(LOSS)
  await meeting.enter()
  await meeting.begin()
  for (let left = seconds; left > 0; left -= TELL_EVERY_SECONDS) {
    await wait(Math.min(left, TELL_EVERY_SECONDS))
    for (const one of await meeting.read()) say(JSON.stringify({ ...inShort(one, pauseMs), frames: one.seen.frames }))
  }
  const pages = await meeting.read()
  const { up, down } = await network.received()
  const errors = srtpErrors(product.lines)
  for (const line of errors.slice(0, 5)) say(line)
  const worst = worstOf(pages.map((page) => inShort(page, pauseMs)))
  return {
    figures: {
      seconds,
      lossConfigured: LOSS,
      packetsLostUp: up.lost,
      packetsLostDown: down.lost,
      lossUp: share(up),
      lossDown: share(down),
      srtpErrors: errors.length,
      ...worst,
      framesPerSecond: Math.min(...pages.map(({ seen }) => Math.round((seen.frames / seconds) * 10) / 10)),
      tonePauseMs: pauseMs,
    },
    goals: goals(worst, errors.length),
  }
}

/** What one page went through. */
type Short = { readonly longestSilenceMs: number; readonly concealedRatio: number; readonly longestFreezeMs: number }

function inShort({ seen, heard }: Perceived, pauseMs: number): Short {
  const { concealedSamples, totalSamples } = heard
  return {
    longestSilenceMs: Math.max(0, Math.round(heard.longestSilenceMs - pauseMs)),
    concealedRatio: totalSamples === 0 ? 1 : Math.round((concealedSamples / totalSamples) * 10_000) / 10_000,
    longestFreezeMs: Math.round(seen.longestGapMs),
  }
}

function worstOf(pages: readonly Short[]): Short {
  return {
    longestSilenceMs: Math.max(...pages.map((page) => page.longestSilenceMs)),
    concealedRatio: Math.max(...pages.map((page) => page.concealedRatio)),
    longestFreezeMs: Math.max(...pages.map((page) => page.longestFreezeMs)),
  }
}

function goals({ longestSilenceMs, longestFreezeMs }: Short, errors: number): Goal[] {
  return [
    { sentence: `no SRTP error of media in the log: ${errors}`, reached: errors === 0 },
    {
      sentence: `sound is continuous, no silence over ${SILENCE_GOAL_MS} ms beyond the tone's own: ${longestSilenceMs} ms`,
      reached: longestSilenceMs <= SILENCE_GOAL_MS,
    },
    {
      sentence: `the picture recovers by itself within ${FREEZE_GOAL_MS} ms: ${longestFreezeMs} ms at the longest`,
      reached: longestFreezeMs <= FREEZE_GOAL_MS,
    },
  ]
}

/** The longest pause of the tones themselves, ms, as they sound on a good line. */
async function ownPause(meeting: LossyMeeting): Promise<number> {
  await meeting.begin()
  await wait(QUIET_SECONDS)
  return Math.round(Math.max(...(await meeting.read()).map(({ heard }) => heard.longestSilenceMs)))
}

function share({ packets, lost }: Received): number {
  return packets === 0 ? 0 : Math.round((lost / packets) * 10_000) / 10_000
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
}
