// Two bridge points in a recorded meeting while the recorder, the media worker or the server of the product is killed.
import { execFile } from 'node:child_process'
import { costOf } from './cost.ts'
import { ffmpegBinaries } from '../../../config/runtime.ts'
import type { StoredRecording } from '../../../recorder/format/stored-recording.ts'
import { openPerson } from '../../support/chamber.ts'
import { chooseMicrophone, join, lobbyPicture, signIn } from '../../support/page.ts'
import { recordingProcesses, segmentOf, timesOf } from '../../support/recording.ts'
import type { BenchContext, Say } from '../bench.ts'
import { KINDS, openRecordedMeeting } from '../recorded-meeting.ts'
import type { Kind, RecordedMeeting } from '../recorded-meeting.ts'
import { median } from '../statistics.ts'

/** A worker that dies younger than this is replaced later on purpose: kills lie at least so far apart, ms. */
const APART_MS = 6_000
/** And by so much more at most, ms. */
const CHANCE_MS = 3_000
const PEOPLE = ['chair', 'luc'] as const

/** Whom to kill. */
export const VICTIMS = ['recorder', 'worker', 'server'] as const
type Victim = (typeof VICTIMS)[number]

type Kill = { readonly victim: Victim; readonly at: number; readonly chainsWhole: boolean }
type Spread = { readonly median: number; readonly worst: number }

/** What so many kills of one victim cost. */
export type MeetingKills = {
  readonly kills: number
  /** What was sent before the kill and is not in the recording, s. */
  readonly secondsLost: Readonly<Record<Kind, Spread>>
  /** From the kill to the next sample that is recorded, s; null for never. */
  readonly secondsUntilAgain: Readonly<Record<Kind, Spread>>
  readonly playable: boolean
  readonly chainsWhole: boolean
}

/** Kills each victim so many times in one meeting, and judges what was recorded when it is over. */
export async function killInMeeting(context: BenchContext, count: number): Promise<Record<Victim, MeetingKills>> {
  const { say, opened } = context
  const meeting = await openRecordedMeeting(opened)
  for (const person of PEOPLE) {
    const seat = await openPerson(person)
    opened.defer(() => seat.close())
    await signIn(seat.page, meeting.product.url)
    await seat.page.goto(`${meeting.product.url}/meetings/${meeting.meetingId}/join/${seat.id}`)
    await lobbyPicture(seat)
    await chooseMicrophone(seat, 'open')
    await join(seat)
  }
  await meeting.goesOn(Date.now(), PEOPLE.length)
  let last = Date.now()
  const kills: Kill[] = []
  for (const victim of VICTIMS) {
    for (let round = 1; round <= count; round += 1) {
      await until(last + APART_MS + Math.random() * CHANCE_MS)
      last = Date.now()
      await kill(meeting, victim)
      const tookMs = Date.now() - last
      await meeting.goesOn(Date.now(), PEOPLE.length)
      const chainsWhole = await allWhole(await meeting.stored())
      kills.push({ victim, at: last, chainsWhole })
      say(`${victim}, ${round}/${count}: killed for ${tookMs} ms, chains ${chainsWhole ? 'whole' : 'BROKEN'}`)
    }
  }
  await until(last + APART_MS)
  await meeting.product.stop()
  return judge(await meeting.stored(), kills, say)
}

async function kill({ product }: RecordedMeeting, victim: Victim): Promise<void> {
  if (victim === 'server') {
    await product.kill()
    return product.restart()
  }
  const [pid] = await (victim === 'worker' ? product.workerPids() : recordingProcesses(product.pid))
  if (pid === undefined) throw new Error(`The product has no ${victim}.`)
  process.kill(pid, 'SIGKILL')
}

async function allWhole(stored: StoredRecording): Promise<boolean> {
  const breaks = await Promise.all((await stored.trackIds()).map((track) => stored.verify(track)))
  return breaks.every((one) => one === null)
}

