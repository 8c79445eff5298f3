// The filter graph of one stretch, as ffmpeg's own language: pictures at their places, words over them, sound mixed.
import { fileURLToPath } from 'node:url'
import { FRAME } from '../domain/replay/export-frame.ts'
import type { Box } from '../domain/replay/export-frame.ts'
import { PICTURE_MS } from '../domain/replay/export-plan.ts'
import type { ExportPiece, PlacedPicture } from '../domain/replay/export-plan.ts'
import type { ExportJob } from '../ports/exports.ts'
import type { FedRun } from './feed.ts'
import { ABSENT, NOTHING, clockAt, dayAt, documentLine, takenBy, wallSeconds } from './words.ts'

/** Pictures a second. */
export const RATE = 1_000 / PICTURE_MS
/** Samples of sound a second. */
export const SAMPLE_RATE = 48_000

const face = (weight: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`))
const FACES = { words: face('500Medium'), names: face('600SemiBold') } as const

/** The dark ground of the meeting, and what stands on it: as in the page's tokens. */
const COLOURS = {
  ground: '0x0b111b',
  absent: '0x1a2435',
  ink: '0xf5f7fb',
  soft: '0xb9c4d6',
  floor: '0xffb71f',
} as const
/** Height of the line with the title, px. */
const HEAD_PX = 44

/** One input of ffmpeg and where it comes in. */
export type PictureInput = { readonly picture: PlacedPicture; readonly fed: FedRun }

/**
 * The graph of a stretch: inputs are the pictures, then the sounds, in the given order.
 * @returns the text; its outputs are [v] and [a], each exactly as long as the stretch
 */
export function graphOf(
  job: ExportJob,
  piece: ExportPiece,
  pictures: readonly PictureInput[],
  sounds: readonly FedRun[],
): string {
  const lengthS = piece.lengthMs / 1_000
  const { widthPx, heightPx } = FRAME
  const chains = [`color=c=${COLOURS.ground}:s=${widthPx}x${heightPx}:r=${RATE}:d=${lengthS}[s0]`]
  // One after the other, as they lie over each other.
  piece.pictures.forEach((picture, at) => {
    const input = pictures.findIndex((one) => one.picture === picture)
    const fed = pictures[input]?.fed
    const edge = isLarge(picture) ? 'null' : fill(picture.box, COLOURS.ground, 2)
    if (fed === undefined) {
      chains.push(`[s${at}]${fill(picture.box, COLOURS.absent)},${edge}[s${at + 1}]`)
      return
    }
    const { x, y, widthPx: width, heightPx: height } = picture.box
    // Scaled first: a picture may change its size within a segment. The last one before the beginning stands for it.
    const aligned = `setpts=PTS+${seconds(fed.startsAtMs - piece.fromMs)}/TB,fps=${RATE}:start_time=0:round=near`
    chains.push(`[${input}:v]scale=${width}:${height},setsar=1,${aligned}[p${at}]`)
    chains.push(`[s${at}][p${at}]overlay=${x}:${y}:eof_action=repeat,${edge}[s${at + 1}]`)
  })
  const words = [...piece.pictures.flatMap(pictureWords), ...frameWords(job, piece)]
  chains.push(`[s${piece.pictures.length}]${[...words, `trim=end_frame=${lengthS * RATE}`].join(',')}[v]`)
  return [...chains, soundGraph(piece, sounds, pictures.length)].join(';')
}

/** The mixed sound of a stretch, its inputs counted from `first`. */
export function soundGraph(
  { fromMs, lengthMs }: Pick<ExportPiece, 'fromMs' | 'lengthMs'>,
  sounds: readonly FedRun[],
  first: number,
): string {
  const samples = (lengthMs / 1_000) * SAMPLE_RATE
  const end = `atrim=end_sample=${samples}[a]`
  if (sounds.length === 0) return `anullsrc=r=${SAMPLE_RATE}:cl=mono,${end}`
  const chains = sounds.map(({ startsAtMs, run }, index) => {
    const shift = `asetpts=PTS+${seconds(startsAtMs - fromMs)}/TB`
    // Where nothing was sent there are no packets: the resampler puts silence there, and cuts what lies before the beginning.
    const even = `aresample=${SAMPLE_RATE}:async=1:min_hard_comp=0.02:first_pts=0`
    const cut = `atrim=end=${seconds(run.toMs - fromMs)}`
    return `[${first + index}:a]${shift},${even},${cut},aformat=channel_layouts=mono[m${index}]`
  })
  const all = sounds.map((_, index) => `[m${index}]`).join('')
  const mixed = `amix=inputs=${sounds.length}:normalize=0,alimiter=limit=0.95:level=disabled,apad`
  return [...chains, `${all}${mixed},${end}`].join(';')
}

/** The name of a bridge point in its picture, and why there is none. */
function pictureWords(picture: PlacedPicture): string[] {
  const { box, absence, name, holds } = picture
  const [size, inset] = isLarge(picture) ? [24, 20] : [17, 10]
  const bottom = box.y + box.heightPx - inset - size - 12
  const label = write(name, { face: 'names', size, x: `${box.x + inset + 8}`, y: `${bottom}`, plate: 8 })
  const mark = { x: box.x + inset - 6, y: bottom - 8, widthPx: 6, heightPx: size + 16 }
  const middle = { x: `${box.x}+(${box.widthPx}-tw)/2`, y: `${box.y}+(${box.heightPx}-th)/2` }
  const why = absence && write(ABSENT[absence], { size: size + 4, ink: COLOURS.soft, ...middle })
  return [...(why ? [why] : []), label, ...(holds ? [fill(mark, COLOURS.floor)] : [])]
}

function isLarge({ box }: PlacedPicture): boolean {
  return box.widthPx >= FRAME.widthPx / 2
}

/** The head with title, day and clock; who took the file; a sign where there is nothing. */
function frameWords(job: ExportJob, piece: ExportPiece): string[] {
  const { openedAt, zone } = job
  const at = openedAt + piece.fromMs
  const head = [
    fill({ x: 0, y: 0, widthPx: FRAME.widthPx, heightPx: HEAD_PX }, `${COLOURS.ground}@0.72`),
    write(shortened(job.title, 80), { face: 'names', size: 20, x: '20', y: '11' }),
    piece.nothing ? write(dayAt(at, zone), { size: 20, x: 'w-tw-20', y: '11' }) : clock(job, at),
    write(takenBy(job.viewer), { size: 15, ink: `${COLOURS.ink}@0.8`, x: '(w-tw)/2', y: 'h-th-10', plate: 6 }),
  ]
  if (piece.document) {
    const words = shortened(documentLine(piece.document.name, piece.document.page), 90)
    head.push(write(words, { size: 17, x: '20', y: `${HEAD_PX + 14}`, plate: 8 }))
  }
  if (!piece.nothing) return head
  // Within one minute the seconds tell more.
  const isShort = piece.toMs - piece.fromMs < 60_000
  const [from, to] = [piece.fromMs, piece.toMs].map((ms) => clockAt(openedAt + ms, zone, isShort))
  const sign = `${NOTHING[piece.nothing]} · ${from}–${to}`
  return [...head, write(sign, { face: 'names', size: 36, x: '(w-tw)/2', y: '(h-th)/2' })]
}

/** The wall clock, running. */
function clock({ zone }: ExportJob, at: number): string {
  const base = wallSeconds(at, zone) + (at % 1_000) / 1_000
  const day = dayAt(at, zone)
  // Three levels of quoting, from the inside: the function's argument, the option's value, the graph.
  const text = `${day}  %{pts\\:gmtime\\:${base}\\:%H\\\\\\:%M\\\\\\:%S}`
  const place = 'x=w-tw-20:y=11'
  return `drawtext=fontfile=${quoted(FACES.words)}:text='${text}':fontsize=20:fontcolor=${COLOURS.ink}:${place}`
}

type Written = {
  readonly face?: keyof typeof FACES
  readonly size: number
  readonly x: string
  readonly y: string
  readonly ink?: string
  /** Half-dark around the words, so wide, px. */
  readonly plate?: number
}

function write(text: string, { face: name = 'words', size, x, y, ink = COLOURS.ink, plate }: Written): string {
  const behind = plate === undefined ? '' : `:box=1:boxcolor=${COLOURS.ground}@0.72:boxborderw=${plate}`
  const font = `fontfile=${quoted(FACES[name])}:fontsize=${size}:fontcolor=${ink}`
  return `drawtext=${font}:expansion=none:text=${quoted(text.normalize('NFC'))}:x=${x}:y=${y}${behind}`
}

function fill({ x, y, widthPx, heightPx }: Box, colour: string, edgePx?: number): string {
  return `drawbox=x=${x}:y=${y}:w=${widthPx}:h=${heightPx}:color=${colour}:t=${edgePx ?? 'fill'}`
}

/** A value in a filter graph: once for the option, once for the graph (ffmpeg-utils, "Quoting and escaping"). */
export function quoted(text: string): string {
  const option = text.replace(/[\\':]/g, '\\$&')
  return option.replace(/[\\'[\],;]/g, '\\$&')
}

/** Line breaks and signs that cannot be drawn become spaces; what is too long ends with dots. */
function shortened(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const letters = Array.from(line)
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
