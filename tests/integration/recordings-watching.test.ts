// Watching recordings over HTTP: who may, what they are given, and how a player takes it in parts.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ffmpegBinaries } from '../../config/runtime.ts'
import type { TrackIndex } from '../../signalling/domain/replay/recorded.ts'
import { trackOf } from '../../signalling/domain/replay/tracks.ts'
import type { Role } from '../../signalling/domain/permission.ts'
import { unitId } from '../../signalling/protocol/index.ts'
import { AGENT, makeClerk, openDesk } from '../support/office.ts'
import type { Clerk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { pointsNamed, recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

let product: TestProduct
/** Sixty seconds of three places: a confidential part from 20 to 25 s, a screen shared from 30 to 40 s. */
let session: RecordedSession
let next = 0

beforeAll(async () => {
  product = await openProduct()
  session = await recordSession(product, {
    pause: { fromMs: 20_000, toMs: 25_000 },
    presents: { fromMs: 30_000, toMs: 40_000 },
    damaged: { fromMs: 3_000, toMs: 5_000 },
  })
  await kept(session)
}, 120_000)
afterAll(() => product?.close())

/** Waits until the office has taken a recording over. */
const kept = ({ sessionId: id }: RecordedSession) =>
  until(
    'the recording is kept',
    () => product.clerk.ask('recording.read', { id }),
    ({ closedAt }) => closedAt !== null,
  )

/** Somebody with one role for one unit, or for the whole province. */
const somebody = (role: Role, unit: string | null): Promise<Clerk> => {
  next += 1
  const roles = [{ role, unitId: unit === null ? null : unitId.parse(unit) }]
  return makeClerk(product.url, product.clerk, { login: `canbo.${next}`, name: `Cán bộ số ${next}`, roles })
}

const cameraOf = (place: number): string => trackOf(session.places[place]?.peerId ?? raise('no place'), 'camera')
const pathOf = (track: string, file: string): string => `/api/recordings/${session.sessionId}/tracks/${track}/${file}`

describe('who may watch', () => {
  test.each([
    ['secretary', 'VPUBND', 200, 'of the organising unit'],
    ['staff', 'VPUBND', 200, 'of the organising unit'],
    ['staff', 'LNGAN', 200, 'of an invited unit'],
    ['technician', 'SDONG', 200, 'of an invited unit'],
    ['secretary', 'YTHE', 403, 'of a unit that was not invited'],
    ['auditor', null, 403, 'of the whole province'],
    ['staff', null, 200, 'of the whole province'],
  ] as const)('%s of %s: %i (%s)', async (role, unit, status, _why) => {
    const clerk = await somebody(role, unit)
    const { sessionId: id } = session
    const answers = await Promise.all([
      clerk.fetch(pathOf(cameraOf(0), 'index.json')),
      clerk.fetch(pathOf(cameraOf(0), 'init-0.mp4')),
      clerk.fetch(pathOf(cameraOf(0), 'track.m3u8')),
      clerk.fetch(pathOf(cameraOf(0), 'preview.jpg?ms=0')),
      clerk.fetch('/api/office/replay.read', posted({ id })),
      clerk.fetch('/api/office/recording.read', posted({ id })),
    ])
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(status))
    const { recordings } = await clerk.ask('recording.list', {})
    expect(recordings.map((one) => one.sessionId)).toEqual(status === 200 ? [id] : [])
  })

  test('nobody who has not signed in, and nobody whose unit is only invited may take it away or manage it', async () => {
    expect((await openDesk(product.url).fetch(pathOf(cameraOf(0), 'index.json'))).status).toBe(401)
    const rights = async (clerk: Clerk) => {
      const { mayDownload, mayManage } = await clerk.ask('replay.read', { id: session.sessionId })
      return { mayDownload, mayManage }
    }
    expect(await rights(await somebody('secretary', 'LNGAN'))).toEqual({ mayDownload: false, mayManage: false })
    expect(await rights(await somebody('staff', 'VPUBND'))).toEqual({ mayDownload: false, mayManage: false })
    expect(await rights(await somebody('secretary', 'VPUBND'))).toEqual({ mayDownload: true, mayManage: true })
  })

  test('what is not there is not found, whatever it is called', async () => {
    const paths = [
      pathOf(cameraOf(0), 'init-7.mp4'),
      pathOf(cameraOf(0), 'manifest.jsonl'),
      pathOf(cameraOf(0), 'seg-0.m4s.mp4'),
      pathOf('nobody.camera', 'index.json'),
      pathOf('..', 'recording.json'),
      pathOf(encodeURIComponent('../..'), 'index.json'),
      `/api/recordings/nothing/tracks/${cameraOf(0)}/index.json`,
    ]
    for (const path of paths) expect([path, (await product.clerk.fetch(path)).status]).toEqual([path, 404])
  })
})

describe('the replay', () => {
  test('begins with the journal, the tracks and the watermark; later only what has come since', async () => {
    const clerk = await somebody('secretary', 'VPUBND')
    const replay = await clerk.ask('replay.read', { id: session.sessionId })
    expect(replay).toMatchObject({
      live: false,
      watermark: `Cán bộ số ${next} · canbo.${next}`,
      meetingId: session.meetingId,
    })
    expect(replay.events[0]).toMatchObject({ seq: 1, event: { type: 'session.opened' } })
    expect(replay.events.at(-1)).toMatchObject({ event: { type: 'session.closed' } })
    const camera = replay.tracks.find(({ trackId }) => trackId === cameraOf(0))
    expect(camera).toMatchObject({
      spans: [
        { fromMs: 0, toMs: 20_000 },
        { fromMs: 25_000, toMs: 60_000 },
      ],
      damaged: [{ fromMs: 3_000, toMs: 5_000 }],
    })
    const later = await clerk.ask('replay.read', { id: session.sessionId, after: replay.events.at(-1)?.seq ?? 0 })
    expect(later).toMatchObject({ events: [], live: false })
  })

  test('shows each viewer the messages that they could read in the session', async () => {
    const said = async (clerk: Clerk) => {
      const { events } = await clerk.ask('replay.read', { id: session.sessionId })
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
      return events.flatMap(({ event }) => (event.type === 'chat.said' ? [event.to.kind] : []))
    }
    expect(await said(await somebody('secretary', 'VPUBND'))).toEqual(['all', 'secretary'])
    expect(await said(await somebody('staff', 'SDONG'))).toEqual(['all', 'secretary'])
    expect(await said(await somebody('staff', 'LNGAN'))).toEqual(['all'])
    expect(await said(await somebody('staff', null))).toEqual(['all'])
  })

  test('is written down once for each viewer and day', async () => {
    const clerk = await somebody('staff', 'LNGAN')
    for (let time = 0; time < 3; time += 1) await clerk.ask('replay.read', { id: session.sessionId })
    const auditor = await somebody('auditor', null)
    const { lines } = await auditor.ask('audit.list', { text: `canbo.${next - 1} recording.watch` })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ subject: `recording:${session.sessionId}` })
  })
})

