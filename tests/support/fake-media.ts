// Fake cameras and microphones: for each bridge point a film that carries its number and a tone of its own.
import { mkdir, open, rename, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A camera and a microphone as files that Chromium's fake devices play in a loop. */
export type FakeMedia = {
  /** The number that its picture carries, 0–255. */
  readonly code: number
  /** The pitch of its tone, Hz. */
  readonly toneHz: number
  /** Y4M. */
  readonly cameraFile: string
  /** WAV. */
  readonly microphoneFile: string
}

/** Height of the film's picture, px; 16:9. */
export type FilmHeight = 360 | 720 | 1080

/** Frames a second; half the usual where many pages are drawn on few cores. */
export type FilmRate = 15 | 30

/** Every pitch a fake microphone may have, Hz: far enough apart, and no one a multiple of another. */
export const TONES_HZ = [440, 630, 910, 1310, 1600] as const

const FOLDER = join(tmpdir(), 'diem-cau-fake-media-v2')
const FRAMES = 30

/**
 * The grid of the picture, the same for who draws and who reads: 16 × 9 cells, and what stands in them.
 * Corners tell white from black; each bit stands a second time, inverted, so that a misreading is noticed.
 */
export const GRID = {
  columns: 16,
  rows: 9,
  white: [
    { column: 0, row: 0 },
    { column: 15, row: 8 },
  ],
  black: [
    { column: 15, row: 0 },
    { column: 0, row: 8 },
  ],
  /** Eight bits each, highest first, from this column on; the inverted ones in the next row. */
  firstColumn: 4,
  codeRow: 2,
  frameRow: 5,
} as const

/** The grid's type, for who reads it inside a page. */
export type Grid = typeof GRID

/**
 * Makes a camera and a microphone, or finds them made.
 * @param place chooses the tone and the number: 0 is the first bridge point
 */
export async function fakeMedia(place: number, height: FilmHeight = 720, fps: FilmRate = 30): Promise<FakeMedia> {
  const toneHz = TONES_HZ[place]
  if (toneHz === undefined) throw new Error(`There are only ${TONES_HZ.length} tones.`)
  const code = 0x51 + place * 0x25
  await mkdir(FOLDER, { recursive: true })
  const cameraFile = join(FOLDER, `code-${code}-${height}-${fps}.y4m`)
  const microphoneFile = join(FOLDER, `tone-${toneHz}.wav`)
  await Promise.all([
    once(cameraFile, (path) => writeFilm(path, code, height, fps)),
    once(microphoneFile, (path) => writeFile(path, tone(toneHz, place))),
  ])
  return { code, toneHz, cameraFile, microphoneFile }
}

/** Makes a file beside and then puts it in place, for several tests may want it at once. */
async function once(path: string, make: (path: string) => Promise<void>): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  const half = `${path}.${process.pid}.${performance.now()}`
  await make(half)
  await rename(half, path)
}

async function writeFilm(path: string, code: number, height: FilmHeight, fps: FilmRate): Promise<void> {
  const width = (height * 16) / 9
  const file = await open(path, 'w')
  try {
    await file.write(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`)
    const grey = Buffer.alloc((width * height) / 2, 128)
    for (let frame = 0; frame < FRAMES; frame += 1) {
      await file.write('FRAME\n')
      await file.write(drawFrame(width, height, code, frame))
      await file.write(grey)
    }
  } finally {
    await file.close()
  }
}

/** Luma of one frame: the cells of the grid on a ground of waves that move, so that there is something to encode. */
function drawFrame(width: number, height: number, code: number, frame: number): Buffer {
  const luma = Buffer.alloc(width * height)
  const turn = (2 * Math.PI) / width
  const across = Array.from({ length: width }, (_, x) => 18 * Math.sin(x * turn * 8 + (frame * 2 * Math.PI) / FRAMES))
  for (let y = 0; y < height; y += 1) {
    const down = Math.cos(y * turn * 8)
    for (let x = 0; x < width; x += 1) luma[y * width + x] = 120 + (across[x] ?? 0) * down
  }
  const size = width / GRID.columns
  const fill = (column: number, row: number, white: boolean) => {
    for (let y = row * size; y < (row + 1) * size; y += 1) {
      luma.fill(white ? 235 : 16, y * width + column * size, y * width + (column + 1) * size)
    }
  }
  for (const { column, row } of GRID.white) fill(column, row, true)
  for (const { column, row } of GRID.black) fill(column, row, false)
  for (const { row, value } of [
    { row: GRID.codeRow, value: code },
    { row: GRID.frameRow, value: frame },
  ]) {
    for (let bit = 0; bit < 8; bit += 1) {
      const set = ((value >> (7 - bit)) & 1) === 1
      fill(GRID.firstColumn + bit, row, set)
      fill(GRID.firstColumn + bit, row + 1, !set)
    }
  }
  return luma
}

const RATE = 48_000

/**
 * Syllables of a pure tone. A browser takes an even tone for noise and a rhythm that its loudspeaker shares for echo: so
 * the tone comes and goes, and each bridge point has a rhythm of its own.
 */
function tone(hz: number, place: number): Buffer {
  const on = 0.34 + place * 0.07
  const off = 0.16 + place * 0.03
  return toneWav(hz, (on + off) * 12, (second) => {
    const at = second % (on + off)
    // Fades of 20 ms: a hard edge would be heard as a click of every pitch.
    return Math.max(0, Math.min(1, at / 0.02, (on - at) / 0.02))
  })
}

/**
 * A pure tone as WAV, 16-bit mono.
 * @param loudness of each moment (s), 0 to 1
 */
export function toneWav(hz: number, seconds: number, loudness: (second: number) => number): Buffer {
  const samples = Math.round(seconds * RATE)
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  for (let sample = 0; sample < samples; sample += 1) {
    const at = sample / RATE
    wav.writeInt16LE(Math.round(12_000 * loudness(at) * Math.sin(2 * Math.PI * hz * at)), 44 + sample * 2)
  }
  return wav
}
