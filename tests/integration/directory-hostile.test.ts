// Spreadsheets that were made to do harm: each is refused, or read as nothing but text.
import { crc32, deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSheets } from '../../signalling/documents/sheets.ts'
import { pack, unpack } from '../../signalling/documents/xlsx-package.ts'
import type { Parts } from '../../signalling/documents/xlsx-package.ts'
import { UNREADABLE_CELL } from '../../signalling/ports/directory.ts'
import { Refusal } from '../../signalling/protocol/index.ts'
import { planImport } from '../../signalling/services/directory/plan.ts'

const MOST_ROWS = 5_000
const MEGABYTE = 1_024 * 1_024
const SHEET = 'xl/worksheets/sheet1.xml'
const EMPTY = { units: [], bridgePoints: [], venues: [], officials: [] }
const HEAD = ['Mã đơn vị', 'Tên đơn vị', 'Loại đơn vị', 'Quãng đường (km)']

const sheets = createSheets()
const readIn = (file: Uint8Array | string) => sheets.read(Buffer.from(file), MOST_ROWS)
const codeOf = (file: Uint8Array | string): Promise<string> =>
  readIn(file).then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

let honest: Buffer
let parts: Parts
beforeAll(async () => {
  honest = Buffer.from(await sheets.writeXlsx([HEAD, ['MOI', 'Đơn vị mới', 'Khác', 12.5]]))
  parts = await unpack(honest)
})

/** The honest file with other parts. */
const withParts = (changed: Record<string, string | Buffer>): Buffer => {
  const all = new Map(parts)
  for (const [name, bytes] of Object.entries(changed)) all.set(name, Buffer.from(bytes))
  return pack(all)
}

