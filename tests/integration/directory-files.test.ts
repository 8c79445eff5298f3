// The directory as files over HTTP: out and in again without change, a preview first, and nothing before it is confirmed.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import express from 'express'
import type { ErrorRequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SILENT_LOG } from '../../config/log.ts'
import { createSheets } from '../../signalling/documents/sheets.ts'
import { directoryFilesRouter } from '../../signalling/gateway/directory-files.ts'
import { STATUS } from '../../signalling/gateway/status.ts'
import type { Cell } from '../../signalling/ports/directory.ts'
import { Refusal, bridgePointId, unitId } from '../../signalling/protocol/index.ts'
import type { ImportPreview, Reply } from '../../signalling/protocol/index.ts'
import type { SignedIn } from '../../signalling/services/caller.ts'
import { tableOf } from '../../signalling/services/directory/table.ts'
import { openTestDirectory, personWith } from '../support/directory.ts'
import type { TestDirectory } from '../support/directory.ts'

/** Cookies and who they belong to. */
const PEOPLE = new Map<string, SignedIn>([
  ['admin', personWith('administrator')],
  ['lucngan', personWith('administrator', 'LNGAN')],
  ['staff', personWith('staff', 'SDONG')],
])

const sheets = createSheets()
const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
  const refusal = error instanceof Refusal ? error : new Refusal('fault', { incident: String(error) })
  const { code, details } = refusal
  response.status(STATUS.get(code) ?? 400).json({ ok: false, error: { code, details } })
}

let directory: TestDirectory
let server: Server
let url: string
const turnedAway: string[] = []
beforeAll(async () => {
  directory = await openTestDirectory()
  const router = directoryFilesRouter({
    files: directory.files,
    identify: async (token) => PEOPLE.get(token) ?? null,
    secure: false,
    turnedAway: async (caller, request) => void turnedAway.push(`${caller.person?.login} ${request}`),
    log: SILENT_LOG,
  })
  server = createServer(express().use('/api', router).use(refuse)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api`
})
afterAll(async () => {
  server.close()
  await directory.close()
})

const as = (who: string) => ({ cookie: `diem-cau=${who}` })
const download = (path: string, who = 'admin') => fetch(`${url}${path}`, { headers: as(who) })
const bytesOf = async (path: string) => new Uint8Array(await (await download(path)).arrayBuffer())

type Answer = { status: number; code: string; data: ImportPreview | undefined }

async function bringIn(file: Uint8Array | string, confirm?: string, who = 'admin', headers = {}): Promise<Answer> {
  const query = confirm === undefined ? '' : `?confirm=${encodeURIComponent(confirm)}`
  const request = { method: 'POST', body: Buffer.from(file), headers: { ...as(who), ...headers } }
  const response = await fetch(`${url}/directory/import${query}`, request)
  // The server answers nothing else.
  const reply = (await response.json()) as Reply<ImportPreview>
  return reply.ok
    ? { status: response.status, code: 'ok', data: reply.data }
    : { status: response.status, code: reply.error.code, data: undefined }
}

const preview = async (file: Uint8Array | string, who = 'admin'): Promise<ImportPreview> => {
  const { data, code } = await bringIn(file, undefined, who)
  if (!data) throw new Error(`The file was refused: ${code}`)
  return data
}
const read = () => directory.database.directory.read()
const lines = async (action: string) =>
  (await directory.database.audit.list({ text: '', limit: 100 })).filter((line) => line.action === action)

const TITLES = [
  'Mã đơn vị',
  'Tên đơn vị',
  'Loại đơn vị',
  'Mã đơn vị cấp trên',
  'Tên điểm cầu',
  'Thiết bị (mỗi dòng một thiết bị)',
]
const csv = (...rows: Cell[][]) => sheets.writeCsv([TITLES, ...rows])
const NEW_ROWS = [
  ['LNGAN97', 'UBND xã Mới', 'Xã', 'LNGAN', 'Điểm cầu 1', 'Camera\nMicro'],
  ['LNGAN97', '', '', '', 'Điểm cầu 2', ''],
]

describe('the files', () => {
  test('are for everybody who has signed in, under a name of their own', async () => {
    const types = {
      '/directory.xlsx': 'spreadsheetml',
      '/directory.csv': 'text/csv',
      '/directory-template.xlsx': 'spreadsheetml',
    }
    for (const [path, type] of Object.entries(types)) {
      const response = await download(path, 'staff')
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain(type)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="danh-ba.*\.(xlsx|csv)"$/)
      expect((await download(path, 'nobody')).status).toBe(401)
    }
  })

  test('begin, as .csv, with the mark by which spreadsheet programs know UTF-8', async () => {
    expect((await bytesOf('/directory.csv')).slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
  })

  test('have, as a template, the head and nothing else', async () => {
    const rows = await sheets.read(await bytesOf('/directory-template.xlsx'), 10)
    expect(rows).toEqual([tableOf({ units: [], bridgePoints: [] })[0]])
  })
})

describe('what goes out and comes in again', () => {
  test.each(['/directory.xlsx', '/directory.csv'])('%s changes nothing, nor when it is confirmed', async (path) => {
    await makeAwkward()
    const before = await read()
    const file = await bytesOf(path)
    const first = await preview(file)
    expect(first.counts).toEqual({ new: 0, changed: 0, same: before.bridgePoints.length, wrong: 0 })
    const done = await bringIn(file, first.digest)
    expect(done.data).toMatchObject({ done: true, counts: first.counts })
    expect(await read()).toEqual(before)
  })

  test('never begins a cell with what a spreadsheet program would calculate', async () => {
    await makeAwkward()
    for (const path of ['/directory.xlsx', '/directory.csv']) {
      const cells = (await sheets.read(await bytesOf(path), 5_000)).flat()
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      expect(cells).toContain(`'=cmd|' /C calc'!A0`)
    }
  })

  test('may have been parted by semicolons and lost its mark on the way', async () => {
    const text = new TextDecoder().decode(csv(...NEW_ROWS)).replaceAll(',', ';')
    expect((await preview(text)).counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
  })
})

