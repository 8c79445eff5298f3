// Files made of a recording: what they show and let hear, second by second, and what becomes of one that is called off.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openPromise as openZip } from 'yauzl'
import { SILENT_LOG } from '../../config/log.ts'
import { Refusal, unitId } from '../../signalling/protocol/index.ts'
import type { ExportId, Input, OfficeContract, RecordingExport } from '../../signalling/protocol/index.ts'
import { removeOldExports } from '../../signalling/services/exports/asking.ts'
import { attachDatabase } from '../../signalling/storage/attach.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { makeClerk, openDesk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { brightnessIn, heardIn, probe, seenIn } from '../support/recorded-look.ts'
import type { Part } from '../support/recorded-look.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'exports-'))
const PATIENCE_MS = 300_000
let product: TestProduct
/** A minute of three places that have the floor in turn, ten seconds each; a confidential part, a shared screen, a line cut. */
let session: RecordedSession

beforeAll(async () => {
  product = await openProduct()
  session = await recordSession(product, {
    pause: { fromMs: 20_000, toMs: 28_000 },
    presents: { fromMs: 33_000, toMs: 38_000 },
    lineDown: { fromMs: 51_000, toMs: 54_000 },
  })
  await until(
    'the recording is kept',
    () => product.clerk.ask('recording.read', { id: session.sessionId }),
    ({ closedAt }) => closedAt !== null,
  )
}, 120_000)
afterAll(async () => {
  await product?.close()
  rmSync(folder, { recursive: true, force: true })
})

type Wish = Omit<Input<OfficeContract, 'export.start'>, 'id'>

const listed = async (id: ExportId): Promise<RecordingExport> => {
  const all = await product.clerk.ask('export.list', { id: session.sessionId })
  const one = all.find((candidate) => candidate.id === id)
  if (!one) throw new Error('The export is not listed.')
  return one
}

const start = async (wish: Wish): Promise<ExportId> =>
  (await product.clerk.ask('export.start', { id: session.sessionId, ...wish })).id

const pathOf = (id: ExportId): string => `/api/recordings/${session.sessionId}/exports/${id}`

/** Makes a file, takes it, and lays it where ffmpeg can look at it. */
const take = async (wish: Wish): Promise<{ one: RecordingExport; file: string }> => {
  const id = await start(wish)
  const one = await until(
    'the export is made',
    () => listed(id),
    ({ state }) => state === 'done' || state === 'failed',
    // It gives way to whatever else the machine does.
    PATIENCE_MS,
  )
  expect(one.state).toBe('done')
  const answer = await product.clerk.fetch(pathOf(id))
  expect(answer.status).toBe(200)
  const file = join(folder, `${id}.${one.fileName.split('.').at(-1)}`)
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  return { one, file }
}

/** The files of an archive by their names. */
const unpacked = async (path: string): Promise<Map<string, Buffer>> => {
  const zip = await openZip(path)
  const files = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return files
}

/** Everything that lies among the exports of the recording. */
const filesOfExports = (): string[] => {
  const kept = readdirSync(join(product.dataDir, 'recordings'), { recursive: true, encoding: 'utf8' })
  return kept.filter((name) => name.includes('exports/')).toSorted()
}

const refusalOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  )

/** The same thing for so many seconds. */
const times = (count: number, what: string): string[] => Array<string>(count).fill(what)

