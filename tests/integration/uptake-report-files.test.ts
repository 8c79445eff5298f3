// Reports of the uptake as files over HTTP: who is given them, what two spreadsheet programs calculate, what is printed.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provinceInLetters } from '../../config/province.ts'
import { readCsv } from '../../signalling/documents/csv.ts'
import { createSheets } from '../../signalling/documents/sheets.ts'
import { createWorkbookWriter } from '../../signalling/documents/workbook-writer.ts'
import { unpack } from '../../signalling/documents/xlsx-package.ts'
import type { ReportContent } from '../../signalling/domain/uptake/report.ts'
import { createHttpApp } from '../../signalling/gateway/http.ts'
import { uptakeReportFileRouter } from '../../signalling/gateway/uptake-report-files.ts'
import { createPaperWriter } from '../../signalling/papers/paper-writer.ts'
import { PROTOCOL_VERSION } from '../../signalling/protocol/index.ts'
import { turnedAway } from '../../signalling/services/audit.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { reportFile } from '../../signalling/services/uptake/report/files.ts'
import { createMemoryLog } from '../support/log.ts'
import { pagesOf, textOf } from '../support/paper-text.ts'
import { calculated, cellsOf, libreOffice, savedByLibreOffice, withoutResults } from '../support/workbook-cells.ts'
import type { Workbook } from '../support/workbook-cells.ts'
import { at, unit } from './meetings/scheduling.ts'
import { openRegister } from './uptake/register.ts'
import type { TestRegister } from './uptake/register.ts'
import { enterMeetings, holdMeasured } from './uptake/report-data.ts'
import { listOf, totalsIn, totalsOf } from './uptake/report-totals.ts'

let register: TestRegister
let people: Map<string, OfficeCaller>
let url: string
let close: () => Promise<void>
beforeAll(async () => {
  register = await openRegister()
  people = new Map([
    ['quantri', await register.person('administrator')],
    ['kiemtoan', await register.person('auditor')],
    ['thuky.lngan', await register.person('secretary', 'LNGAN')],
  ])
  register.setClock(at('2026-12-01T09:15'))
  await enterMeetings(register, someone('quantri'), { '2025-11': 14, '2026-07': 8, '2026-10': 22, '2026-11': 31 })
  await holdMeasured(register)
  ;({ url, close } = await serve())
}, 120_000)
afterAll(async () => {
  await close()
  await register.close()
})

function someone(name: string): OfficeCaller {
  const found = people.get(name)
  if (!found) throw new Error(`Nobody is called ${name}.`)
  return found
}

async function serve(): Promise<{ url: string; close: () => Promise<void> }> {
  const parts = {
    ...register.uptakeParts,
    province: provinceInLetters(),
    papers: createPaperWriter(),
    workbooks: createWorkbookWriter(),
    sheets: createSheets(),
  }
  const webDir = await mkdtemp(join(tmpdir(), 'diem-cau-web-'))
  await writeFile(join(webDir, 'index.html'), '<!--boot-->')
  const router = uptakeReportFileRouter({
    identify: async (token) => people.get(token)?.person ?? null,
    secure: false,
    turnedAway: turnedAway(parts),
    reportFile: (caller, asked, kind) => reportFile(parts, caller, asked, kind),
  })
  const boot = { protocolVersion: PROTOCOL_VERSION, rtpCapabilities: {} }
  const app = await createHttpApp({ boot, webDir, secure: false, routers: { '/': router }, log: createMemoryLog() })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A TCP server's address is an object; only a Unix socket's is a string.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(webDir, { recursive: true, force: true })
    },
  }
}

