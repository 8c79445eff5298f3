// What stands in an .xlsx file, read from its XML: values, formulas, and what two spreadsheet programs make of them.
import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { HyperFormula } from 'hyperformula'
import { unpack } from '../../signalling/documents/xlsx-package.ts'
import { zipOf } from './archive.ts'
import { fromBufferPromise } from 'yauzl'

/** One cell: `value` is what the file says, of a formula its stored result. */
export type SheetCell = { readonly value: string | number | null; readonly formula: string | null }

/** Cells by their address, "B7", of each sheet by its name, in the order of the file. */
export type Workbook = ReadonlyMap<string, ReadonlyMap<string, SheetCell>>

/** Reads the cells of a file. */
export async function cellsOf(file: Uint8Array): Promise<Workbook> {
  const parts = await unpack(file)
  const xmlOf = (name: string): string => parts.get(name)?.toString('utf8') ?? ''
  const shared = [...xmlOf('xl/sharedStrings.xml').matchAll(/<si>([^]*?)<\/si>/g)].map(([, item = '']) =>
    [...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => plain(text)).join(''),
  )
  const names = [...xmlOf('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  )
  return new Map(names.map((name, index) => [name, cellsIn(xmlOf(`xl/worksheets/sheet${index + 1}.xml`), shared)]))
}

function cellsIn(xml: string, shared: readonly string[]): Map<string, SheetCell> {
  const cells = new Map<string, SheetCell>()
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>([^]*?)<\/c>)/g)) {
    const address = /\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? ''
    const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n'
    const raw = /<v>([^<]*)<\/v>/.exec(inner)?.[1]
    const formula = /<f[^>]*>([^<]*)<\/f>/.exec(inner)?.[1]
    const text = raw === undefined ? null : type === 's' ? (shared[Number(raw)] ?? '') : plain(raw)
    const value = text === null || type === 's' || type === 'str' ? text : Number(text)
    cells.set(address, { value, formula: formula === undefined ? null : plain(formula) })
  }
  return cells
}

function plain(xml: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return xml.replaceAll(/&(\w+);/g, (whole, name: string) => names[name] ?? whole)
}

/** Calculates every formula anew with HyperFormula; the stored results play no part. */
export function calculated(workbook: Workbook): Map<string, Map<string, string | number>> {
  const sheets = Object.fromEntries(
    [...workbook].map(([name, cells]) => {
      const rows: (string | number | null)[][] = []
      for (const [address, { value, formula }] of cells) {
        const { row, column } = placeOf(address)
        const line = (rows[row] ??= [])
        // What is no formula is none, whatever it begins with.
        line[column] = formula !== null ? `=${formula}` : typeof value === 'string' ? `'${value}` : value
      }
      return [name, Array.from(rows, (line) => Array.from(line ?? [], (cell) => cell ?? null))]
    }),
  )
  const engine = HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3' })
  const results = new Map<string, Map<string, string | number>>()
  for (const [name, cells] of workbook) {
    const sheet = engine.getSheetId(name) ?? 0
    const found = new Map<string, string | number>()
    for (const [address, { formula }] of cells) {
      if (formula === null) continue
      const { row, column: col } = placeOf(address)
      const value = engine.getCellValue({ sheet, row, col })
      found.set(address, typeof value === 'number' || typeof value === 'string' ? value : String(value))
    }
    results.set(name, found)
  }
  engine.destroy()
  return results
}

function placeOf(address: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

/** The same file without a single stored result: who shows one has calculated it. */
export async function withoutResults(file: Uint8Array): Promise<Buffer> {
  const zip = await fromBufferPromise(Buffer.from(file))
  const entries: { name: string; content: Buffer }[] = []
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    const content = Buffer.concat(chunks)
    const isSheet = entry.fileName.startsWith('xl/worksheets/sheet')
    const bare = isSheet ? Buffer.from(content.toString('utf8').replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1')) : content
    entries.push({ name: entry.fileName, content: bare })
  }
  return zipOf(entries)
}

/** The path of LibreOffice, if this machine has it. */
export async function libreOffice(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'soffice')
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path
  }
  return undefined
}

/** Opens files in LibreOffice, which calculates them and saves them again; answers what was saved, in their order. */
export async function savedByLibreOffice(soffice: string, files: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-soffice-'))
  try {
    const names = files.map((_, index) => `bao-cao-${index}.xlsx`)
    for (const [index, file] of files.entries()) await writeFile(join(folder, names[index] ?? ''), file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const out = join(folder, 'out')
    const inputs = names.map((name) => join(folder, name))
    await promisify(execFile)(soffice, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, ...inputs])
    return await Promise.all(names.map((name) => readFile(join(out, name))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
