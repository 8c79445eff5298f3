// How long until there is a picture again: after a lost line, a killed media worker, a killed server.
import type { Bench, Say } from './bench.ts'
import { countFrom } from './bench.ts'
import { gapsIn } from './recover/announced.ts'
import { openMeeting } from './recover/meeting.ts'
import type { Meeting } from './recover/meeting.ts'
import type { Watched } from './picture-watch.ts'
import { median, summarize } from './statistics.ts'

/** How long the signalling line stays away, ms. */
const LINE_AWAY_MS = 20_000
/** A worker that dies younger than this is replaced later on purpose: each one lives longer first, ms. */
const WORKER_LIVES_MS = 6_000
/** A worker's death costs less than this at the median, ms. */
const WORKER_GOAL_MS = 3_000
/**
 * A frame later than this is a picture that stopped, ms. A browser short of processor or bandwidth gives up its largest
 * layer without a word, and the SFU notices only after 1.5 s of silence that it must forward the next one.
 */
const STOPPED_MS = 2_000

/** The benchmark; `BENCH_ROUNDS` of each kind, 10 by default. */
export const recoverBench: Bench = async ({ say, opened }) => {
  const rounds = countFrom('BENCH_ROUNDS', 10)
  const meeting = await openMeeting(opened)
  const worker = await repeat('worker kill', rounds, say, () => killWorker(meeting))
  const server = await repeat('server kill', rounds, say, () => killServer(meeting))
  const line = await repeat('socket loss', rounds, say, () => loseLine(meeting))
  const journal = await meeting.product.stopAndReadJournal()
  const lost = meeting.announced.missingFrom(journal)
  const gaps = gapsIn(journal)
  const stoodStill = Math.max(...column(line, 'longestGapMs'))
  return {
    figures: {
      workerKillMs: summarize(column(worker, 'ms')),
      socketLossMs: summarize(column(line, 'ms')),
      serverKillMs: summarize(column(server, 'ms')),
      journalLost: lost.length,
      journalGaps: gaps,
      journalEvents: journal.length,
      announcedEvents: meeting.announced.count,
      socketLossLiveMs: summarize(column(line, 'liveMs')),
      socketLossLongestGapMs: summarize(column(line, 'longestGapMs')),
      serverAnswersAfterMs: summarize(column(server, 'answersAfterMs')),
      serverKillSinceAnswerMs: summarize(column(server, 'sinceAnswerMs')),
    },
    goals: [
      {
        sentence: `a killed worker costs less than ${WORKER_GOAL_MS} ms at the median`,
        reached: median(column(worker, 'ms')) < WORKER_GOAL_MS,
      },
      {
        sentence: `without a line the picture goes on: longest gap ${stoodStill} ms`,
        reached: stoodStill < STOPPED_MS,
      },
      {
        sentence: `nothing announced is missing in the journal: ${lost.length} lost, ${gaps} gaps`,
        reached: lost.length + gaps === 0,
      },
    ],
  }
}

/** What one round measured, by name, ms. */
type Round = Readonly<Record<string, number>>

async function repeat(what: string, rounds: number, say: Say, play: () => Promise<Round>): Promise<Round[]> {
  const played: Round[] = []
  for (let turn = 1; turn <= rounds; turn += 1) {
    const round = await play()
    played.push(round)
    say(`${what}, ${turn}/${rounds}: ${JSON.stringify(round)}`)
  }
  return played
}

/** SIGKILL to the media worker: the picture must come back on new transports. */
async function killWorker(meeting: Meeting): Promise<Round> {
  await settle(meeting)
  await pause(WORKER_LIVES_MS)
  const [pid] = await meeting.product.workerPids()
  if (pid === undefined) throw new Error('The product has no media worker.')
  await meeting.begin(true)
  const killedAt = Date.now()
  process.kill(pid, 'SIGKILL')
  const pages = await meeting.recovered('every picture is back after a worker kill')
  return { ms: lastRight(pages) - killedAt }
}

/** SIGKILL to the server while the journal is being written; it is started again at once. */
async function killServer(meeting: Meeting): Promise<Round> {
  await settle(meeting)
  const press = pressMicrophones(meeting)
  await meeting.begin(true)
  const killedAt = Date.now()
  await meeting.product.kill()
  await press
  await meeting.product.restart()
  const answeredAt = Date.now()
  const pages = await meeting.recovered('every picture is back after a server kill')
  const rightAt = lastRight(pages)
  return { ms: rightAt - killedAt, answersAfterMs: answeredAt - killedAt, sinceAnswerMs: rightAt - answeredAt }
}

/** The signalling line away: the picture goes on, and the session is live again soon after the line is back. */
async function loseLine(meeting: Meeting): Promise<Round> {
  await settle(meeting)
  await meeting.begin(false)
  meeting.line.cut()
  await pause(LINE_AWAY_MS)
  const away = await meeting.read()
  meeting.line.join()
  const joinedAt = Date.now()
  await meeting.begin(false)
  const pages = await meeting.recovered('every page is live again after a lost line')
  const liveAt = Math.max(...pages.map((page) => page.liveAt ?? Infinity))
  const gaps = [...away, ...pages].map(({ longestGapMs }) => Math.round(longestGapMs))
  return {
    ms: Math.round(Math.max(liveAt, lastRight(pages)) - joinedAt),
    liveMs: Math.round(liveAt - joinedAt),
    longestGapMs: Math.max(...gaps),
  }
}

/** Every page has a right picture and a line. */
async function settle(meeting: Meeting): Promise<void> {
  await meeting.begin(false)
  await meeting.recovered('every page is well before the next round')
}

/** Writes into the journal from every page, answered or not. */
async function pressMicrophones({ seats }: Meeting): Promise<void> {
  const buttons = seats.map(({ page }) => page.getByRole('button', { name: /^Micrô đang (mở|tắt)/ }))
  await Promise.all(buttons.map((button) => button.click()))
}

function lastRight(pages: readonly Watched[]): number {
  return Math.round(Math.max(...pages.map(({ rightAt }) => rightAt ?? Infinity)))
}

function column(rounds: readonly Round[], name: string): number[] {
  return rounds.flatMap((round) => round[name] ?? [])
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
