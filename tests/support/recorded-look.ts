// What is seen and heard in a file that was made of recorded media: told by their colours and tones, second by second.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { COLOURS, toneOf } from './recorded-media.ts'
import { ffmpegBinaries } from '../../config/runtime.ts'

const { ffmpeg = 'ffmpeg', ffprobe = 'ffprobe' } = ffmpegBinaries()
/** Pictures a second and samples a second that are looked at. */
const [RATE, HZ] = [25, 8_000]

/** A product may answer in this process: nothing here holds it up. */
const run = async (program: string, args: readonly string[]): Promise<Buffer> =>
  (await promisify(execFile)(program, args, { encoding: 'buffer', maxBuffer: 2 ** 28 })).stdout

/** What ffprobe tells of a file, as far as it is looked at here. */
export type Probed = {
  format: { duration: string; tags: Record<string, string> }
  streams: { codec_name: string; width?: number; height?: number; duration: string; nb_frames: string }[]
}

/** What ffprobe tells. */
export const probe = async (file: string): Promise<Probed> =>
  JSON.parse((await run(ffprobe, ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file])).toString())

/** A part of the picture, px. */
export type Part = readonly [x: number, y: number, width: number, height: number]

/** What is seen in the middle of each second in a part of the picture. */
export const seenIn = async (file: string, [x, y, w, h]: Part): Promise<string[]> => {
  const filter = `fps=${RATE},crop=${w}:${h}:${x}:${y},scale=1:1:flags=area,format=rgb24`
  const pixels = await run(ffmpeg, ['-v', 'error', '-i', file, '-vf', filter, '-f', 'rawvideo', 'pipe:1'])
  const seconds = Math.round(pixels.length / 3 / RATE)
  return Array.from({ length: seconds }, (_, second) => {
    const at = Math.floor((second + 0.5) * RATE) * 3
    return nameOf(pixels.subarray(at, at + 3))
  })
}

/** Colours by what they show: cameras of places, the shared screen of the second one, the ground, a plate. */
const KNOWN: readonly (readonly [string, number])[] = [
  ['0', COLOURS[0]],
  ['1', COLOURS[1]],
  ['2', COLOURS[2]],
  ['screen', 0xffffff - COLOURS[1]],
  ['-', 0x0b111b],
  ['-', 0x1a2435],
]

/** What a colour is nearest to. */
const nameOf = (colour: Uint8Array): string => {
  const away = (known: number) =>
    [16, 8, 0].reduce((sum, shift, at) => sum + Math.abs(((known >> shift) & 0xff) - (colour[at] ?? 0)), 0)
  return KNOWN.toSorted(([, a], [, b]) => away(a) - away(b))[0]?.[0] ?? ''
}

/** The brightest spot of a part of the first picture, 0–255. */
export const brightnessIn = async (file: string, [x, y, w, h]: Part): Promise<number> => {
  const args = ['-v', 'error', '-i', file, '-frames:v', '1', '-vf', `crop=${w}:${h}:${x}:${y}`, '-pix_fmt', 'gray']
  return (await run(ffmpeg, [...args, '-f', 'rawvideo', 'pipe:1'])).reduce((most, one) => Math.max(most, one), 0)
}

/** The places whose tones are heard in the middle of each second (Goertzel's sum); "" in silence. */
export const heardIn = async (file: string): Promise<string[]> => {
  const pcm = ['-ac', '1', '-ar', String(HZ), '-f', 's16le', 'pipe:1']
  const bytes = await run(ffmpeg, ['-v', 'error', '-i', file, ...pcm])
  const seconds = Math.round(bytes.length / 2 / HZ)
  return Array.from({ length: seconds }, (_, second) => {
    const first = Math.floor((second + 0.25) * HZ)
    const samples = Array.from({ length: HZ / 2 }, (_one, at) => bytes.readInt16LE((first + at) * 2) / 32_768)
    return [0, 1, 2].filter((place) => strength(samples, toneOf(place)) > 0.01).join()
  })
}

const strength = (samples: readonly number[], hz: number): number => {
  const turn = (2 * Math.PI * hz) / HZ
  const re = samples.reduce((sum, value, at) => sum + value * Math.cos(turn * at), 0)
  const im = samples.reduce((sum, value, at) => sum + value * Math.sin(turn * at), 0)
  return Math.hypot(re, im) / samples.length
}