describe('the parts of a track', () => {
  const fetchPart = (file: string, headers: Record<string, string> = {}, method = 'GET') =>
    product.clerk.fetch(pathOf(cameraOf(1), file), { method, headers })

  test('come whole, in part, and from the end (RFC 9110, 14)', async () => {
    const whole = await fetchPart('seg-0.m4s')
    expect(whole.status).toBe(200)
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    expect(whole.headers.get('content-type')).toBe('video/mp4')
    const bytes = Buffer.from(await whole.arrayBuffer())
    const total = bytes.length
    const cases = [
      ['bytes=0-99', 206, bytes.subarray(0, 100), `bytes 0-99/${total}`],
      ['bytes=17-4242', 206, bytes.subarray(17, 4243), `bytes 17-4242/${total}`],
      ['bytes=-5', 206, bytes.subarray(-5), `bytes ${total - 5}-${total - 1}/${total}`],
      [`bytes=${total - 3}-`, 206, bytes.subarray(-3), `bytes ${total - 3}-${total - 1}/${total}`],
      [`bytes=${total}-`, 416, null, `bytes */${total}`],
      ['bytes=0-1,5-6', 200, bytes, null],
      ['pages=1-2', 200, bytes, null],
    ] as const
    for (const [range, status, part, contentRange] of cases) {
      const answer = await fetchPart('seg-0.m4s', { range })
      expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, status, contentRange])
      if (part !== null) expect(Buffer.from(await answer.arrayBuffer()).equals(part)).toBe(true)
    }
    const head = await fetchPart('seg-0.m4s', { range: 'bytes=0-9' }, 'HEAD')
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
      200,
      `${total}`,
      0,
    ])
  })

  test('of a kept recording stay for ever, and a cache that has them is told so', async () => {
    const first = await fetchPart('seg-0.m4s')
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(first.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await statusAsCached('seg-0.m4s', etag)).toBe(304)
    expect((await fetchPart('seg-0.m4s', { 'if-range': etag, range: 'bytes=0-9' })).status).toBe(206)
    expect((await fetchPart('seg-0.m4s', { 'if-range': '"other"', range: 'bytes=0-9' })).status).toBe(200)
    const index = await fetchPart('index.json')
    expect(index.headers.get('cache-control')).toBe('private, no-cache')
    expect(await statusAsCached('index.json', index.headers.get('etag') ?? '')).toBe(304)
    expect(await statusAsCached('index.json', 'W/"other"')).toBe(200)
  })

  test('can be decoded chunk by chunk as the index says', async () => {
    const index = await json<TrackIndex>(await fetchPart('index.json'))
    expect(index).toMatchObject({
      ended: true,
      segments: [{ segment: 0, widthPx: 320, heightPx: 180 }, { segment: 1 }],
    })
    expect(index.segments[0]?.codec).toMatch(/^avc[13]\.42[0-9A-F]{4}$/i)
    for (const chunk of index.chunks) {
      const init = await part(`init-${chunk.segment}.mp4`)
      const range = `bytes=${chunk.offset}-${chunk.offset + chunk.bytes - 1}`
      const media = await part(`seg-${chunk.segment}.m4s`, { range })
      expect(framesIn(Buffer.concat([init, media]))).toBe(((chunk.toMs - chunk.fromMs) / 1_000) * 15)
    }
    const known = index.chunks.length
    expect(await json<TrackIndex>(await fetchPart(`index.json?after=${known}`))).toEqual({
      ...index,
      chunks: index.chunks.slice(-1),
    })
    expect((await fetchPart('index.json?after=-1')).status).toBe(400)
  })

  test('have preview pictures', async () => {
    const picture = await fetchPart('preview.jpg?ms=31000')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const { width, height, rgb } = pixelAt(Buffer.from(await picture.arrayBuffer()))
    expect([width, height]).toEqual([214, 120])
    // The second place's camera is blue.
    expect(rgb[2]).toBeGreaterThan(150)
    expect(rgb[0]).toBeLessThan(70)
    expect((await fetchPart('preview.jpg?ms=900000')).status).toBe(404)
    expect((await fetchPart('preview.jpg?ms=soon')).status).toBe(400)
  })

  /** As a browser's cache asks; `fetch` would add that no cache is to answer. */
  const statusAsCached = async (file: string, etag: string): Promise<number> => {
    const headers = { cookie: product.clerk.cookie, 'user-agent': AGENT, 'if-none-match': etag }
    const request = get(`${product.url}${pathOf(cameraOf(1), file)}`, { headers })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.resume()
    return response.statusCode ?? 0
  }
  const part = async (file: string, headers: Record<string, string> = {}): Promise<Buffer> =>
    Buffer.from(await (await fetchPart(file, headers)).arrayBuffer())
})