/** Names and devices that are easily spoilt on their way through a file. */
async function makeAwkward(): Promise<void> {
  const { units, bridgePoints } = await read()
  const [unit] = units.filter(({ code }) => code === 'VPTU')
  const [point] = bridgePoints.filter(({ id }) => id === 'VPTU')
  const { directory: store } = directory.database
  await store.saveUnit({ ...unit!, name: `=cmd|' /C calc'!A0`, phone: '+84 204 1', roadKm: 12.34 })
  await store.saveBridgePoint({
    ...point!,
    devices: ['-Micro; "để bàn"', '@Camera, PTZ', "'=x", '<b>&amp;'],
    lineMbps: 0.1,
  })
  const second = { ...point!, id: bridgePointId.parse('VPTU-hai'), devices: [] }
  await store.saveBridgePoint({ ...second, technician: "'", place: '1,5', official: '007' })
}

describe('an import', () => {
  test('first shows each row and what would come of it, and changes nothing', async () => {
    const before = await read()
    const shown = await preview(csv(...NEW_ROWS, ['SDONG', 'Tên mới', 'Huyện', '', 'UBND huyện Sơn Động', '']))
    expect(shown).toMatchObject({ done: false, counts: { new: 2, changed: 1, same: 0, wrong: 0 } })
    expect(shown.rows).toMatchObject([
      { row: 2, unitCode: 'LNGAN97', name: 'UBND xã Mới', outcome: 'new', problems: [] },
      { row: 3, unitCode: 'LNGAN97', name: 'UBND xã Mới', outcome: 'new', problems: [] },
      { row: 4, unitCode: 'SDONG', name: 'Tên mới', outcome: 'changed', problems: [] },
    ])
    expect(await read()).toEqual(before)
  })

  test('marks the wrong rows, and with one of them nothing is written, confirmed or not', async () => {
    const before = await read()
    const file = csv(...NEW_ROWS, ['A B', 'Tên', 'Lạ', 'NOWHERE', '', ''])
    const shown = await preview(file)
    expect(shown.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 1 })
    expect(shown.rows[2]?.problems).toEqual([
      { column: 'unitCode', problem: 'malformed' },
      { column: 'unitKind', problem: 'not-in-list' },
    ])
    expect((await bringIn(file, shown.digest)).data).toMatchObject({ done: false, counts: shown.counts })
    expect(await read()).toEqual(before)
  })

  test('is refused when somebody has changed what it is about since it was shown', async () => {
    const file = csv(['SDONG', 'Tên mới', 'Huyện', '', 'UBND huyện Sơn Động', ''])
    const { digest } = await preview(file)
    const unit = (await read()).units.find(({ code }) => code === 'SDONG')
    await directory.database.directory.saveUnit({ ...unit!, phone: '0204 9' })
    const before = await read()
    expect(await bringIn(file, digest)).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(await bringIn(file, 'made-up')).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(await read()).toEqual(before)
  })

  test('is refused with the digest of another file', async () => {
    const { digest } = await preview(csv(...NEW_ROWS))
    const other = csv(NEW_ROWS[0] ?? [])
    expect(await bringIn(other, digest)).toMatchObject({ status: 409, code: 'changed-meanwhile' })
  })

  test('happens once, though it is confirmed many times at once, and stands in the audit trail', async () => {
    const file = csv(
      ['CON', 'Đơn vị con', 'Khác', 'CHA', 'Cầu con', ''],
      ['CHA', 'Đơn vị cha', 'Khác', '', '', ''],
      ...NEW_ROWS,
    )
    const { digest } = await preview(file)
    const answers = await Promise.all(Array.from({ length: 5 }, () => bringIn(file, digest)))
    const codes = answers.map(({ code }) => code).toSorted()
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'changed-meanwhile'), 'ok'])
    const { units, bridgePoints } = await read()
    const parent = units.find(({ code }) => code === 'CHA')
    expect(units.find(({ code }) => code === 'CON')).toMatchObject({ parentId: parent?.id, kind: 'other' })
    const made = units.find(({ code }) => code === 'LNGAN97')
    expect(bridgePoints.filter(({ unitId }) => unitId === made?.id)).toMatchObject([
      { name: 'Điểm cầu 1', level: 'commune', devices: ['Camera', 'Micro'], main: false },
      { name: 'Điểm cầu 2', devices: [] },
    ])
    expect((await lines('directory.import'))[0]).toMatchObject({
      actor: 'administrator-all (Cán bộ thử nghiệm)',
      details: { counts: { new: 4, changed: 0, same: 0, wrong: 0 } },
    })
  })

  test('writes down of what is changed the fields that differ', async () => {
    const file = csv(['HHOA', 'Tên khác', 'Huyện', '', 'UBND huyện Hiệp Hòa', 'Camera'])
    await bringIn(file, (await preview(file)).digest)
    expect((await lines('directory.import'))[0]?.details['changes']).toEqual([
      { unit: 'HHOA', before: { name: 'UBND huyện Hiệp Hòa' }, after: { name: 'Tên khác' } },
      { bridgePoint: 'UBND huyện Hiệp Hòa', unit: 'HHOA', before: { devices: [] }, after: { devices: ['Camera'] } },
    ])
  })
})

