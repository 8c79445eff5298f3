// The stage as one MP4, or its sound: stretch by stretch encoded, written by one muxer from beginning to end.
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { lengthOf } from '../domain/replay/export-plan.ts'
import type { ExportPiece, ExportPlan } from '../domain/replay/export-plan.ts'
import type { ExportJob } from '../ports/exports.ts'
import type { Feed } from './feed.ts'
import { startFfmpeg, watchProgress } from './ffmpeg.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { RATE, SAMPLE_RATE, graphOf, soundGraph } from './filters.ts'
import { FRAGMENTED, ONE_THREAD, SOUND_CODEC, description, inputOf } from './inputs.ts'
import { takenBy } from './words.ts'

/** What is composed: pictures with sound, or sound alone. */
export type Composed = Extract<ExportPlan, { way: 'compose' | 'sound' }>

const PCM = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1'] as const
/** No picture refers to a later one: the muxer counts them as they come. A key frame every four seconds, to jump to. */
const PICTURE_CODEC = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '24',
  '-bf',
  '0',
  '-g',
  String(RATE * 4),
] as const
/** How much sound may wait for the muxer before the encoder waits too, bytes: two minutes. */
const MOST_SOUND = 12 * 1_024 * 1_024

/** A fragmented MP4 of all pieces. */
export async function* compose(
  job: ExportJob & { readonly plan: Composed },
  feed: Feed,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const stop = new AbortController()
  const stopped = AbortSignal.any([signal, stop.signal])
  const muxer = startMuxer(job, stopped)
  const fed = feedMuxer(job, feed, muxer, onProgress, stopped).catch((error: unknown) => {
    stop.abort(error)
    throw error
  })
  fed.catch(() => {})
  try {
    for await (const part of muxer.reads(1)) yield part as Uint8Array // a pipe without an encoding gives bytes
    await fed
    await muxer.ended
  } finally {
    stop.abort(new Error('Nobody reads any more.'))
  }
}

function startMuxer({ plan, title, viewer }: ExportJob, signal: AbortSignal): Ffmpeg {
  const picture = ['-thread_queue_size', '512', '-f', 'h264', '-framerate', String(RATE), '-i', 'pipe:4']
  const sound = ['-thread_queue_size', '512', ...PCM, '-i', 'pipe:3']
  const inputs = plan.way === 'compose' ? [...sound, ...picture, '-map', '1:v', '-map', '0:a', '-c:v', 'copy'] : sound
  const words = description(title, viewer, takenBy(viewer))
  return startFfmpeg(
    [...inputs, ...SOUND_CODEC, '-threads', '1', ...words, ...FRAGMENTED],
    plan.way === 'compose' ? 2 : 1,
    signal,
  )
}

async function feedMuxer(
  job: ExportJob & { readonly plan: Composed },
  feed: Feed,
  muxer: Ffmpeg,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { plan } = job
  const sound = muxer.writes(3)
  const picture = plan.way === 'compose' ? muxer.writes(4) : null
  const all = lengthOf(plan)
  let done = 0
  for (const piece of plan.pieces) {
    const before = done
    await encodePiece(
      job,
      piece,
      feed,
      { sound, picture },
      (ms) => onProgress(Math.min(1, (before + ms) / all)),
      signal,
    )
    done += piece.lengthMs
    onProgress(done / all)
  }
  sound.end()
  picture?.end()
}

type Outlets = { readonly sound: Writable; readonly picture: Writable | null }

async function encodePiece(
  job: ExportJob,
  piece: ExportPiece,
  feed: Feed,
  { sound, picture }: Outlets,
  told: (ms: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const pictures = picture
    ? piece.pictures.flatMap((one) => (one.run ? [{ picture: one, fed: feed.offer(inPiece(one.run, piece)) }] : []))
    : []
  const sounds = piece.sounds.map((run) => feed.offer(run))
  const fed = [...pictures.map((one) => one.fed), ...sounds]
  const inputs = [
    ...pictures.flatMap((one) => inputOf(one.fed, 'picture')),
    ...sounds.flatMap((one) => inputOf(one, 'sound')),
  ]
  const graph = picture ? graphOf(job, piece, pictures, sounds) : soundGraph(piece, sounds, 0)
  const video = picture
    ? ['-map', '[v]', ...PICTURE_CODEC, '-pix_fmt', 'yuv420p', '-threads', '1', '-f', 'h264', 'pipe:1']
    : []
  const args = [
    ...ONE_THREAD,
    ...inputs,
    '-filter_complex',
    graph,
    '-progress',
    'pipe:4',
    ...video,
    '-map',
    '[a]',
    ...PCM,
    'pipe:3',
  ]
  const encoder = startFfmpeg(args, 2, signal)
  watchProgress(encoder.reads(4), told)
  try {
    await Promise.all([
      pass(encoder.reads(3), sound, MOST_SOUND),
      picture ? pass(encoder.reads(1), picture, 0) : undefined,
      encoder.ended,
    ])
  } finally {
    encoder.kill()
    feed.withdraw(fed)
  }
}

/** Only what the piece shows of a run is fetched. */
function inPiece<R extends { fromMs: number; toMs: number }>(run: R, { fromMs, toMs }: ExportPiece): R {
  return { ...run, fromMs: Math.max(run.fromMs, fromMs), toMs: Math.min(run.toMs, toMs) }
}

/**
 * Passes everything on and leaves the outlet open. So much may wait in it before the source must wait: were pictures
 * and sound both held back at once, the muxer could wait for one while its source waits for the other.
 */
async function pass(source: Readable, outlet: Writable, most: number): Promise<void> {
  for await (const part of source) {
    const isFree = outlet.write(part)
    if (!isFree && outlet.writableLength > most && !outlet.destroyed)
      await Promise.race([once(outlet, 'drain'), once(outlet, 'close')])
    if (outlet.destroyed) return
  }
}