/** A file as somebody is given it; asked again when it was too fast. */
async function ask(login: string, file: string): Promise<Response> {
  for (;;) {
    const headers = { cookie: `diem-cau=${login}` }
    const response = await fetch(`${url}/api/uptake/reports/${file}`, { headers })
    if (response.status !== 429) return response
    await response.arrayBuffer()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function fileOf(login: string, file: string): Promise<Buffer> {
  const response = await ask(login, file)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

async function contentOf(period: string, unitId: string | null): Promise<ReportContent> {
  const asked = { period, unitId: unitId === null ? null : unit(unitId) }
  return (await register.uptake['uptake.report'](asked, someone('quantri'))).content
}

describe('who is given a report', () => {
  test.each([
    ['somebody who is not signed in', 'nobody', '2026-11/province.pdf', 401],
    ['a unit that is not there', 'quantri', '2026-11/KHONGCO.pdf', 404],
    ['a period that is none', 'quantri', '2026-13/province.pdf', 404],
    ['another kind of file', 'quantri', '2026-11/province.odt', 404],
    ['no kind at all', 'quantri', '2026-11/province', 404],
  ])('refused: %s', async (_who, login, file, status) => {
    expect((await ask(login, file)).status).toBe(status)
  })

  test('everybody in the office, with titles of meetings only as far as they may know them', async () => {
    const titles = async (login: string) => {
      const workbook = await cellsOf(await fileOf(login, '2026-11/province.xlsx'))
      return [...listOf(workbook)].map((row) => workbook.get('Danh sách cuộc họp')?.get(`E${row}`)?.value)
    }
    expect(await titles('quantri')).not.toContain('(Không thuộc phạm vi được xem)')
    const known = (await titles('thuky.lngan')).filter((title) => title !== '(Không thuộc phạm vi được xem)')
    expect(known.length).toBeGreaterThan(0)
    expect(known.length).toBeLessThan(31)
    expect(new Set(await titles('kiemtoan'))).toEqual(new Set(['(Không thuộc phạm vi được xem)']))
  })
})

const REPORTS = [
  ['of a month, for the province', '2026-11', null],
  ['of a year, for the province', '2026', null],
  ['of a quarter, for a department', '2026-Q4', 'SNV'],
  ['of a month, for a district', '2026-11', 'LNGAN'],
  ['of a month without a single meeting', '2026-02', null],
] as const

describe.each(REPORTS)('the .xlsx %s', (_what, period, unitId) => {
  let file: Buffer
  let workbook: Workbook
  let content: ReportContent
  beforeAll(async () => {
    content = await contentOf(period, unitId)
    file = await fileOf('quantri', `${period}/${unitId ?? 'province'}.xlsx`)
    workbook = await cellsOf(file)
  }, 60_000)

  test('has its five sheets, and every total and ratio is a formula', () => {
    const names = ['Tổng hợp', 'Theo huyện', 'Theo đơn vị', 'Theo lĩnh vực', 'Danh sách cuộc họp']
    expect([...workbook.keys()]).toEqual(names)
    const { byMonth, byOrganiser } = content
    const summary = workbook.get('Tổng hợp')
    expect(summary?.get(`B${byMonth.length + 5}`)?.formula).toBe(`SUM(B4:B${byMonth.length + 4})`)
    const total = byOrganiser.length + 5
    expect(workbook.get('Theo đơn vị')?.get(`G${total}`)?.formula).toBe(`IF(C${total}=0,"",D${total}/C${total})`)
  })

  test('calculated anew, its totals are those of the API, its sheets agree, and it shows what it calculates', () => {
    const results = calculated(workbook)
    expect(totalsIn(results, content, listOf(workbook).length)).toEqual(totalsOf(content))
    const said = [...(results.get('Tổng hợp') ?? [])].filter(([, value]) => value === 'Khớp' || value === 'Lệch')
    expect(said.map(([, value]) => value)).toEqual(['Khớp', 'Khớp', 'Khớp', 'Khớp'])
    for (const [name, cells] of results) {
      for (const [address, value] of cells) {
        const shown = workbook.get(name)?.get(address)?.value ?? ''
        if (typeof value === 'number') expect([name, address, shown]).toEqual([name, address, expect.closeTo(value, 9)])
        else expect([name, address, shown]).toEqual([name, address, value])
      }
    }
  })

  test('keeps its heads in view, and prints on A4 as wide as the page with its heads repeated', async () => {
    const parts = await unpack(file)
    const xmlOf = (name: string): string => parts.get(name)?.toString('utf8') ?? ''
    for (const number of [1, 2, 3, 4, 5]) {
      const xml = xmlOf(`xl/worksheets/sheet${number}.xml`)
      expect(xml).toMatch(/<pane ySplit="4"[^>]*state="frozen"/)
      expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
      expect(xml).toMatch(/<pageSetup paperSize="9" orientation="\w+" fitToWidth="1" fitToHeight="\d"\/>/)
    }
    expect(xmlOf('xl/workbook.xml').match(/_xlnm\.Print_Titles" localSheetId="\d">'[^']+'!\$4:\$4</g)).toHaveLength(5)
  })
})

test('opened and calculated by LibreOffice, the totals of all of them are those of the API', async (context) => {
  const soffice = await libreOffice()
  if (soffice === undefined) return context.skip('LibreOffice is not on this machine')
  const files: Buffer[] = []
  for (const [, period, unitId] of REPORTS) {
    files.push(await withoutResults(await fileOf('quantri', `${period}/${unitId ?? 'province'}.xlsx`)))
  }
  const saved = await savedByLibreOffice(soffice, files)
  for (const [index, [, period, unitId]] of REPORTS.entries()) {
    const workbook = await cellsOf(saved[index] ?? new Uint8Array())
    const results = new Map(
      [...workbook].map(([name, cells]) => [name, new Map([...cells].map(([at, { value }]) => [at, value ?? '']))]),
    )
    const content = await contentOf(period, unitId)
    expect(totalsIn(results, content, listOf(workbook).length)).toEqual(totalsOf(content))
  }
  return undefined
}, 180_000)

test('the list tells each meeting with its judgement in words, and texts that look like formulas stay texts', async () => {
  const list = (await cellsOf(await fileOf('quantri', '2026-11/province.xlsx'))).get('Danh sách cuộc họp')
  const texts = [...(list ?? [])].filter(([address]) => address.startsWith('M')).map(([, { value }]) => value)
  expect(texts).toContain('Trực tuyến (1/2 huyện dự trực tuyến; lâu nhất 90 phút, 100%)')
  expect(texts).toContain('Họp trực tiếp')
  expect(texts.some((text) => String(text).startsWith('Trực tuyến theo khai báo của đơn vị ('))).toBe(true)
  const titles = [...(list ?? [])].filter(([address]) => address.startsWith('E'))
  expect(titles.some(([, { value, formula }]) => String(value).includes('& "đánh giá" =1+1') && formula === null)).toBe(
    true,
  )
})

describe('the paper', () => {
  test('has the form of the decree, and its figures are those of the API', async () => {
    const { whole } = await contentOf('2026-11', null)
    const text = (await pagesOf(await fileOf('quantri', '2026-11/province.pdf'))).join('\n')
    for (const line of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      '/BC-UBND',
      'BÁO CÁO',
      'Tỷ lệ họp trực tuyến tháng 11 năm 2026',
      `${whole.meetings} cuộc họp thuộc phạm vi thống kê`,
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nơi nhận:',
      'Dự thảo – số liệu đến 09 giờ 15 phút, ngày 01 tháng 12 năm 2026.',
    ]) {
      expect([line, text.replaceAll(/\s+/g, ' ').includes(line)]).toEqual([line, true])
    }
  })

  test('of a department is issued in its own name', async () => {
    const text = await textOf(await fileOf('quantri', '2026-Q4/SNV.docx'))
    for (const line of ['SỞ NỘI VỤ', 'GIÁM ĐỐC', 'Tỷ lệ họp trực tuyến quý IV năm 2026']) {
      expect([line, text.includes(`>${line}<`)]).toEqual([line, true])
    }
    expect(text).toContain('/BC-SNV<')
  })

  test('has no heading at the foot of a page', async () => {
    for (const page of await pagesOf(await fileOf('quantri', '2026/province.pdf'))) {
      expect(page.trimEnd()).not.toMatch(/[IV]+\. [\p{Lu} ,]+$/u)
    }
  })
})

test('the .csv is UTF-8 with its mark, and its first row of figures is the whole', async () => {
  const file = await fileOf('quantri', '2026-11/province.csv')
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head, first] = readCsv(file, 500)
  const { whole, target } = await contentOf('2026-11', null)
  expect(head?.[2]).toBe('Số cuộc họp')
  const figures = [whole.meetings, whole.byVideo, whole.stated, whole.corrected, whole.ratio, target?.ratio]
  expect(first?.slice(2).map(Number)).toEqual(figures)
})

test('a frozen report stays what it was, with its hash, and says that today is another one', async () => {
  const secretary = someone('thuky.lngan')
  const asked = { period: '2026-10', unitId: unit('LNGAN') }
  const { sha256, content } = await register.uptake['uptake.report'](asked, secretary)
  await register.uptake['uptake.report-confirm']({ ...asked, sha256 }, secretary)
  await enterMeetings(register, someone('quantri'), { '2026-10': 4 })
  const workbook = await cellsOf(await fileOf('thuky.lngan', '2026-10/LNGAN.xlsx'))
  const results = calculated(workbook)
  expect(totalsIn(results, content, 0).summary.slice(0, 2)).toEqual([content.whole.meetings, content.whole.byVideo])
  const note = String(workbook.get('Tổng hợp')?.get('A3')?.value)
  expect(note).toContain(`Mã băm (SHA-256): ${sha256}.`)
  expect(note).toContain('Số liệu hiện tại trên hệ thống đã khác số liệu này.')
  const said = [...(results.get('Tổng hợp') ?? [])].filter(([, value]) => value === 'Khớp' || value === 'Lệch')
  expect(said.map(([, value]) => value)).toEqual(['Khớp', 'Khớp', 'Khớp', 'Lệch'])
  const text = (await pagesOf(await fileOf('thuky.lngan', '2026-10/LNGAN.pdf'))).join(' ').replaceAll(/\s+/g, '')
  expect(text).toContain(sha256)
})
