// Pictures and tones that tell whose they are, encoded once by ffmpeg, in fragments of one second as a recorder writes them.
import { h264Sample, opusSample, writeFragment } from '../../recorder/fragment.ts'
import type { Sample } from '../../recorder/fragment.ts'
import { NAL, nalType } from '../../recorder/h264-payload.ts'
import { VIDEO_TIMESCALE, h264InitSegment, opusInitSegment } from '../../recorder/init-segment.ts'
import type { InitSegment } from '../../recorder/init-segment.ts'
import { oggPackets, run, splitAtStartCodes } from '../../recorder/testing/media.ts'

/** What every picture is, px, and how many there are in a second. */
export const PICTURE = { width: 320, height: 180, rate: 15 } as const

/** After this many seconds pictures and tones begin again. */
const CYCLE_SECONDS = 10

/** Colours that are told apart after encoding; a place's camera has the one of its number. */
export const COLOURS = [0xc01818, 0x1860c0, 0x18a030, 0xb0a010, 0x9018b0, 0x10a0a0, 0x804010, 0x606060] as const

/** The tone of a place, Hz. */
export function toneOf(place: number): number {
  return 300 + 100 * place
}

/** Seconds of one source, ready to be written at any time. */
export type Media = {
  readonly init: InitSegment
  /** Pixels of its pictures; null for sound. */
  readonly size: { readonly width: number; readonly height: number } | null
  /** A fragment of one second. Fragments count from 0 within their track; `decodeTime` is in ticks. */
  fragment(index: number, decodeTime: number): Buffer
}

/** The camera of a place: its colour, and a white bar that moves by a tenth of the width each second. */
export function camera(place: number): Media {
  return known(`camera ${place}`, () => pictures(COLOURS[place % COLOURS.length] ?? 0, 'h'))
}

/** The shared screen of a place: its colour, lighter, and a black bar across that moves downwards. */
export function presentation(place: number): Media {
  return known(`presentation ${place}`, () => pictures(0xffffff - (COLOURS[place % COLOURS.length] ?? 0), 'v'))
}

/** The microphone of a place: its tone. */
export function microphone(place: number): Media {
  return known(`microphone ${place}`, () => tone(toneOf(place)))
}

const made = new Map<string, Media>()

function known(name: string, make: () => Media): Media {
  const media = made.get(name) ?? make()
  made.set(name, media)
  return media
}

function pictures(colour: number, way: 'h' | 'v'): Media {
  const { width, height, rate } = PICTURE
  const duration = `r=${rate}:d=${CYCLE_SECONDS}`
  const place = (size: number) => `floor(mod(t\\,${CYCLE_SECONDS}))*${size / CYCLE_SECONDS}`
  const bar = way === 'h' ? `${width / CYCLE_SECONDS}x${height / 2}` : `${width}x${height / CYCLE_SECONDS}`
  const ground = `color=0x${colour.toString(16).padStart(6, '0')}:s=${width}x${height}:${duration}[ground]`
  const over = `color=${way === 'h' ? 'white' : 'black'}:s=${bar}:${duration}[bar]`
  const moving = `[ground][bar]overlay=${way === 'h' ? `x='${place(width)}':y=0` : `x=0:y='${place(height)}'`}`
  const codec = ['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'veryfast', '-bf', '0']
  const keys = ['-g', String(rate), '-x264-params', 'scenecut=0:repeat-headers=1', '-bsf:v', 'h264_metadata=aud=insert']
  const stream = run(['-filter_complex', `${ground};${over};${moving}`, ...codec, ...keys, '-f', 'h264', 'pipe:1'])
  const units = unitsOf(splitAtStartCodes(stream))
  const [sps, pps] = [NAL.sps, NAL.pps].map((type) => units[0]?.find((one) => nalType(one) === type))
  const init = sps && pps ? h264InitSegment(sps, pps) : null
  if (!init) throw new Error('ffmpeg wrote no parameter sets.')
  const samples = units.map((nalUnits) =>
    h264Sample({ nalUnits, keyFrame: nalUnits.some((one) => nalType(one) === NAL.idr) }, VIDEO_TIMESCALE / rate),
  )
  return mediaOf(init, PICTURE, samples, rate)
}

/** The NAL units of each picture, at whose beginning ffmpeg has put a delimiter. */
function unitsOf(nalUnits: readonly Buffer[]): Buffer[][] {
  const delimiter = 9
  const units: Buffer[][] = []
  for (const nalUnit of nalUnits) {
    if (nalType(nalUnit) === delimiter) units.push([])
    else units.at(-1)?.push(nalUnit)
  }
  return units
}

function tone(hz: number): Media {
  const source = ['-f', 'lavfi', '-i', `sine=${hz}:duration=${CYCLE_SECONDS}`, '-ac', '1', '-c:a', 'libopus']
  // The first two packets are OpusHead and OpusTags.
  const packets = oggPackets(run([...source, '-f', 'ogg', 'pipe:1'])).slice(2)
  const samples = packets.flatMap((packet) => opusSample(packet) ?? [])
  return mediaOf(opusInitSegment(1), null, samples, 50)
}

function mediaOf(init: InitSegment, size: Media['size'], samples: readonly Sample[], perSecond: number): Media {
  return {
    init,
    size,
    fragment(index, decodeTime) {
      const from = (index % CYCLE_SECONDS) * perSecond
      return writeFragment({ sequence: index + 1, decodeTime, samples: samples.slice(from, from + perSecond) })
    },
  }
}
