// The register over real HTTP: sheets with a preview, another system with its token, open data for everybody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { createSheets } from '../../signalling/documents/sheets.ts'
import { unitId } from '../../signalling/protocol/index.ts'
import type { Reply, UptakeImportPreview } from '../../signalling/protocol/index.ts'
import { hire } from './hostile/cast.ts'
import { openDesk } from '../support/office.ts'
import type { Clerk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

const sheets = createSheets()
let product: TestProduct
let administrator: Clerk
let secretary: Clerk
beforeAll(async () => {
  product = await openProduct()
  administrator = product.clerk
  const staff = { url: product.url, administrator }
  secretary = await hire(staff, 'thuky.vpubnd', 'Thư ký Văn phòng UBND tỉnh', 'secretary', 'VPUBND')
})
afterAll(() => product.close())

const whole = async (period: string) => {
  const figures = await administrator.ask('uptake.figures', { period })
  return [figures.whole.byVideo, figures.whole.meetings]
}
/** Asks with a body; the answer as the border gives it. */
async function send<T>(clerk: Clerk, path: string, init: RequestInit): Promise<Reply<T> & { status: number }> {
  const response = await clerk.fetch(path, init)
  // Every answer under /api is a reply or a file.
  return { ...((await response.json()) as Reply<T>), status: response.status }
}
const importing = (file: Uint8Array, confirm?: string, clerk = secretary) =>
  send<UptakeImportPreview>(clerk, `/api/uptake/import${confirm === undefined ? '' : `?confirm=${confirm}`}`, {
    method: 'POST',
    body: Buffer.from(file),
  })
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

const HEAD = [
  'Ngày họp',
  'Bắt đầu',
  'Kết thúc',
  'Nội dung cuộc họp',
  'Đơn vị chủ trì',
  'Đơn vị tham dự',
  'Cấp họp',
  'Hình thức',
  'Số phút trực tuyến',
  'Lý do họp trực tiếp',
]
const ROWS = [
  [
    '05/01/2020',
    '8:00',
    '9h30',
    'Giao ban tuần 1',
    'VPUBND',
    'Các huyện, thành phố',
    'Tỉnh - huyện',
    'Trực tuyến',
    '85',
    '',
  ],
  [
    '2020-01-06',
    '14h',
    '16:00',
    'Họp về nhân sự',
    'VPUBND',
    'LNGAN; UBND huyện Sơn Động',
    'tinh - huyen',
    'Trực tiếp',
    '',
    'Công tác nhân sự',
  ],
  // After midnight.
  ['31/12/2019', '23:30', '0:30', 'Trực đêm giao thừa', 'VPUBND', 'LNGAN', 'Tỉnh - huyện', 'Trực tiếp', '', ''],
]

describe('a sheet', () => {
  test('is previewed, changes nothing before it is confirmed, and nothing when it comes again', async () => {
    const file = sheets.writeCsv([HEAD, ...ROWS])
    const preview = dataOf(await importing(file))
    expect(preview).toMatchObject({ counts: { new: 3, wrong: 0 }, done: false })
    expect(await whole('2020')).toEqual([0, 0])
    expect(dataOf(await importing(file, preview.digest))).toMatchObject({ done: true })
    expect([await whole('2020'), await whole('2019')]).toEqual([
      [1, 2],
      [0, 1],
    ])
    const again = dataOf(await importing(file))
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 3, wrong: 0 })
    expect(dataOf(await importing(file, again.digest))).toMatchObject({ done: true })
    expect(await whole('2020')).toEqual([1, 2])
  })

  test('with wrong rows says what is wrong with each, and writes none of them', async () => {
    const [good = []] = ROWS
    const wrong = (column: number, text: string) => good.with(3, 'Dòng sai').with(column, text)
    const rows = [
      good.with(3, 'Dòng đúng'),
      wrong(0, '31/02/2020'),
      wrong(1, '25:00'),
      wrong(2, '8:00'),
      wrong(4, 'Sở Không Có'),
      wrong(5, 'LNGAN; Huyện Mất'),
      wrong(7, 'Qua điện thoại'),
      wrong(4, 'SNV'),
      good.with(3, 'Dòng đúng'),
    ]
    const file = sheets.writeCsv([HEAD, ...rows])
    const preview = dataOf(await importing(file))
    expect(preview.rows.map(({ problems }) => problems.map(({ column, problem }) => `${column} ${problem}`))).toEqual([
      [],
      ['date malformed'],
      ['startsAt malformed'],
      ['endsAt time-invalid'],
      ['organiser unknown-unit'],
      ['units unknown-unit'],
      ['form not-in-list'],
      ['organiser not-permitted'],
      ['title twice-in-file'],
    ])
    expect(dataOf(await importing(file, preview.digest)).done).toBe(false)
    expect(await whole('2020')).toEqual([1, 2])
  })

  test('may hold real dates and times of day', async () => {
    const rows = ROWS.slice(1, 2).map((row) => row.with(3, 'Họp từ bảng tính'))
    const [[, , , ...texts] = []] = rows
    const cells = [
      { value: new Date(Date.UTC(2020, 1, 3)), type: Date, format: 'dd/mm/yyyy' },
      { value: new Date(Date.UTC(1899, 11, 30, 8, 30)), type: Date, format: 'hh:mm' },
      { value: new Date(Date.UTC(1899, 11, 30, 10, 0)), type: Date, format: 'hh:mm' },
      ...texts.map((value) => ({ value, type: String })),
    ]
    const file = await writeXlsxFile([HEAD.map((value) => ({ value })), cells]).toBuffer()
    const preview = dataOf(await importing(file))
    expect(preview.rows).toMatchObject([{ outcome: 'new', problems: [] }])
    await importing(file, preview.digest)
    const { meetings } = await administrator.ask('uptake.meetings', { period: '2020-02' })
    expect(meetings[0]?.startsAt).toBe(Date.parse('2020-02-03T08:30+07:00'))
  })

  test('to be filled in is read back as it is given out', async () => {
    const response = await secretary.fetch('/api/uptake/register-template.xlsx')
    const preview = dataOf(await importing(new Uint8Array(await response.arrayBuffer())))
    expect(preview.rows).toMatchObject([{ row: 2, outcome: 'new', problems: [] }])
  })

  test('is refused from who may not enter meetings', async () => {
    const stranger = openDesk(product.url)
    expect(await importing(sheets.writeCsv([HEAD]), undefined, stranger)).toMatchObject({ status: 401 })
  })
})