/** A sheet of these rows, as XML. */
const sheetOf = (rows: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`
const headRow = `<row r="1">${HEAD.map((title, index) => text(`${'ABCD'[index]}1`, title)).join('')}</row>`
const sheetFile = (rows: string): Buffer => withParts({ [SHEET]: sheetOf(headRow + rows) })
/** A file whose second row has these cells, and the row as read. */
const secondRow = async (cells: string): Promise<string[] | undefined> =>
  (await readIn(sheetFile(`<row r="2">${cells}</row>`)))[1]

/** One packed entry, its fields as one likes to lie. */
type Lie = { name: string; bytes: Buffer; declared?: number; flags?: number }

/** A zip archive (APPNOTE.TXT) whose entries are deflated and say of themselves what they are told to. */
function archive(entries: readonly Lie[], hidden: Buffer = Buffer.alloc(0)): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, bytes, declared = bytes.length, flags = 0 } of entries) {
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    for (const [at, value] of [
      [0, 20],
      [2, flags],
      [4, 8],
      [22, Buffer.byteLength(name)],
    ] as const)
      fields.writeUInt16LE(value, at)
    for (const [at, value] of [
      [10, crc32(bytes)],
      [14, packed.length],
      [18, declared],
    ] as const)
      fields.writeUInt32LE(value, at)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    local.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed)
    central.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  for (const at of [4, 6]) end.writeUInt16LE(entries.length, at)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset + hidden.length, 12)
  return Buffer.concat([...local, hidden, directory, Buffer.from('PK\x05\x06'), end])
}

const entriesOf = (all: Parts): Lie[] => [...all].map(([name, bytes]) => ({ name, bytes }))

describe('an archive', () => {
  test('that is honest is read, packed in either way', async () => {
    const rows = [HEAD, ['MOI', 'Đơn vị mới', 'Khác', '12.5']]
    expect(await readIn(honest)).toEqual(rows)
    expect(await readIn(withParts({}))).toEqual(rows)
    expect(await readIn(archive(entriesOf(parts)))).toEqual(rows)
  })

  test('that inflates to more than there may be is refused by what it says', async () => {
    const bomb = archive([
      ...entriesOf(parts),
      { name: 'xl/worksheets/sheet2.xml', bytes: Buffer.alloc(20 * MEGABYTE, ' ') },
    ])
    expect(bomb.length).toBeLessThan(MEGABYTE)
    expect(await codeOf(bomb)).toBe('file-too-large')
  })

  test('that inflates to more than it says is refused, however little it says', async () => {
    for (const name of [SHEET, 'xl/workbook.xml']) {
      const lies = [
        ...entriesOf(parts).filter((entry) => entry.name !== name),
        { name, bytes: Buffer.alloc(50 * MEGABYTE, ' '), declared: 100 },
      ]
      expect(await codeOf(archive(lies)), name).toBe('file-unreadable')
    }
  })

  test('of many small entries is refused', async () => {
    const many = Array.from({ length: 501 }, (_, index) => ({ name: `xl/${index}.xml`, bytes: Buffer.from('<a/>') }))
    expect(await codeOf(archive([...entriesOf(parts), ...many]))).toBe('file-too-large')
  })

  test('shows what its directory lists, whatever else lies between its entries', async () => {
    const sheet = Buffer.from(sheetOf(text('A1', 'hidden')))
    const inner = archive([{ name: SHEET, bytes: sheet }])
    const hidden = inner.subarray(0, inner.indexOf('PK\x01\x02'))
    expect((await readIn(archive(entriesOf(parts), hidden)))[1]?.[0]).toBe('MOI')
  })

  test('with a name twice, a name outside, or encrypted is refused', async () => {
    const one = { name: SHEET, bytes: Buffer.from(sheetOf('')) }
    expect(await codeOf(archive([...entriesOf(parts), one]))).toBe('file-unreadable')
    for (const name of ['../../etc/cron.d/x', '/etc/passwd', 'C:\\x', 'xl\\..\\..\\x']) {
      const bytes = Buffer.from('x')
      expect(await codeOf(archive([...entriesOf(parts), { name, bytes }])), name).toMatch(/^(file-unreadable|read)$/)
    }
    expect(await codeOf(archive(entriesOf(parts).map((entry) => ({ ...entry, flags: 1 }))))).toBe('file-unreadable')
  })

  test('that is cut short or no workbook at all is refused', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(await codeOf(honest.subarray(0, Math.floor(honest.length * share)))).toBe('file-unreadable')
    }
    expect(await codeOf(archive([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]))).toBe('file-unreadable')
    expect(await codeOf(archive([]))).toBe('file-unreadable')
    expect(await codeOf(Buffer.from('PK\x03\x04'))).toBe('file-unreadable')
    expect(await codeOf(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(MEGABYTE, 'PK\x01\x02')]))).toBe(
      'file-unreadable',
    )
  })

  test('with macros and links to other files is read without them', async () => {
    const all = new Map(parts)
    all.set('xl/vbaProject.bin', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
    all.set('xl/externalLinks/externalLink1.xml', Buffer.from('<externalLink><not closed'))
    expect((await readIn(archive(entriesOf(all))))[1]?.[0]).toBe('MOI')
    expect([...(await unpack(archive(entriesOf(all)))).keys()]).toEqual([...parts.keys()])
  })
})

describe('a sheet', () => {
  test('with a cell in a far corner is refused', async () => {
    expect(await codeOf(sheetFile(`<row r="4000000000">${text('A4000000000', 'x')}</row>`))).toBe('file-too-large')
    expect(await codeOf(sheetFile(`<row r="2">${text('ZZZZZZZ2', 'x')}</row>`))).toBe('file-too-large')
  })

  test('that takes more memory or time than there is ends its own process, not the server', async () => {
    expect(await codeOf(sheetFile(`<row r="&#52;000000000">${text('A2', 'x')}</row>`))).toMatch(/^file-/)
    expect(await codeOf(honest)).toBe('read')
  })

  test('with many more rows than the province has units is refused', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) => `<row r="${index + 2}">${text(`A${index + 2}`, 'X')}</row>`,
    )
    expect(await codeOf(archive(entriesOf(await unpack(sheetFile(rows.join(''))))))).toBe('file-too-large')
    expect(await codeOf(`${HEAD.join(',')}\n${'X,Y,Z,1\n'.repeat(100_000)}`)).toBe('file-too-large')
  })

  test('of just as many rows as there may be is read', async () => {
    const rows = `${HEAD.join(',')}\n${'X,Y,Z,1\n'.repeat(MOST_ROWS).trimEnd()}`
    expect(await readIn(rows)).toHaveLength(MOST_ROWS + 1)
    expect(await codeOf(`${rows}\nX`)).toBe('file-too-large')
  })

  test('with a field of 10 MB is refused, as .csv by its size', async () => {
    const huge = 'a'.repeat(10 * MEGABYTE)
    expect(await codeOf(sheetFile(`<row r="2">${text('A2', huge)}</row>`))).toBe('file-too-large')
    expect(await codeOf(withParts({ 'xl/sharedStrings.xml': `<sst><si><t>${huge}</t></si></sst>` }))).toBe(
      'file-too-large',
    )
  })

  test('with a field that is only much too long is read, and the row is wrong', async () => {
    const long = 'a'.repeat(100_000)
    const rows = await readIn(
      sheetFile(`<row r="2">${text('A2', 'MOI')}${text('B2', long)}${text('C2', 'Khác')}</row>`),
    )
    const [row] = planImport(rows, EMPTY).rows
    expect(row).toMatchObject({ outcome: 'wrong', problems: [{ column: 'unitName', problem: 'too-long' }] })
    expect(row?.name).toHaveLength(200)
  })

  test('keeps what a formula was last calculated to, and never calculates', async () => {
    const cells = `<c r="A2" t="str"><f>CONCATENATE("M","OI")</f><v>MOI</v></c><c r="D2"><f>6*7</f><v>41</v></c>`
    expect(await secondRow(cells)).toEqual(['MOI', '', '', '41'])
  })

  test('shows a formula without a value, an error and a date as what cannot be read', async () => {
    const unreadable = [
      '<c r="D2"><f>6*7</f></c>',
      '<c r="D2" t="str"><f>WEBSERVICE("http://127.0.0.1/")</f></c>',
      `<c t='str' r='D2'><f t="shared" si="0"/></c>`,
      '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="D2" t="e"><v>#REF!</v></c>',
      '<c r="D2" t="d"><v>2026-11-22</v></c>',
    ]
    for (const cell of unreadable) {
      const cells = text('A2', 'MOI') + text('B2', 'Mới') + text('C2', 'Khác') + cell
      expect((await secondRow(cells))?.[3], cell).toBe(UNREADABLE_CELL)
      const [row] = planImport(await readIn(sheetFile(`<row r="2">${cells}</row>`)), EMPTY).rows
      expect(row?.problems, cell).toEqual([{ column: 'roadKm', problem: 'malformed' }])
    }
  })

  test('may have empty cells with a format, beside others and to its very end', async () => {
    const cells = `${text('A2', 'MOI')}<c r="B2" s="0"/><c r="C2" s="0"></c><c r="D2"><f>6*7</f></c><c r="XFD2" s="0"/>`
    const rows = `<row r="2">${cells}</row><row r="1048576"><c r="A1048576" s="0"/></row>`
    expect(await readIn(sheetFile(rows))).toEqual([HEAD, ['MOI', '', '', UNREADABLE_CELL]])
  })

  test('takes formulas that are only text for text', async () => {
    for (const value of ['=1+1', '+cmd', '-2', '@SUM(1)', "=HYPERLINK('x')", '&lt;script&gt;']) {
      expect((await secondRow(text('B2', value)))?.[1]).toBe(value.replace('&lt;', '<').replace('&gt;', '>'))
    }
  })

  test('declares entities in vain', async () => {
    const laughs = Array.from({ length: 12 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`)
    const doctype = `<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${laughs.join('')}]>`
    const sheet = sheetOf(`<row r="1">${text('A1', '&l12;')}${text('B1', '&f;')}</row>`).replace('?>', `?>${doctype}`)
    const outcome = await readIn(withParts({ [SHEET]: sheet })).then(JSON.stringify, String)
    expect(outcome.length).toBeLessThan(1_000)
    expect(outcome).not.toContain('root:')
  })

  test('of broken or senseless XML is refused, or has no rows', async () => {
    const broken = [
      '',
      '<',
      '<worksheet>',
      '\0\0\0',
      '<c r="A1">',
      sheetOf('<row r="x"><c r="?"/></row>'),
      'ä'.repeat(1_000),
    ]
    for (const sheet of broken)
      expect(await codeOf(withParts({ [SHEET]: sheet })), sheet).toMatch(/^(file-unreadable|read)$/)
    expect(await codeOf(withParts({ [SHEET]: Buffer.from(sheetOf(headRow), 'utf16le') }))).toMatch(/^file-unreadable$/)
  })
})

