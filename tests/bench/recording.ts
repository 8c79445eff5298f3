// What recording costs, beside the usual ways; and how long after the end of a session its replay begins.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { countFrom } from './bench.ts'
import type { Bench, BenchContext } from './bench.ts'
import { recordComposite } from './recording/composite.ts'
import { recordWithFfmpeg } from './recording/ffmpeg-copy.ts'
import { openGeneratedMeeting } from './recording/meeting.ts'
import { recordWithOurs } from './recording/ours.ts'
import { processorSeconds } from './recording/processor.ts'
import { replayReady } from './recording/replay-ready.ts'
import { summarize } from './statistics.ts'

/** Programs compile themselves while they run: what they cost is counted from here on, ms. */
const WARM_UP_MS = 20_000
const SHARE_GOAL = 0.01
const REPLAY_GOAL_MS = 3_000
const MINUTE_MS = 60_000
const HOUR_S = 3_600

/** The benchmark; `BENCH_SOURCES` sources (4) for `BENCH_SECONDS` (60), `BENCH_REPLAYS` (10) of each length. */
export const recordingBench: Bench = async (context) => {
  const cost = await costOfRecording(context)
  const times = countFrom('BENCH_REPLAYS', 10)
  const lengths = [
    { name: '10 minutes', lengthMs: 10 * MINUTE_MS, times },
    { name: '2 hours', lengthMs: 120 * MINUTE_MS, times },
  ]
  const taken = await replayReady(lengths, context)
  const [short = [], long = []] = lengths.map(({ name }) => taken.get(name) ?? [])
  const all = summarize([...short, ...long])
  return {
    figures: { ...cost, replayReadyMs: { ...all, short: summarize(short), long: summarize(long) } },
    goals: [
      {
        sentence: `a replay moves at most ${REPLAY_GOAL_MS} ms after the end (p95 ${all.p95} ms)`,
        reached: all.p95 <= REPLAY_GOAL_MS,
      },
      {
        sentence: `a source costs at most ${percent(SHARE_GOAL)} of a core (${percent(cost.coreSharePerSource)})`,
        reached: cost.coreSharePerSource <= SHARE_GOAL,
      },
    ],
  }
}

/** All three record the same meeting at the same time; what was started for it ends with it. */
async function costOfRecording({ say, opened: outer }: BenchContext) {
  await using opened = outer.use(new AsyncDisposableStack())
  const sources = countFrom('BENCH_SOURCES', 4)
  const seconds = countFrom('BENCH_SECONDS', 60)
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-recording-bench-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  const meeting = await openGeneratedMeeting(sources)
  opened.defer(() => meeting.close())
  const ffmpeg = await recordWithFfmpeg(meeting, folder, opened)
  const ours = await recordWithOurs(meeting, folder, opened)
  const composite = await recordComposite(meeting, opened)
  say(`${sources} sources of 720p and sound are recorded by the product, by ffmpeg and by a browser`)
  await delay(WARM_UP_MS)
  const contestants = [ours.pids, ffmpeg, composite.pids]
  const bytesBefore = await bytesIn(join(folder, 'recordings'))
  const before = await Promise.all(contestants.map(processorSeconds))
  const startedAt = performance.now()
  await delay(seconds * 1_000)
  const after = await Promise.all(contestants.map(processorSeconds))
  const took = (performance.now() - startedAt) / 1_000
  const written = (await bytesIn(join(folder, 'recordings'))) - bytesBefore
  const encoded = await composite.bytes()
  if (written === 0 || encoded === 0) throw new Error('One of the recordings has recorded nothing.')
  await ours.finish()
  const [own = 0, copied = 0, drawn = 0] = after.map((value, place) => (value - (before[place] ?? 0)) / took)
  return {
    sources,
    coreSharePerSource: rounded(own / sources),
    ffmpegCopyCoreShare: rounded(copied / sources),
    chromeCompositeCoreShare: rounded(drawn),
    megabytesPerSourceHour: Math.round((written / took / sources) * HOUR_S * 1e-6),
  }
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
