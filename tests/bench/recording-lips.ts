// Lips and voice in a recording: flash and beep of the same instant, how far apart they are after all that may disturb them.
import { countFrom } from './bench.ts'
import type { Bench } from './bench.ts'
import { measureDrift } from './recording-lips/drift.ts'
import { openLipsMeeting } from './recording-lips/meeting.ts'
import { offsetsIn } from './recording-lips/offsets.ts'
import type { Offset } from './recording-lips/offsets.ts'
import { median } from './statistics.ts'
import type { StoredRecording } from '../../recorder/format/stored-recording.ts'
import { trackId } from '../../signalling/protocol/ids.ts'

/** Further apart is seen, ms. */
const GOAL_MS = 40

type Stretch = { readonly after: string; readonly from: number; readonly to: number; readonly sourceLateMs: number }
type Row = {
  readonly after: string
  readonly pairs: number
  /** By how much the beep is later than the flash, ms; null without a pair. */
  readonly firstMs: number | null
  readonly medianMs: number | null
  /** The one furthest from 0. */
  readonly worstMs: number | null
  /** By how much a page itself handed over a flash later than its beep at most: a negative offset of so much is its own. */
  readonly sourceLateMs: number
}

/**
 * The benchmark; `BENCH_SECONDS` at the start, after each disturbance and at the end, 20 by default; then
 * `BENCH_DRIFT_SECONDS` of a sender whose clock is off, 120 by default.
 */
export const recordingLipsBench: Bench = async (context) => {
  const { say, opened } = context
  const seconds = countFrom('BENCH_SECONDS', 20)
  const meeting = await openLipsMeeting(opened)
  const stretches: Stretch[] = []
  const passes = async (after: string): Promise<void> => {
    const from = Date.now()
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    const sourceLateMs = await meeting.sourceLateMs(from)
    stretches.push({ after, from, to: Date.now(), sourceLateMs })
    say(`recorded: ${after}`)
  }
  await passes('start')
  for (const [name, disturb] of meeting.disturbances) {
    await disturb()
    await passes(name)
  }
  await passes('end')
  await meeting.product.stop()
  const offsets = await allOffsets(await meeting.stored())
  const rows = stretches.map((stretch) => rowOf(stretch, offsets))
  for (const row of rows) say(JSON.stringify(row))
  const drift = await measureDrift(context, countFrom('BENCH_DRIFT_SECONDS', 120))
  say(JSON.stringify(drift))
  const worst = Math.max(...offsets.map(({ offsetMs }) => Math.abs(offsetMs)))
  const missing = rows.filter(({ pairs }) => pairs === 0).map(({ after }) => after)
  return {
    figures: { seconds, pairs: offsets.length, worstMs: Math.round(worst), rows, drift },
    goals: [
      { sentence: `lips and voice at most ${GOAL_MS} ms apart (${worst.toFixed(1)} ms)`, reached: worst <= GOAL_MS },
      {
        sentence: `with a clock off by ${drift.ppm} ppm: at most ${GOAL_MS} ms apart (${drift.worstMs} ms)`,
        reached: Math.abs(drift.worstMs) <= GOAL_MS,
      },
      {
        sentence: `seen and heard in every stretch; not in: ${missing.join(', ') || 'none'}`,
        reached: !missing.length,
      },
    ],
  }
}

/** Of every connection that was recorded with both. */
async function allOffsets(stored: StoredRecording): Promise<Offset[]> {
  const offsets: Offset[] = []
  const tracks = await stored.trackIds()
  for (const camera of tracks.filter((one) => one.endsWith('.camera'))) {
    const microphone = trackId.parse(camera.replace('.camera', '.microphone'))
    if (tracks.includes(microphone)) offsets.push(...(await offsetsIn(stored, camera, microphone)))
  }
  return offsets.toSorted((a, b) => a.at - b.at)
}

function rowOf({ after, from, to, sourceLateMs }: Stretch, offsets: readonly Offset[]): Row {
  const mine = offsets.filter(({ at }) => at >= from && at < to).map(({ offsetMs }) => offsetMs)
  const worst = mine.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? null
  const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10)
  return {
    after,
    pairs: mine.length,
    firstMs: rounded(mine[0] ?? null),
    medianMs: rounded(mine.length > 0 ? median(mine) : null),
    worstMs: rounded(worst),
    sourceLateMs: Math.round(sourceLateMs * 10) / 10,
  }
}
