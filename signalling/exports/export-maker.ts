// Files of recordings, made with what the machine has to spare.
import type { ExportPlan } from '../domain/replay/export-plan.ts'
import type { ExportJob, ExportMaker } from '../ports/exports.ts'
import { archive } from './archive.ts'
import { compose } from './composing.ts'
import { cut } from './cutting.ts'
import { openFeed } from './feed.ts'
import type { Feed } from './feed.ts'
import { ffmpegPath } from './ffmpeg.ts'
import { plainMp4 } from './plain-mp4.ts'

/** The maker of this machine. */
export function createExportMaker(): ExportMaker {
  return {
    get encodes() {
      return ffmpegPath() !== undefined
    },
    async *make(job, onProgress, signal) {
      if (is(job, 'tracks')) {
        yield* archive(job, onProgress, signal)
        return
      }
      const feed = await openFeed(job)
      try {
        yield* plainMp4(encoded(job, feed, onProgress, signal))
      } finally {
        feed.close()
      }
    },
  }
}

function encoded(
  job: ExportJob,
  feed: Feed,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  if (is(job, 'cut')) return cut(job, feed, onProgress, signal)
  if (is(job, 'compose') || is(job, 'sound')) return compose(job, feed, onProgress, signal)
  throw new Error(`Nothing is encoded for ${job.plan.way}.`)
}

function is<W extends ExportPlan['way']>(
  job: ExportJob,
  way: W,
): job is ExportJob & { readonly plan: Extract<ExportPlan, { way: W }> } {
  return job.plan.way === way
}