describe('another system', () => {
  const MEETING = {
    title: 'Họp trên hệ thống của Chính phủ',
    level: 'province-district',
    form: 'video',
    startsAt: Date.parse('2021-03-01T08:00+07:00'),
    endsAt: Date.parse('2021-03-01T10:00+07:00'),
    organiserCode: 'VPUBND',
    unitCodes: ['LNGAN', 'SDONG'],
    statement: { minutes: 110, districtsByVideo: 2 },
  }
  const put = (token: string, id: string, body: unknown) =>
    send<{ outcome: string }>(openDesk(product.url), `/api/uptake/entries/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  test('sends a meeting once, however often it sends it, until its token is revoked', async () => {
    const { id, token } = await administrator.ask('uptake.sender-create', {
      name: 'Hệ thống quản lý văn bản',
      unitId: unitId.parse('VPUBND'),
    })
    expect(await put(token, 'hop-1', MEETING)).toMatchObject({ status: 201, data: { outcome: 'new' } })
    expect(await put(token, 'hop-1', MEETING)).toMatchObject({ status: 200, data: { outcome: 'same' } })
    expect(await whole('2021')).toEqual([1, 1])
    const shorter = { ...MEETING, statement: { minutes: 5, districtsByVideo: 2 } }
    expect(await put(token, 'hop-1', shorter)).toMatchObject({ data: { outcome: 'changed' } })
    expect(await whole('2021')).toEqual([0, 1])
    expect(await put(token, 'hop-2', { ...MEETING, organiserCode: 'SNV' })).toMatchObject({ status: 403 })
    expect(await put(token, 'hop-2', { ...MEETING, unitCodes: ['KHONG'] })).toMatchObject({ status: 404 })
    expect(await put(token, 'hop-2', { ...MEETING, level: 'world' })).toMatchObject({
      error: { code: 'bad-message', details: { at: 'level' } },
    })
    const unknown = 'x'.repeat(43)
    expect(await put(unknown, 'hop-2', MEETING)).toMatchObject({ status: 401, error: { code: 'token-invalid' } })
    await administrator.ask('uptake.sender-revoke', { id })
    expect(await put(token, 'hop-1', MEETING)).toMatchObject({ status: 401 })
    expect(await whole('2021')).toEqual([0, 1])
    expect(await administrator.ask('uptake.senders', {})).toMatchObject([{ name: 'Hệ thống quản lý văn bản' }])
  })
})

describe('open data', () => {
  test('is for everybody, tells no title, and is not sent again to who has it', async () => {
    const first = await fetch(`${product.url}/api/open/uptake.json`)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('cache-control')).toContain('public')
    expect(first.headers.getSetCookie()).toEqual([])
    const text = await first.text()
    expect(text).not.toContain('Giao ban')
    expect(JSON.parse(text)).toMatchObject({ province: 'tỉnh Bắc Giang', target: { ratio: 0.5, by: '2020-12-31' } })
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await fetch(`${product.url}/api/open/uptake.json`, { headers })).status).toBe(304)
  })

  test('says the same as a table', async () => {
    const csv = await (await fetch(`${product.url}/api/open/uptake.csv`)).text()
    expect(csv).toContain('"year","2020","",')
  })

  test.each(['vi', 'en'])('has a widget in %s that may stand in any frame, without a script', async (lang) => {
    const response = await fetch(`${product.url}/api/open/uptake/widget?lang=${lang}`)
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(response.headers.get('x-frame-options')).toBeNull()
    const page = await response.text()
    expect(page).toContain(`<html lang="${lang}">`)
    expect(page).not.toContain('<script')
  })

  test('nothing else may stand in a frame', async () => {
    const policy = (await fetch(`${product.url}/api/open/uptake.json`)).headers.get('content-security-policy')
    expect(policy).toContain("frame-ancestors 'none'")
  })
})