describe('the stage as one file', () => {
  test(
    'shows and lets hear in every second who was on it; a time of which there is nothing is a sign of five seconds',
    async () => {
      const { one, file } = await take({ kind: 'stage' })
      expect(one).toMatchObject({ encoded: true, fromMs: 0, toMs: 60_000, progress: 1 })
      expect(one.fileName).toMatch(/^Họp thử giữa tỉnh và huyện - \d{4}-\d{2}-\d{2} - toàn cảnh\.mp4$/)
      const { format, streams } = await probe(file)
      expect(streams.map(({ codec_name: codec, width, height }) => [codec, width, height])).toEqual([
        ['h264', 1280, 720],
        ['aac', undefined, undefined],
      ])
      expect(streams[0]?.nb_frames).toBe(String(57 * 25))
      expect(Number(format.duration)).toBeCloseTo(57, 1)
      expect(format.tags['comment']).toBe('Xuất bởi: Quản trị viên · quantri')
      // On the disk it lies encrypted.
      const lying = filesOfExports().map((name) => readFileSync(join(product.dataDir, 'recordings', name)))
      expect(lying.map((bytes) => bytes.includes('ftyp') || bytes.includes('moov'))).toEqual([false])
      // In the file 20–25 is the sign for the confidential part, which took three seconds more.
      expect(await seenIn(file, [100, 400, 200, 100])).toEqual([
        ...times(10, '0'),
        ...times(10, '1'),
        ...times(5, '-'),
        ...times(2, '2'),
        // From 30 to 35 the second place shared its screen; at 48 the line of the third one broke off.
        ...times(3, '0'),
        ...times(5, 'screen'),
        ...times(2, '0'),
        ...times(10, '1'),
        ...times(1, '2'),
        ...times(3, '-'),
        ...times(6, '2'),
      ])
      // The main place stands in the corner, also beside a picture that is not there.
      const corner = await seenIn(file, [1_150, 600, 60, 40])
      expect([15, 26, 40, 49, 55].map((second) => corner[second])).toEqual(times(5, '0'))
      // The microphone of the main place was open all the time.
      expect(await heardIn(file)).toEqual([
        ...times(10, '0'),
        ...times(10, '0,1'),
        ...times(5, ''),
        ...times(2, '0,2'),
        ...times(10, '0'),
        ...times(10, '0,1'),
        ...times(1, '0,2'),
        ...times(3, '0'),
        ...times(6, '0,2'),
      ])
    },
    PATIENCE_MS,
  )

  test(
    'has its words in the picture: title, clock, names, who took it',
    async () => {
      const { file } = await take({ kind: 'clip', fromMs: 12_000, toMs: 13_000 })
      const words: Record<string, Part> = {
        title: [20, 8, 240, 28],
        clock: [1040, 8, 220, 28],
        name: [20, 650, 280, 44],
        'name of the main place': [946, 636, 190, 34],
        'who took it': [520, 686, 240, 30],
      }
      for (const [what, [x, y, w, h]] of Object.entries(words)) {
        const brightest = await brightnessIn(file, [x, y, w, h])
        expect([what, brightest > 180]).toEqual([what, true])
      }
    },
    PATIENCE_MS,
  )
})

describe('without encoding pictures anew', () => {
  test(
    'a clip with one picture is cut at the key frame before it, and its pictures are those that were recorded',
    async () => {
      const { one, file } = await take({ kind: 'clip', fromMs: 6_400, toMs: 9_000 })
      expect(one.encoded).toBe(false)
      const { streams } = await probe(file)
      // As it was recorded: 320×180, fifteen a second; what lies together begins at the fourth second.
      expect(streams[0]).toMatchObject({ codec_name: 'h264', width: 320, nb_frames: String(5 * 15) })
      expect(Number(streams[1]?.duration)).toBeCloseTo(5, 1)
      expect(await seenIn(file, [10, 100, 50, 50])).toEqual(times(5, '0'))
      expect(await heardIn(file)).toEqual(times(5, '0'))
    },
    PATIENCE_MS,
  )

  test(
    'sound alone has everybody who was heard',
    async () => {
      const { one, file } = await take({ kind: 'sound' })
      expect(one).toMatchObject({ encoded: false })
      const { format, streams } = await probe(file)
      expect(streams.map((stream) => stream.codec_name)).toEqual(['aac'])
      expect(Number(format.duration)).toBeCloseTo(57, 1)
      const heard = await heardIn(file)
      expect([5, 15, 22, 26, 40].map((second) => heard[second])).toEqual(['0', '0,1', '', '0,2', '0,1'])
    },
    PATIENCE_MS,
  )

  test(
    'all tracks lie in one archive as they were recorded, each with its time and place in its name',
    async () => {
      const { file } = await take({ kind: 'tracks' })
      const files = await unpacked(file)
      const names = [...files.keys()]
      expect(names.filter((name) => name.endsWith('.mp4') || name.endsWith('.m4a')).length).toBe(names.length - 1)
      expect(names.some((name) => /^\d{2}-\d{2}-\d{2} UBND huyện Lục Ngạn - màn hình chia sẻ\.mp4$/.test(name))).toBe(
        true,
      )
      expect(files.get('Danh sách.txt')?.toString()).toContain('Xuất bởi: Quản trị viên · quantri')
      const [camera] = names.filter((name) => name.includes('Văn phòng UBND tỉnh - hình'))
      const path = join(folder, 'camera.mp4')
      writeFileSync(path, files.get(camera ?? '') ?? '')
      expect((await seenIn(path, [10, 100, 50, 50]))[2]).toBe('0')
    },
    PATIENCE_MS,
  )
})

