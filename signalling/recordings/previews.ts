// Preview pictures: one small JPEG of a track every ten seconds, decoded by ffmpeg when somebody asks for it.
import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { buffer } from 'node:stream/consumers'
import type { Chunk } from '../domain/replay/recorded.ts'
import type { Previews, RecordingStorage } from '../ports/recordings.ts'
import type { SessionId, TrackId } from '../protocol/ids.ts'
import { ffmpegBinaries } from '../../config/runtime.ts'

/** Times are rounded to this, ms: who moves along the bar asks for few pictures again and again. */
const STEP_MS = 10_000
/** Pictures decoded at the same time; the others wait. */
const AT_ONCE = 2
/** Pictures that wait at most; further ones are not made. */
const MOST_WAITING = 100
/** Pictures that are remembered, some 6 kB each. */
const MOST_KEPT = 1_000
/** px */
const HEIGHT = 120
/** The first key frame of a chunk lies at its beginning: more than this is not read of it, bytes. */
const MOST_READ = 2_000_000
/** How long ffmpeg may take, ms. */
const DECODED_WITHIN_MS = 20_000
/** Below everything that somebody waits for. */
const LOWEST_PRIORITY = 19

/** Pictures of what lies in a storage; none on a machine without ffmpeg. */
export function createPreviews(storage: Pick<RecordingStorage, 'index' | 'content'>): Previews {
  const { ffmpeg } = ffmpegBinaries()
  const kept = new Map<string, Promise<Uint8Array | undefined>>()
  const turns = createTurns()
  return {
    picture(id, track, ms) {
      const step = Math.round(ms / STEP_MS) * STEP_MS
      const name = `${id}/${track}/${step}`
      const known = kept.get(name)
      if (known) return known
      if (ffmpeg === undefined || !turns.hasRoom()) return Promise.resolve(undefined)
      const made = turns.take(() => pictureOf(storage, ffmpeg, { id, track, ms: step }))
      kept.set(name, made)
      // What is not there yet may come; what failed may be tried again.
      made.then(
        (picture) => picture ?? kept.delete(name),
        () => kept.delete(name),
      )
      const [oldest] = kept.keys()
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
      return made
    },
  }
}

type Place = { readonly id: SessionId; readonly track: TrackId; readonly ms: number }

async function pictureOf(
  storage: Pick<RecordingStorage, 'index' | 'content'>,
  ffmpeg: string,
  { id, track, ms }: Place,
): Promise<Uint8Array | undefined> {
  const index = await storage.index(id, track)
  const chunk = index && chunkAt(index.chunks, ms)
  if (!chunk || index.segments[chunk.segment]?.widthPx === 0) return undefined
  const init = await storage.content(id, track, `init-${chunk.segment}.mp4`)
  const media = await storage.content(id, track, `seg-${chunk.segment}.m4s`)
  if (!init || !media) return undefined
  const last = Math.min(chunk.offset + Math.min(chunk.bytes, MOST_READ), media.bytes) - 1
  const parts = [init.read(), media.read({ first: chunk.offset, last })]
  const bytes = await Promise.all(parts.map((part) => buffer(part)))
  return decode(ffmpeg, Buffer.concat(bytes))
}

/** The chunk that has a time in it, or begins within the same step. */
function chunkAt(chunks: readonly Chunk[], ms: number): Chunk | undefined {
  const chunk = chunks.find(({ toMs }) => toMs > ms)
  return chunk && chunk.fromMs < ms + STEP_MS ? chunk : undefined
}

async function decode(ffmpeg: string, mp4: Buffer): Promise<Uint8Array | undefined> {
  const quiet = ['-hide_banner', '-loglevel', 'error', '-threads', '1']
  const one = ['-i', 'pipe:0', '-frames:v', '1', '-vf', `scale=-2:${HEIGHT}`, '-q:v', '6']
  const child = spawn(ffmpeg, [...quiet, ...one, '-f', 'mjpeg', 'pipe:1'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: DECODED_WITHIN_MS,
    killSignal: 'SIGKILL',
  })
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  if (child.pid !== undefined) lower(child.pid)
  // It stops reading as soon as it has its picture.
  child.stdin.on('error', () => undefined)
  child.stdin.end(mp4)
  const picture = await Promise.race([buffer(child.stdout), failed])
  return picture.length > 0 ? picture : undefined
}

/** One that has ended already needs none. */
function lower(pid: number): void {
  try {
    setPriority(pid, LOWEST_PRIORITY)
  } catch {
    // Nothing to do about it.
  }
}

function createTurns() {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    hasRoom: () => waiting.length < MOST_WAITING,
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
  }
}
