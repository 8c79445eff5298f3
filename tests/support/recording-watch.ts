// What a recording's files show and sound like, moment by moment: read in the clear, decoded by ffmpeg.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { GRID, TONES_HZ } from './fake-media.ts'
import { ffmpegBinaries } from '../../config/runtime.ts'
import { initName, segmentName } from '../../recorder/format/manifest.ts'
import type { FragmentLine, ManifestLine, SegmentLine } from '../../recorder/format/manifest.ts'
import type { StoredRecording } from '../../recorder/format/stored-recording.ts'
import type { TrackId } from '../../signalling/protocol/ids.ts'

/** One decoded picture, some five a second. */
export type RecordedPicture = {
  readonly trackId: TrackId
  /** Epoch ms by the recording's timeline. */
  readonly at: number
  /** The number that the film carries; null for what cannot be read. */
  readonly code: number | null
}

/** A quarter of a second of sound. */
export type RecordedSound = {
  readonly trackId: TrackId
  /** Epoch ms by the recording's timeline. */
  readonly at: number
  readonly tonesHz: readonly number[]
}

/** All of a recording. */
export type WatchedRecording = {
  readonly pictures: readonly RecordedPicture[]
  readonly sounds: readonly RecordedSound[]
  /** Every listed fragment: from and to, epoch ms. */
  readonly fragments: readonly { readonly trackId: TrackId; readonly from: number; readonly to: number }[]
  /** How high the pictures of each segment are, px. */
  readonly heights: readonly { readonly trackId: TrackId; readonly heightPx: number }[]
  /** Bytes that lie in media files beyond what is listed. */
  readonly unlistedBytes: number
}

const WIDTH = 320
const HEIGHT = 180
const RATE = 48_000
const QUARTER_MS = 250
/** Amplitude from which a tone is heard; full scale is 1. */
const HEARD = 0.02

const run = promisify(execFile)

/** Whether this machine has ffmpeg. */
export const hasFfmpeg = ffmpegBinaries().ffmpeg !== undefined