describe('the right to import', () => {
  test('is that of the units that the file changes', async () => {
    const own = csv(['LNGAN96', 'UBND xã Mới', 'Xã', 'LNGAN', '', ''])
    expect((await bringIn(own, (await preview(own, 'lucngan')).digest, 'lucngan')).data?.done).toBe(true)
    expect((await read()).units.at(-1)?.parentId).toBe(unitId.parse('LNGAN'))
    const foreign = [
      csv(['VYEN', 'Tên khác', 'Huyện', '', '', '']),
      csv(['VYEN', 'UBND huyện Việt Yên', 'Huyện', '', 'Điểm cầu lạ', '']),
      csv(['VYEN99', 'Xã lạ', 'Xã', 'VYEN', '', '']),
      csv(['X99', 'Sở lạ', 'Khác', '', '', '']),
      csv(['LNGAN01', 'UBND thị trấn Chũ', 'Xã', 'VYEN', '', '']),
      csv(['VYEN01', 'UBND thị trấn Bích Động', 'Xã', 'LNGAN', '', '']),
    ]
    for (const file of foreign) {
      expect(await bringIn(file, undefined, 'lucngan')).toMatchObject({ status: 403, code: 'not-permitted' })
    }
    expect(turnedAway.at(-1)).toBe('administrator-LNGAN POST /directory/import')
  })

  test('does not take that of units that stand in the file unchanged', async () => {
    expect((await preview(await bytesOf('/directory.xlsx'), 'lucngan')).counts).toMatchObject({ changed: 0, new: 0 })
  })

  test('is asked for before the file is read', async () => {
    expect(await bringIn('x', undefined, 'staff')).toMatchObject({ status: 403, code: 'not-permitted' })
    expect(await bringIn('x', undefined, 'nobody')).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  test('is nothing that a page of another site could use', async () => {
    const file = csv(...NEW_ROWS)
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://example.com' }]) {
      expect(await bringIn(file, undefined, 'admin', headers)).toMatchObject({ status: 403, code: 'foreign-origin' })
    }
  })
})

describe('a body', () => {
  test('that is empty, packed or too large is refused', async () => {
    expect(await bringIn('')).toMatchObject({ status: 400, code: 'file-unreadable' })
    expect(await bringIn(Buffer.alloc(5 * 1_024 * 1_024 + 1, 'a'))).toMatchObject({
      status: 413,
      code: 'file-too-large',
    })
    expect((await bringIn('x', undefined, 'admin', { 'content-encoding': 'gzip' })).code).not.toBe('ok')
  })

  test('is not taken again and again without end', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => bringIn('', undefined, 'lucngan')))
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['file-unreadable', 'rate-limited']))
  })
})
