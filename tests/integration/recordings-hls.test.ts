// The stage as HLS for players that know nothing of ours: played by ffmpeg, and each second looked at and listened to.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ffmpegBinaries } from '../../config/runtime.ts'
import { openProduct } from '../support/product.ts'
import { AGENT } from '../support/office.ts'
import type { TestProduct } from '../support/product.ts'
import { COLOURS, toneOf } from '../support/recorded-media.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { speakerAt } from '../support/recorded-story.ts'
import { until } from '../support/until.ts'

const RATE = 8_000

let product: TestProduct
/** Each of three places speaks for eight seconds; from 24 to 32 s nothing is kept. */
let session: RecordedSession
beforeAll(async () => {
  product = await openProduct()
  session = await recordSession(product, {
    lengthMs: 56_000,
    turnMs: 8_000,
    pause: { fromMs: 24_000, toMs: 32_000 },
  })
  await until('the library shows it', () => product.clerk.ask('recording.read', { id: session.sessionId }))
}, 120_000)
afterAll(() => product?.close())

const url = (name: string) => `${product.url}/api/recordings/${session.sessionId}/${name}`
const playlist = async (name: string) =>
  (await fetch(url(name), { headers: { cookie: product.clerk.cookie, 'user-agent': AGENT } })).text()

describe('the stage', () => {
  test('is one stream of pictures and sound, without the confidential part', async () => {
    const master = await playlist('stage.m3u8')
    expect(master).toMatch(/^#EXTM3U\n/)
    expect(master).toMatch(
      /CODECS="avc[13]\.42[0-9A-F]{4},opus",RESOLUTION=320x180,AUDIO="sound"\nstage-pictures.m3u8\n$/i,
    )
    const pictures = await playlist('stage-pictures.m3u8')
    expect(pictures.match(/#EXT-X-GAP/g)).toHaveLength(2)
    expect(pictures).toContain('#EXT-X-ENDLIST')
    const discontinuities = async (name: string) => (await playlist(name)).match(/#EXT-X-DISCONTINUITY$/gm)?.length
    expect(await discontinuities('stage-sound.m3u8')).toBe(await discontinuities('stage-pictures.m3u8'))
    const seconds = [...pictures.matchAll(/#EXTINF:([\d.]+),/g)].reduce((sum, [, length]) => sum + Number(length), 0)
    expect(seconds).toBe(56)
  })

  test('shows and sounds in every second like who had the floor', async () => {
    const pictures = await decode('stage.m3u8', [
      '-map',
      '0:v',
      '-vsync',
      'passthrough',
      '-vf',
      'scale=8:8',
      '-pix_fmt',
      'rgb24',
      '-f',
      'rawvideo',
    ])
    const sound = await decode('stage.m3u8', ['-map', '0:a', '-ac', '1', '-ar', String(RATE), '-f', 's16le'])
    const kept = Array.from({ length: 56 }, (_, second) => second).filter((second) => second < 24 || second >= 32)
    expect(pictures.length).toBe(kept.length * 15 * 8 * 8 * 3)
    const told = kept.map((second, index) => ({
      second,
      place: colourAt(pictures, index * 15 + 7),
      tone: toneAt(sound, index + 0.25),
    }))
    const expected = kept.map((second) => {
      const place = speakerAt(session.story, session.places, second * 1_000)
      return { second, place, tone: place }
    })
    expect(told).toEqual(expected)
  }, 60_000)
})

const cookieFor = () => ['-headers', `Cookie: ${product.clerk.cookie}\r\n`, '-user_agent', AGENT]

async function decode(name: string, out: readonly string[]): Promise<Buffer> {
  const { ffmpeg = 'ffmpeg' } = ffmpegBinaries()
  const quiet = ['-hide_banner', '-loglevel', 'error', '-threads', '1']
  const args = [...quiet, ...cookieFor(), '-i', url(name), ...out, 'pipe:1']
  const { stdout } = await promisify(execFile)(ffmpeg, args, { encoding: 'buffer', maxBuffer: 2 ** 28 })
  return stdout
}

/** The number of the place whose colour a picture has below the middle. */
function colourAt(pictures: Buffer, picture: number): number {
  const at = (picture * 64 + 6 * 8 + 4) * 3
  const seen = [...pictures.subarray(at, at + 3)]
  const distances = COLOURS.map((colour) =>
    [colour >> 16, (colour >> 8) & 0xff, colour & 0xff].reduce(
      (sum, part, index) => sum + Math.abs(part - (seen[index] ?? 0)),
      0,
    ),
  )
  return distances.indexOf(Math.min(...distances))
}

/** The number of the place whose tone sounds for half a second: by how often the wave passes zero. */
function toneAt(sound: Buffer, second: number): number {
  const samples = new Int16Array(sound.buffer, sound.byteOffset, sound.length / 2)
  const from = Math.round(second * RATE)
  let crossings = 0
  for (let at = from + 1; at < from + RATE / 2; at += 1) {
    if ((samples[at - 1] ?? 0) < 0 && (samples[at] ?? 0) >= 0) crossings += 1
  }
  const distances = COLOURS.map((_, place) => Math.abs(toneOf(place) - crossings * 2))
  return distances.indexOf(Math.min(...distances))
}
