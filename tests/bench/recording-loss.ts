// Packets lost on the way to the recorder: how much of picture and sound arrives, and how much of it only when asked for again.
import { RECORDING, openRecordingRig, timesOf } from '../support/recording.ts'
import type { RecordingRig, Sent } from '../support/recording.ts'
import { countFrom } from './bench.ts'
import type { Bench, Goal, Say } from './bench.ts'

/** What is lost of all packets toward the recorder. */
const LOSSES = [0, 0.02, 0.05, 0.1] as const
const TRACKS = { picture: 'hall.camera', sound: 'hall.microphone' } as const
const KINDS = ['picture', 'sound'] as const
/** So much of what was sent must be there, whatever was lost on the way. */
const KEPT_GOAL = 0.99

type Row = {
  readonly loss: number
  readonly kind: (typeof KINDS)[number]
  /** Pictures or packets of sound: sent while it was recorded, and found in the file. */
  readonly sent: number
  readonly received: number
  readonly packetsLost: number
  readonly packetsRepaired: number
  readonly damagedFragments: number
  readonly fragments: number
}

/** The benchmark; each loss for `BENCH_SECONDS`, 20 by default. */
export const recordingLossBench: Bench = async ({ say, opened }) => {
  const seconds = countFrom('BENCH_SECONDS', 20)
  const rows: Row[] = []
  for (const loss of LOSSES) rows.push(...(await measure(loss, seconds, say, opened)))
  const goals = rows.map((row): Goal => {
    const share = row.received / row.sent
    return {
      sentence: `${row.loss * 100}% loss: ${(share * 100).toFixed(1)}% of ${row.kind}`,
      reached: share >= KEPT_GOAL,
    }
  })
  return { figures: { seconds, rows }, goals }
}

async function measure(loss: number, seconds: number, say: Say, opened: AsyncDisposableStack): Promise<Row[]> {
  const repaired = new Map<string, number>()
  const info = (facts: object): void => {
    if ('trackId' in facts && 'repaired' in facts) repaired.set(String(facts.trackId), Number(facts.repaired))
  }
  const rig = await openRecordingRig({ log: { info, warn: () => {}, error: () => {} } })
  opened.defer(() => rig.close())
  await rig.open()
  const sources = { picture: await rig.send('picture'), sound: await rig.send('sound') }
  const lines = {
    picture: await rig.record(sources.picture, TRACKS.picture, loss),
    sound: await rig.record(sources.sound, TRACKS.sound, loss),
  }
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  await rig.request('recording.close', { recordingId: RECORDING, finished: true })
  const rows: Row[] = []
  for (const kind of KINDS) {
    const { counts } = lines[kind].line
    const found = await count(rig, kind, sources[kind])
    rows.push({ loss, kind, ...found, packetsLost: counts.lost, packetsRepaired: repaired.get(TRACKS[kind]) ?? 0 })
  }
  for (const row of rows) say(JSON.stringify(row))
  await rig.close()
  return rows
}

/** What was sent from the first one kept to the last: the file ends with the recording, the sender does not. */
async function count(rig: RecordingRig, kind: (typeof KINDS)[number], source: Sent) {
  const { starts, damaged, fragments } = await timesOf(await rig.stored(), TRACKS[kind])
  const period = (source.sentAt(1) - source.sentAt(0)) / 1000
  const sent = Math.round(((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / period) + 1
  return { sent, received: starts.length, damagedFragments: damaged, fragments }
}