describe('a session that goes on', () => {
  test('can be watched from its beginning while it is written, and grows', async () => {
    const live = await recordSession(product, {
      standing: 'live',
      lengthMs: 30_000,
      meeting: { title: 'Họp đang ghi', bridgePointIds: pointsNamed('VPUBND', 'LNGAN') },
    })
    const { sessionId: id } = live
    const track = live.tracks[0]?.trackId ?? raise('no track')
    const index = async (after = 0) =>
      json<TrackIndex>(await product.clerk.fetch(`/api/recordings/${id}/tracks/${track}/index.json?after=${after}`))
    await live.grow(6_000)
    await until('the library shows it', () => product.clerk.ask('recording.read', { id }))
    const before = await index()
    expect(before.ended).toBe(false)
    expect(before.chunks.map(({ toMs }) => toMs)).toEqual([4_000, 6_000])
    const file = await product.clerk.fetch(`/api/recordings/${id}/tracks/${track}/seg-0.m4s`)
    expect(file.headers.get('cache-control')).toBe('private, no-cache')
    expect(await product.clerk.ask('replay.read', { id })).toMatchObject({ live: true })
    const [first] = (await product.clerk.ask('replay.read', { id })).tracks
    expect(first?.spans).toEqual([{ fromMs: 0, toMs: null }])

    await live.grow(13_000)
    const after = await index(before.chunks.length)
    expect(after.chunks.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [4_000, 8_000],
      [8_000, 12_000],
      [12_000, 13_000],
    ])
    await live.end()
    await kept(live)
    expect(await product.clerk.ask('replay.read', { id })).toMatchObject({ live: false })
    expect((await index()).ended).toBe(true)
  })
})

const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function json<T>(response: Response): Promise<T> {
  // The routes answer what their tests ask for.
  return (await response.json()) as T
}

function framesIn(mp4: Buffer): number {
  const raw = [
    '-i',
    'pipe:0',
    '-vsync',
    'passthrough',
    '-vf',
    'scale=8:8',
    '-pix_fmt',
    'gray',
    '-f',
    'rawvideo',
    'pipe:1',
  ]
  return ffmpeg(['-xerror', ...raw], mp4).length / 64
}

/** The middle of a picture's lower half, where no bar moves. */
function pixelAt(jpeg: Buffer): { width: number; height: number; rgb: readonly number[] } {
  const [width, height] = [214, 120]
  const rgb = ffmpeg(['-i', 'pipe:0', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'], jpeg)
  expect(rgb.length).toBe(width * height * 3)
  const at = (Math.round(height * 0.8) * width + Math.round(width / 2)) * 3
  return { width, height, rgb: [...rgb.subarray(at, at + 3)] }
}

function ffmpeg(args: readonly string[], input: Buffer): Buffer {
  const program = ffmpegBinaries().ffmpeg ?? raise('no ffmpeg here')
  const quiet = ['-hide_banner', '-loglevel', 'error', '-threads', '1']
  return execFileSync(program, [...quiet, ...args], { input, maxBuffer: 2 ** 28 })
}

function raise(message: string): never {
  throw new Error(message)
}