describe('what becomes of it', () => {
  test(
    'it can be taken in parts, by its name, by whoever may',
    async () => {
      const { one, file } = await take({ kind: 'sound', fromMs: 0, toMs: 5_000 })
      const whole = readFileSync(file)
      const part = await product.clerk.fetch(pathOf(one.id), { headers: { range: 'bytes=100-199' } })
      expect(part.status).toBe(206)
      expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200))
      expect(part.headers.get('content-disposition')).toContain(encodeURIComponent('âm thanh.m4a'))
      const staff = await makeClerk(product.url, product.clerk, {
        login: 'canbo.lucngan',
        name: 'Cán bộ Lục Ngạn',
        roles: [{ role: 'staff', unitId: unitId.parse('LNGAN') }],
      })
      expect((await staff.fetch(pathOf(one.id))).status).toBe(403)
      expect(await refusalOf(staff.ask('export.start', { id: session.sessionId, kind: 'stage' }))).toBe('not-permitted')
      expect((await openDesk(product.url).fetch(pathOf(one.id))).status).toBe(401)
      await product.clerk.ask('export.remove', { id: session.sessionId, exportId: one.id })
      expect((await product.clerk.fetch(pathOf(one.id))).status).toBe(404)
    },
    PATIENCE_MS,
  )

  test(
    'called off while it is made, it leaves nothing; its progress grew until then',
    async () => {
      const before = filesOfExports()
      const id = await start({ kind: 'stage' })
      const first = await until(
        'it comes on',
        () => listed(id),
        ({ progress }) => progress > 0.05,
      )
      const second = await until(
        'it comes further',
        () => listed(id),
        ({ progress }) => progress > first.progress,
      )
      expect(second.remainingMs).toBeGreaterThan(0)
      await product.clerk.ask('export.cancel', { id: session.sessionId, exportId: id })
      expect((await listed(id)).state).toBe('cancelled')
      await until('nothing of it is left', filesOfExports, (files) => files.length === before.length)
      expect(filesOfExports()).toEqual(before)
      expect((await product.clerk.fetch(pathOf(id))).status).toBe(404)
    },
    PATIENCE_MS,
  )

  test(
    'it goes a week after it was asked for, with its file',
    async () => {
      const { one } = await take({ kind: 'sound', fromMs: 0, toMs: 3_000 })
      const database = await attachDatabase({ dataDir: product.dataDir, log: SILENT_LOG })
      onTestFinished(() => database.close())
      const gone: string[] = []
      const recordings = { removeExport: (_: unknown, name: string) => Promise.resolve(void gone.push(name)) }
      const failed = (error: unknown) => expect.unreachable(String(error))
      const parts = { database: createOfficeDatabase(database), recordings, failed }
      const day = 86_400_000
      await removeOldExports({ ...parts, clock: () => one.startedAt + 6 * day })
      expect((await listed(one.id)).state).toBe('done')
      await removeOldExports({ ...parts, clock: () => Date.now() + 8 * day })
      expect(gone).toContain(`export-${one.id}.m4a`)
      expect(await product.clerk.ask('export.list', { id: session.sessionId })).toEqual([])
    },
    PATIENCE_MS,
  )

  test('what makes no sense is refused', async () => {
    const ask = (wish: Wish) => refusalOf(product.clerk.ask('export.start', { id: session.sessionId, ...wish }))
    expect(await ask({ kind: 'clip' })).toBe('time-invalid')
    expect(await ask({ kind: 'clip', fromMs: 5_000, toMs: 5_000 })).toBe('time-invalid')
    expect(await ask({ kind: 'stage', fromMs: 90_000 })).toBe('not-found')
  })
})
