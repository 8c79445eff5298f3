// When a recording flashes and when it beeps, decoded by ffmpeg, and how far apart the two are.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SegmentLine, FragmentLine } from '../../../recorder/format/manifest.ts'
import type { StoredRecording } from '../../../recorder/format/stored-recording.ts'
import type { TrackId } from '../../../signalling/protocol/ids.ts'
import { bytesOf, contiguous, ffmpeg, segmentsOf } from '../../support/recording-watch.ts'

/** One flash and its beep. */
export type Offset = {
  /** Of the flash, epoch ms. */
  readonly at: number
  /** How much later the beep is than the flash, ms. */
  readonly offsetMs: number
}

const WIDTH = 16
const HEIGHT = 9
const WHITE = 128
/** A picture before a flash is no older than this, or it is not known when it flashed, ms. */
const FRESH_MS = 200
const RATE = 48_000
/** Amplitude from which it beeps; full scale is 1. */
const LOUD = 0.15
/** A beep comes after so much without one, ms; the first so much of what is decoded is not looked at. */
const QUIET_MS = 500
const SETTLING_MS = 100
/** Sound is decoded in pieces so short that a sender's clock does not matter within one, in fragments. */
const PIECE = 20
/** A flash and a beep further apart than this do not belong together, ms. */
const TOGETHER_MS = 500

/** All flashes of a camera that have a beep of its microphone beside them. */
export async function offsetsIn(stored: StoredRecording, camera: TrackId, microphone: TrackId): Promise<Offset[]> {
  const flashes = await timesIn(stored, camera, (fragments) => [fragments], flashesOf)
  const beeps = await timesIn(stored, microphone, (fragments) => contiguous(fragments).flatMap(pieces), beepsOf)
  return pair(flashes, beeps)
}

/** To each flash its nearest beep; those without one are left out. */
export function pair(flashes: readonly number[], beeps: readonly number[]): Offset[] {
  return flashes.flatMap((at) => {
    const [nearest] = beeps.map((beep) => beep - at).toSorted((a, b) => Math.abs(a) - Math.abs(b))
    return nearest === undefined || Math.abs(nearest) > TOGETHER_MS ? [] : [{ at, offsetMs: nearest }]
  })
}

type Cut = (fragments: readonly FragmentLine[]) => (readonly FragmentLine[])[]
/** Answers times in seconds of the timeline. */
type Look = (file: string, endsAt: number) => Promise<number[]>

async function timesIn(stored: StoredRecording, trackId: TrackId, cut: Cut, look: Look): Promise<number[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'recording-lips-'))
  const file = join(scratch, 'part.mp4')
  const times: number[] = []
  try {
    for (const { segment, fragments } of segmentsOf((await stored.lines(trackId)) ?? [])) {
      for (const part of cut(fragments)) {
        if (part.length === 0) continue
        await writeFile(file, await bytesOf(stored, trackId, segment, part))
        times.push(...(await look(file, endOf(segment, part))))
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return times.map((second) => stored.zeroAt + second * 1_000)
}

function endOf({ timescale }: SegmentLine, fragments: readonly FragmentLine[]): number {
  const last = fragments.at(-1)
  return last ? (last.decodeTime + last.duration) / timescale : 0
}

function pieces(fragments: readonly FragmentLine[]): FragmentLine[][] {
  const count = Math.ceil(fragments.length / PIECE)
  return Array.from({ length: count }, (_, index) => fragments.slice(index * PIECE, (index + 1) * PIECE))
}

async function flashesOf(file: string): Promise<number[]> {
  const filter = `scale=${WIDTH}:${HEIGHT}:flags=area,format=gray,showinfo`
  const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo']
  const { out, told } = await ffmpeg(['-copyts', '-i', file, '-vf', filter, ...raw])
  const times = [...told.matchAll(/pts_time:\s*(-?[\d.]+)/g)].map((match) => Number(match[1]))
  const isWhite = times.map(
    (_, index) => mean(out.subarray(index * WIDTH * HEIGHT, (index + 1) * WIDTH * HEIGHT)) > WHITE,
  )
  return times.filter((time, index) => {
    const before = times[index - 1]
    return before !== undefined && time - before < FRESH_MS / 1_000 && isWhite[index] && !isWhite[index - 1]
  })
}

/** The times count back from the end: a decoder of Opus leaves out some of the beginning. */
async function beepsOf(file: string, endsAt: number): Promise<number[]> {
  const { out } = await ffmpeg(['-i', file, '-ac', '1', '-ar', String(RATE), '-f', 'f32le'])
  const samples = new Float32Array(out.buffer, out.byteOffset, Math.floor(out.length / 4))
  const beeps: number[] = []
  let loudAt = -Infinity
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < LOUD) continue
    const isFirst = index - loudAt > (QUIET_MS * RATE) / 1_000
    if (isFirst && index > (SETTLING_MS * RATE) / 1_000) beeps.push(endsAt - (samples.length - index) / RATE)
    loudAt = index
  }
  return beeps
}

function mean(luma: Buffer): number {
  return luma.reduce((sum, one) => sum + one, 0) / luma.length
}