describe('a text file', () => {
  test('in another encoding than UTF-8 is refused', async () => {
    const line = `${HEAD.join(',')}\nMOI,Đơn vị,Khác,1\n`
    expect(await codeOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line, 'utf16le')]))).toBe(
      'file-unreadable',
    )
    expect(await codeOf(Buffer.from(line, 'utf16le'))).toBe('file-unreadable')
    expect(await codeOf(Buffer.from('Mã,Tên\n', 'latin1'))).toBe('file-unreadable')
    expect(await codeOf(line)).toBe('read')
    expect(await codeOf(`\uFEFF${line}`)).toBe('read')
  })

  test('of another kind is refused', async () => {
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('file-type-refused')
    expect(await codeOf('%PDF-1.7\n')).toBe('file-type-refused')
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('file-unreadable')
    expect(() => planImport([['<html><body>']], EMPTY)).toThrow('file-unreadable')
  })

  test('with quotes that do not match is refused', async () => {
    expect(await codeOf(`${HEAD.join(',')}\n"MOI,Đơn vị\n`)).toBe('file-unreadable')
    expect(await codeOf(`${HEAD.join(',')}\n"MOI"x,Đơn vị\n`)).toBe('file-unreadable')
  })

  test('of nothing but commas, quotes or one long field does no harm', async () => {
    const [commas] = await readIn(','.repeat(5 * MEGABYTE))
    expect(commas).toHaveLength(64)
    expect(await codeOf('"'.repeat(5 * MEGABYTE))).toMatch(/^(read|file-unreadable)$/)
    expect((await readIn('a'.repeat(5 * MEGABYTE)))[0]?.[0]).toHaveLength(20_000)
    expect(await codeOf('\n'.repeat(MEGABYTE))).toBe('file-too-large')
  })

  test('may come many at a time', async () => {
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => codeOf(index % 2 === 0 ? honest : 'PK\x03\x04')),
    )
    expect(codes).toEqual(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? 'read' : 'file-unreadable')))
  })
})
