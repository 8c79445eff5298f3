// One picture as it was recorded, from key frame to end, with the mixed sound: nothing of the picture is encoded anew.
import type { ExportPlan } from '../domain/replay/export-plan.ts'
import type { ExportJob } from '../ports/exports.ts'
import type { Feed } from './feed.ts'
import { startFfmpeg, watchProgress } from './ffmpeg.ts'
import { soundGraph } from './filters.ts'
import { FRAGMENTED, ONE_THREAD, SOUND_CODEC, description, inputOf } from './inputs.ts'
import { takenBy } from './words.ts'

/** A fragmented MP4 of one run. */
export async function* cut(
  job: ExportJob & { readonly plan: Extract<ExportPlan, { way: 'cut' }> },
  feed: Feed,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { plan, title, viewer } = job
  const picture = feed.offer(plan.picture)
  // Everything counts from the key frame.
  const span = { fromMs: picture.startsAtMs, lengthMs: plan.picture.toMs - picture.startsAtMs }
  const sounds = plan.sounds.map((run) => feed.offer(run))
  const inputs = [...inputOf(picture, 'picture'), ...sounds.flatMap((one) => inputOf(one, 'sound'))]
  const maps = ['-filter_complex', soundGraph(span, sounds, 1), '-map', '0:v', '-c:v', 'copy', '-map', '[a]']
  const end = ['-t', (span.lengthMs / 1_000).toFixed(3)]
  const words = description(title, viewer, takenBy(viewer))
  const args = [
    ...ONE_THREAD,
    ...inputs,
    ...maps,
    ...SOUND_CODEC,
    ...end,
    '-progress',
    'pipe:3',
    ...words,
    ...FRAGMENTED,
  ]
  const ffmpeg = startFfmpeg(args, 1, signal)
  watchProgress(ffmpeg.reads(3), (ms) => onProgress(Math.min(1, ms / span.lengthMs)))
  try {
    for await (const part of ffmpeg.reads(1)) yield part as Uint8Array // a pipe without an encoding gives bytes
    await ffmpeg.ended
  } finally {
    ffmpeg.kill()
  }
}
