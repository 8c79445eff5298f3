// The recorder's own process killed at random moments, with what it costs and whether what is left plays and is whole.
import { decode } from '../../../recorder/testing/media.ts'
import { RECORDING, openRecordingRig, segmentOf, timesOf } from '../../support/recording.ts'
import type { Recorded, RecordingRig, Sent } from '../../support/recording.ts'
import { until } from '../../support/until.ts'
import type { BenchContext } from '../bench.ts'
import { median } from '../statistics.ts'

/** The longest time from the first new fragment to a kill, ms. */
const LONGEST_LIFE_MS = 3_000
const TRACKS = { picture: 'hall.camera', sound: 'hall.microphone' } as const
const KINDS = ['picture', 'sound'] as const

type Kill = { readonly at: number; readonly chainsWhole: boolean }
type Spread = { readonly median: number; readonly worst: number }

/** What so many kills of the recorder cost. */
export type RecorderKills = {
  readonly kills: number
  /** s. */
  readonly secondsLost: { readonly picture: Spread; readonly sound: Spread }
  readonly segments: { readonly picture: number; readonly sound: number }
  readonly playable: boolean
  readonly chainsWhole: boolean
}

/** Kills a recorder that is fed by a media worker with sources that know when they sent what. */
export async function killRecorder({ say, opened }: BenchContext, count: number): Promise<RecorderKills> {
  const rig = await openRecordingRig()
  opened.defer(() => rig.close())
  const sources = { picture: await rig.send('picture'), sound: await rig.send('sound') }
  const kills: Kill[] = []
  for (let round = 1; round <= count; round++) {
    const kill = await lifeAndDeath(rig, sources)
    kills.push(kill)
    say(`recorder, ${round}/${count}: chains ${kill.chainsWhole ? 'whole' : 'BROKEN'}`)
  }
  await rig.open()
  await rig.request('recording.close', { recordingId: RECORDING, finished: true })
  const tracks = { picture: await judge(rig, 'picture', kills), sound: await judge(rig, 'sound', kills) }
  for (const kind of KINDS) say(`recorder, ${kind}: seconds lost, kill by kill: ${tracks[kind].lost.join(' ')}`)
  for (const source of Object.values(sources)) source.stop()
  return {
    kills: count,
    secondsLost: { picture: spread(tracks.picture.lost), sound: spread(tracks.sound.lost) },
    segments: { picture: tracks.picture.segments, sound: tracks.sound.segments },
    playable: tracks.picture.playable && tracks.sound.playable,
    chainsWhole: kills.every((kill) => kill.chainsWhole),
  }
}

async function lifeAndDeath(rig: RecordingRig, sources: Record<(typeof KINDS)[number], Sent>): Promise<Kill> {
  await rig.open()
  const before = await fragments(rig)
  const recorded: Recorded[] = []
  for (const kind of KINDS) recorded.push(await rig.record(sources[kind], TRACKS[kind]))
  await until(
    'both tracks go on',
    () => fragments(rig),
    (now) => now.every((one, index) => one > (before[index] ?? 0)),
  )
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS))
  const deaths = rig.told.lost.length
  const pid = await rig.pid()
  const at = Date.now()
  process.kill(pid, 'SIGKILL')
  await until('the death is told', () => rig.told.lost.length > deaths)
  for (const one of recorded) one.close()
  // What a reader sees before anything is repaired ends with a fragment that was cut short, if at all.
  await rig.open()
  const stored = await rig.stored()
  const breaks = await Promise.all((await stored.trackIds()).map((track) => stored.verify(track)))
  return { at, chainsWhole: breaks.every((one) => one === null) }
}

async function fragments(rig: RecordingRig): Promise<number[]> {
  const stored = await rig.stored()
  const lines = await Promise.all(KINDS.map((kind) => stored.lines(TRACKS[kind])))
  return lines.map((all) => all?.filter((line) => line.type === 'fragment').length ?? 0)
}

/** What each kill cost a track, s: from the end of what was kept to the kill. */
async function judge(rig: RecordingRig, kind: (typeof KINDS)[number], kills: readonly Kill[]) {
  const stored = await rig.stored()
  const { stretches } = await timesOf(stored, TRACKS[kind])
  const ends = stretches.map(({ to }) => rig.zeroAt + to * 1000)
  const lost = kills.map(({ at }) => {
    const last = Math.max(...ends.filter((end) => end <= at + 50))
    return Math.max(0, Math.round(at - last) / 1000)
  })
  const segments = ((await stored.lines(TRACKS[kind])) ?? []).filter((line) => line.type === 'segment')
  let playable = true
  for (const { segment } of segments) playable &&= plays(await segmentOf(stored, TRACKS[kind], segment))
  return { lost, segments: segments.length, playable }
}

function plays(media: Buffer): boolean {
  try {
    const { frames, samples } = decode(media)
    return frames + samples > 0
  } catch {
    return false
  }
}

function spread(values: readonly number[]): Spread {
  return { median: Math.round(median(values) * 1_000) / 1_000, worst: Math.max(...values) }
}