/** After the product has stopped: what each kill cost the worst of the tracks that it met. */
async function judge(stored: StoredRecording, kills: readonly Kill[], say: Say): Promise<Record<Victim, MeetingKills>> {
  const tracks = await stored.trackIds()
  say(`tracks: ${tracks.join(' ')}`)
  const startsOf = new Map<string, number[]>()
  const unfit: Unfit[] = []
  for (const track of tracks) {
    const { starts } = await timesOf(stored, track)
    startsOf.set(
      track,
      starts.map((start) => stored.zeroAt + start * 1_000),
    )
    unfit.push(...(await unfitOf(stored, track)))
  }
  for (const { what, words } of unfit) say(`${what}: ${words}`)
  const chainsWhole = await allWhole(stored)
  const judged = VICTIMS.map((victim): [Victim, MeetingKills] => {
    const mine = kills.filter((one) => one.victim === victim)
    const costs = (kind: Kind) =>
      mine.map(({ at }) => {
        const met = [...startsOf].flatMap(([track, starts]) =>
          track.endsWith(`.${kind}`) ? (costOf(starts, at) ?? []) : [],
        )
        if (met.length < PEOPLE.length) throw new Error(`Only ${met.length} tracks of a ${kind} were met by a kill.`)
        return { lost: Math.max(...met.map(({ lost }) => lost)), again: Math.max(...met.map(({ again }) => again)) }
      })
    for (const kind of KINDS) {
      say(
        `${victim}, ${kind}: s lost, kill by kill: ${costs(kind)
          .map(({ lost }) => lost)
          .join(' ')}`,
      )
      say(
        `${victim}, ${kind}: s until again, kill by kill: ${costs(kind)
          .map(({ again }) => again)
          .join(' ')}`,
      )
    }
    const spreads = (name: 'lost' | 'again') => ({
      camera: spread(costs('camera').map((cost) => cost[name])),
      microphone: spread(costs('microphone').map((cost) => cost[name])),
    })
    return [
      victim,
      {
        kills: mine.length,
        secondsLost: spreads('lost'),
        secondsUntilAgain: spreads('again'),
        // A segment belongs to the kill before it.
        playable: !unfit.some(({ at }) => kills.findLast((one) => one.at < at)?.victim === victim),
        chainsWhole: chainsWhole && mine.every((one) => one.chainsWhole),
      },
    ]
  })
  // The entries are those of VICTIMS, each once.
  return Object.fromEntries(judged) as Record<Victim, MeetingKills>
}

/** A segment that ffmpeg complains of. */
type Unfit = { readonly what: string; readonly at: number; readonly words: string }

async function unfitOf(stored: StoredRecording, track: string): Promise<Unfit[]> {
  const unfit: Unfit[] = []
  const lines = (await stored.lines(track)) ?? []
  // A segment that was begun and never got a fragment holds nothing to play.
  const filled = new Set(lines.flatMap((line) => (line.type === 'fragment' ? [line.segment] : [])))
  for (const line of lines) {
    if (line.type !== 'segment' || !filled.has(line.segment)) continue
    const words = await complaintsOf(await segmentOf(stored, track, line.segment))
    if (words !== '') unfit.push({ what: `${track}, segment ${line.segment}`, at: line.startedAt, words })
  }
  return unfit
}

/** What ffmpeg has to say while it decodes all of it; empty when nothing. */
async function complaintsOf(media: Buffer): Promise<string> {
  const program = ffmpegBinaries().ffmpeg ?? 'ffmpeg'
  // Pictures may come at any time: without a clock so fine, ffmpeg complains of its own rounding.
  const times = ['-fps_mode', 'passthrough', '-enc_time_base:v', '1:90000']
  const args = ['-v', 'error', '-xerror', '-i', 'pipe:0', ...times, '-f', 'null', '-']
  return new Promise((resolve) => {
    const child = execFile(program, args, (error, _, told) => resolve(told.trim() || (error?.message ?? '')))
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(media)
  })
}

function spread(values: readonly number[]): Spread {
  return { median: Math.round(median(values) * 1_000) / 1_000, worst: Math.max(...values) }
}

function until(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - Date.now())))
}
