// A sender whose sound's clock is off, beside pictures whose clock is right: how far the two drift apart in a recording.
import { RECORDING, openRecordingRig, timesOf } from '../../support/recording.ts'
import type { RecordingRig, Sent } from '../../support/recording.ts'
import type { BenchContext } from '../bench.ts'

/** By how much the sound's clock is fast, parts per million. */
const PPM = 200
const TRACKS = { picture: 'hall.camera', sound: 'hall.microphone' } as const
/** Time between two of a kind, ms. */
const PERIOD_MS = { picture: 1_000 / 30, sound: 20 } as const

/** By how much the sound is later than the pictures, ms, looked at every second. */
export type Drift = {
  readonly ppm: number
  readonly seconds: number
  readonly firstMs: number
  readonly lastMs: number
  /** The one furthest from 0. */
  readonly worstMs: number
  /** How far they would be apart at the end if nobody looked at the clock. */
  readonly unmendedMs: number
}

/** Records both for so many seconds. @throws Error when one was not recorded */
export async function measureDrift({ opened }: BenchContext, seconds: number): Promise<Drift> {
  const rig = await openRecordingRig()
  opened.defer(() => rig.close())
  await rig.open()
  const sources = { picture: await rig.send('picture'), sound: await rig.send('sound', { ppm: PPM }) }
  await rig.record(sources.picture, TRACKS.picture)
  await rig.record(sources.sound, TRACKS.sound)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  await rig.request('recording.close', { recordingId: RECORDING, finished: true })
  const picture = await latenessOf(rig, 'picture', sources.picture)
  const sound = await latenessOf(rig, 'sound', sources.sound)
  const apart: number[] = []
  for (let at = Math.max(picture.from, sound.from); at < Math.min(picture.to, sound.to); at += 1_000) {
    apart.push(sound.at(at) - picture.at(at))
  }
  const worst = apart.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0]
  const [first, last] = [apart[0], apart.at(-1)]
  if (first === undefined || last === undefined || worst === undefined) throw new Error('Nothing was recorded of both.')
  const unmendedMs = Math.round((seconds * PPM) / 1_000)
  return { ppm: PPM, seconds, firstMs: tenths(first), lastMs: tenths(last), worstMs: tenths(worst), unmendedMs }
}

/** By how much later than it was sent each sample stands in the recording, by time. */
async function latenessOf(rig: RecordingRig, kind: keyof typeof TRACKS, { sentAt }: Sent) {
  const { starts } = await timesOf(await rig.stored(), TRACKS[kind])
  const times = starts.map((start) => rig.zeroAt + start * 1_000)
  const period = PERIOD_MS[kind]
  const begun = sentAt(0)
  // The first one is the nearest; from there on they are counted, so that no drift is taken for another sample.
  let index = Math.round(((times[0] ?? 0) - begun) / period)
  const lateness = times.map((time, position) => {
    if (position > 0) index += Math.max(1, Math.round((time - (times[position - 1] ?? time)) / period))
    return time - sentAt(index)
  })
  return {
    from: times[0] ?? 0,
    to: times.at(-1) ?? 0,
    at(time: number): number {
      const position = times.findIndex((one) => one >= time)
      return lateness[position] ?? Number.NaN
    },
  }
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10
}
