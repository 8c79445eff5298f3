// The cells of one row: each read for its column, or the reason why it cannot be.
import { CONFIRMED_WORDS, KIND_WORDS, restored } from './columns.ts'
import type { Confirmed } from './columns.ts'
import { UNIT_KINDS } from '../../domain/directory.ts'
import type { UnitKind } from '../../domain/directory.ts'
import { folded } from '../../domain/folded.ts'
import { UNREADABLE_CELL } from '../../ports/directory.ts'
import { IMPORT_COLUMNS, bridgePointInput, unitInput } from '../../protocol/index.ts'
import type { ImportColumn, ImportProblem } from '../../protocol/index.ts'

/** What the cells of a row say. */
export type Values = {
  unitCode: string
  unitName: string
  unitKind: UnitKind
  parentCode: string | null
  email: string
  phone: string
  roadKm: number | null
  bridgePointName: string
  place: string
  official: string
  officialPhone: string
  technician: string
  technicianPhone: string
  lineMbps: number | null
  devices: readonly string[]
  confirmed: Confirmed | undefined
}

/** A cell that cannot be taken. */
export type CellProblem = { column: ImportColumn; problem: ImportProblem }

/** A row as read; a column that the sheet does not have, or whose cell is wrong, has no value. */
export type RowRead = {
  /** As numbered in the sheet, the head being 1. */
  readonly row: number
  readonly values: Readonly<Partial<Values>>
  readonly problems: readonly CellProblem[]
  /** The first two texts as they stand, cut to what a list shows. */
  readonly shown: { readonly unitCode: string; readonly name: string }
}

type Read<T> = { readonly value: T } | { readonly problem: ImportProblem }
type Readers = { readonly [C in ImportColumn]: (text: string) => Read<Values[C]> }

/** The schema of a field, as far as it is needed here. */
type Field<T> = { safeParse(raw: unknown): { success: true; data: T } | { success: false } }

const unit = unitInput.shape
const point = bridgePointInput.shape

const READERS: Readers = {
  unitCode: (text) => required(text, (code) => field(unit.code, code.toUpperCase(), 20)),
  unitName: (text) => required(text, (name) => field(unit.name, name, 200)),
  unitKind: (text) => required(text, kind),
  parentCode: (text) => (text === '' ? { value: null } : field(unit.code, text.toUpperCase(), 20)),
  email: (text) => field(unit.email, text, 200),
  phone: (text) => field(unit.phone, text, 30),
  roadKm: (text) => number(unit.roadKm, text),
  bridgePointName: (text) => (text === '' ? { value: '' } : field(point.name, text, 200)),
  place: (text) => field(point.place, text, 200),
  official: (text) => field(point.official, text, 200),
  officialPhone: (text) => field(point.officialPhone, text, 30),
  technician: (text) => field(point.technician, text, 200),
  technicianPhone: (text) => field(point.technicianPhone, text, 30),
  lineMbps: (text) => number(point.lineMbps, text),
  devices,
  confirmed,
}

/** The columns that say something about the unit itself, besides its code. */
const UNIT_COLUMNS: ReadonlySet<ImportColumn> = new Set([
  'unitName',
  'unitKind',
  'parentCode',
  'email',
  'phone',
  'roadKm',
])

/** The columns that a sheet cannot do without. */
const REQUIRED: readonly ImportColumn[] = ['unitCode', 'unitName', 'unitKind']

/**
 * Reads one row.
 * @param further whether its unit stands in a row above already: then its own cells may be empty
 */
export function readRow(
  columns: ReadonlyMap<ImportColumn, number>,
  cells: readonly string[],
  row: number,
  further: boolean,
): RowRead {
  const values: Partial<Values> = {}
  const problems: CellProblem[] = []
  const textAt = (column: ImportColumn): string => textOf(cells[columns.get(column) ?? -1] ?? '')
  for (const column of IMPORT_COLUMNS) {
    const text = textAt(column)
    if (!columns.has(column)) {
      if (REQUIRED.includes(column)) problems.push({ column, problem: 'missing' })
    } else if (!further || text !== '' || !UNIT_COLUMNS.has(column)) {
      const problem = readInto(values, column, text)
      if (problem !== undefined) problems.push({ column, problem })
    }
  }
  const shown = { unitCode: textAt('unitCode').slice(0, 20), name: textAt('unitName').slice(0, 200) }
  return { row, values, problems, shown }
}

/** The code of the unit that a row is about, as far as it can be told. */
export function codeIn(columns: ReadonlyMap<ImportColumn, number>, cells: readonly string[]): string {
  return textOf(cells[columns.get('unitCode') ?? -1] ?? '').toUpperCase()
}

function textOf(cell: string): string {
  return restored(cell).normalize('NFC').trim()
}

function readInto<C extends ImportColumn>(
  values: Partial<Pick<Values, C>>,
  column: C,
  text: string,
): ImportProblem | undefined {
  if (text.includes(UNREADABLE_CELL)) return 'malformed'
  const read: Read<Values[C]> = READERS[column](text)
  if ('problem' in read) return read.problem
  values[column] = read.value
  return undefined
}

function required<T>(text: string, read: (text: string) => Read<T>): Read<T> {
  return text === '' ? { problem: 'missing' } : read(text)
}

function field<T>(schema: Field<T>, text: string, most: number): Read<T> {
  if (text.length > most) return { problem: 'too-long' }
  const parsed = schema.safeParse(text)
  return parsed.success ? { value: parsed.data } : { problem: 'malformed' }
}

/** "12", "12.5" and, as Vietnamese spreadsheets write it, "12,5". */
function number(schema: Field<number | null>, text: string): Read<number | null> {
  if (text === '') return { value: null }
  if (!/^\d{1,12}([.,]\d{1,12})?$/.test(text)) return { problem: 'not-a-number' }
  const parsed = schema.safeParse(Number(text.replace(',', '.')))
  return parsed.success ? { value: parsed.data } : { problem: 'malformed' }
}

function kind(text: string): Read<UnitKind> {
  const found = UNIT_KINDS.find((one) => [one, folded(KIND_WORDS[one])].includes(folded(text)))
  return found === undefined ? { problem: 'not-in-list' } : { value: found }
}

/** An empty cell leaves what is known. */
function confirmed(text: string): Read<Confirmed | undefined> {
  if (text === '') return { value: undefined }
  const found = CONFIRMED_WORDS.find(([word]) => folded(word) === folded(text))
  return found ? { value: found[1] } : { problem: 'not-in-list' }
}

function devices(text: string): Read<readonly string[]> {
  const lines = text.split('\n').map((line) => line.trim())
  const named = lines.filter((line) => line !== '')
  if (named.length > 50 || named.some(({ length }) => length > 200)) return { problem: 'too-long' }
  const parsed = point.devices.safeParse(named)
  return parsed.success ? { value: parsed.data } : { problem: 'malformed' }
}