/** Decodes everything. @throws what ffmpeg complains of */
export async function watchRecording(recording: StoredRecording, folder: string): Promise<WatchedRecording> {
  const scratch = await mkdtemp(join(tmpdir(), 'recording-watch-'))
  const parts: WatchedRecording[] = []
  try {
    for (const trackId of await recording.trackIds()) parts.push(await watchTrack(recording, folder, trackId, scratch))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return {
    pictures: parts.flatMap((part) => part.pictures).toSorted((a, b) => a.at - b.at),
    sounds: parts.flatMap((part) => part.sounds).toSorted((a, b) => a.at - b.at),
    fragments: parts.flatMap((part) => part.fragments),
    heights: parts.flatMap((part) => part.heights),
    unlistedBytes: parts.reduce((sum, part) => sum + part.unlistedBytes, 0),
  }
}

async function watchTrack(
  recording: StoredRecording,
  folder: string,
  trackId: TrackId,
  scratch: string,
): Promise<WatchedRecording> {
  const lines = (await recording.lines(trackId)) ?? []
  const segments = segmentsOf(lines)
  const pictures: RecordedPicture[] = []
  const sounds: RecordedSound[] = []
  for (const { segment, fragments } of segments) {
    const ms = (ticks: number) => recording.zeroAt + (ticks * 1_000) / segment.timescale
    for (const stretch of segment.height === null ? contiguous(fragments) : [fragments]) {
      const file = join(scratch, 'part.mp4')
      await writeFile(file, await bytesOf(recording, trackId, segment, stretch))
      const last = stretch.at(-1)
      if (!last) continue
      if (segment.height !== null) pictures.push(...(await decodePictures(file, trackId, recording.zeroAt)))
      else sounds.push(...(await decodeSound(file, trackId, ms(last.decodeTime + last.duration))))
    }
  }
  return {
    pictures,
    sounds,
    fragments: segments.flatMap(({ segment, fragments }) =>
      fragments.map(({ decodeTime, duration }) => {
        const from = recording.zeroAt + (decodeTime * 1_000) / segment.timescale
        return { trackId, from, to: from + (duration * 1_000) / segment.timescale }
      }),
    ),
    heights: segments.flatMap(({ segment: { height } }) => (height === null ? [] : [{ trackId, heightPx: height }])),
    unlistedBytes: (await mediaBytes(join(folder, trackId))) - listedBytes(segments),
  }
}

type Segment = { readonly segment: SegmentLine; readonly fragments: FragmentLine[] }

/** The segments of a manifest with their fragments. */
export function segmentsOf(lines: readonly ManifestLine[]): Segment[] {
  const segments: Segment[] = []
  for (const line of lines) {
    if (line.type === 'segment') segments.push({ segment: line, fragments: [] })
    if (line.type === 'fragment') segments.at(-1)?.fragments.push(line)
  }
  return segments
}

/** Stretches without a hole: sound is decoded without times. */
export function contiguous(fragments: readonly FragmentLine[]): FragmentLine[][] {
  const stretches: FragmentLine[][] = []
  for (const fragment of fragments) {
    const before = stretches.at(-1)?.at(-1)
    if (before && before.decodeTime + before.duration === fragment.decodeTime) stretches.at(-1)?.push(fragment)
    else stretches.push([fragment])
  }
  return stretches
}

/** A part of a segment in the clear, as a file that plays. */
export async function bytesOf(
  recording: StoredRecording,
  trackId: TrackId,
  { segment, length }: SegmentLine,
  fragments: readonly FragmentLine[],
): Promise<Buffer> {
  const pieces = [await recording.read(trackId, initName(segment), 0, length)]
  for (const one of fragments) pieces.push(await recording.read(trackId, segmentName(segment), one.offset, one.length))
  return Buffer.concat(pieces.filter((piece) => piece !== null))
}

function listedBytes(segments: readonly Segment[]): number {
  const all = segments.flatMap(({ segment, fragments }) => [segment, ...fragments])
  return all.reduce((sum, { length }) => sum + length, 0)
}

async function mediaBytes(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => /\.(mp4|m4s)$/.test(name))
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Five pictures a second, small and grey, each with its time. */
async function decodePictures(file: string, trackId: TrackId, zeroAt: number): Promise<RecordedPicture[]> {
  const few = "select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.2)'"
  const filter = `${few},scale=${WIDTH}:${HEIGHT},format=gray,showinfo`
  const { out, told } = await ffmpeg([
    '-copyts',
    '-i',
    file,
    '-vf',
    filter,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
  ])
  const times = [...told.matchAll(/pts_time:\s*(-?[\d.]+)/g)].map((match) => Number(match[1]))
  return times.flatMap((second, index) => {
    const luma = out.subarray(index * WIDTH * HEIGHT, (index + 1) * WIDTH * HEIGHT)
    return luma.length === WIDTH * HEIGHT ? [{ trackId, at: zeroAt + second * 1_000, code: codeIn(luma) }] : []
  })
}

/** The times count back from the end: a decoder of Opus leaves out some of the beginning. */
async function decodeSound(file: string, trackId: TrackId, endsAt: number): Promise<RecordedSound[]> {
  const { out } = await ffmpeg(['-i', file, '-ac', '1', '-ar', String(RATE), '-f', 'f32le'])
  const samples = new Float32Array(out.buffer, out.byteOffset, Math.floor(out.length / 4))
  const size = (RATE * QUARTER_MS) / 1_000
  const count = Math.floor(samples.length / size)
  return Array.from({ length: count }, (_, index) => {
    const end = samples.length - index * size
    const part = samples.subarray(end - size, end)
    const tonesHz = TONES_HZ.filter((hz) => amplitude(part, hz) > HEARD)
    return { trackId, at: endsAt - (index + 1) * QUARTER_MS, tonesHz }
  })
}

/** What ffmpeg writes and what it says. @throws what it complains of */
export async function ffmpeg(args: readonly string[]): Promise<{ out: Buffer; told: string }> {
  const program = ffmpegBinaries().ffmpeg
  if (program === undefined) throw new Error('no ffmpeg here')
  const all = ['-hide_banner', '-nostdin', '-threads', '1', ...args, 'pipe:1']
  const { stdout, stderr } = await run(program, all, { encoding: 'buffer', maxBuffer: 2 ** 29 })
  return { out: stdout, told: stderr.toString() }
}

/** By Goertzel: how much of a pitch there is. */
function amplitude(samples: Float32Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / RATE)
  let [before, last] = [0, 0]
  for (const sample of samples) [before, last] = [last, sample + coefficient * last - before]
  const power = last * last + before * before - coefficient * last * before
  return (2 / samples.length) * Math.sqrt(Math.max(0, power))
}

/** The number in the picture's grid; null when a bit and its inverted double say the same, or there is no grid. */
function codeIn(luma: Buffer): number | null {
  const light = ({ column, row }: { column: number; row: number }) => {
    const left = Math.round(((column + 0.5) * WIDTH) / GRID.columns) - 3
    const top = Math.round(((row + 0.5) * HEIGHT) / GRID.rows) - 3
    let sum = 0
    for (let y = top; y < top + 7; y += 1) for (let x = left; x < left + 7; x += 1) sum += luma[y * WIDTH + x] ?? 0
    return sum / 49
  }
  const white = Math.min(...GRID.white.map(light))
  const black = Math.max(...GRID.black.map(light))
  if (white - black < 80) return null
  const isWhite = (column: number, row: number) => light({ column, row }) > (white + black) / 2
  let value = 0
  for (let column = GRID.firstColumn; column < GRID.firstColumn + 8; column += 1) {
    if (isWhite(column, GRID.codeRow) === isWhite(column, GRID.codeRow + 1)) return null
    value = value * 2 + Number(isWhite(column, GRID.codeRow))
  }
  return value
}
