// Parts of tracks for ffmpeg: decrypted on their way, over the loopback, under addresses that nobody can guess.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { chunksOf } from '../domain/replay/track-runs.ts'
import type { TrackRun } from '../domain/replay/track-runs.ts'
import type { ExportJob } from '../ports/exports.ts'

/** A run as a decoder reads it: its init segment and its chunks, one after the other. */
export type FedRun = {
  readonly run: TrackRun
  /** Where the first chunk begins, ms since the opening of the session: at the run's beginning or before it. */
  readonly startsAtMs: number
  readonly url: string
}

/** The loopback server of one export. */
export type Feed = {
  /** Offers a run. @throws Error when there is nothing of it */
  offer(run: TrackRun): FedRun
  /** Forgets what was offered. */
  withdraw(fed: readonly FedRun[]): void
  close(): void
}

/** The bytes of a run. */
export async function* bytesOf(job: ExportJob, run: TrackRun): AsyncGenerator<Uint8Array> {
  const index = job.indexes.find(({ trackId }) => trackId === run.trackId)
  const init = index && (await job.content(run.trackId, `init-${run.segment}.mp4`))
  const segment = index && (await job.content(run.trackId, `seg-${run.segment}.m4s`))
  if (!init || !segment) throw new Error(`Nothing is left of segment ${run.segment} of ${run.trackId}.`)
  yield* init.read()
  const chunks = chunksOf(index, run)
  const [first, last] = [chunks[0], chunks.at(-1)]
  if (!first || !last) return
  yield* segment.read({ first: first.offset, last: last.offset + last.bytes - 1 })
}

/** Opens the server of one export on a port of the loopback. */
export async function openFeed(job: ExportJob): Promise<Feed> {
  const offered = new Map<string, TrackRun>()
  const server = createServer((request, response) => {
    const run = offered.get(request.url ?? '')
    if (!run) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': 'video/mp4', 'accept-ranges': 'none' })
    // Who stops reading has read enough.
    pipeline(Readable.from(bytesOf(job, run), { objectMode: false }), response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    offer(run) {
      const index = job.indexes.find(({ trackId }) => trackId === run.trackId)
      const startsAtMs = index && chunksOf(index, run)[0]?.fromMs
      if (startsAtMs === undefined) throw new Error(`There is nothing of ${run.trackId} at ${run.fromMs} ms.`)
      const path = `/${randomBytes(32).toString('base64url')}`
      offered.set(path, run)
      return { run, startsAtMs, url: `http://127.0.0.1:${port}${path}` }
    },
    withdraw(fed) {
      for (const { url } of fed) offered.delete(new URL(url).pathname)
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
