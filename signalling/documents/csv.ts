// Comma-separated values (RFC 4180) in UTF-8.
import Papa from 'papaparse'
import type { Cell } from '../ports/directory.ts'

const BYTE_ORDER_MARK = '\uFEFF'
const DELIMITERS = [',', ';', '\t'] as const

/**
 * The rows of a .csv file in UTF-8, with or without a byte order mark. Where a comma stands for the decimal point,
 * spreadsheet programs part the cells by semicolons: the first line tells.
 * @param mostRows reads no further
 * @throws Error when it is not UTF-8 or its quotes do not match
 */
export function readCsv(file: Uint8Array, mostRows: number): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  if (text.includes('\0')) throw new Error('This is no text.')
  const [head = ''] = text.split(/[\r\n]/, 1)
  const count = (delimiter: string) => head.split(delimiter).length
  const delimiter = DELIMITERS.reduce((best, other) => (count(other) > count(best) ? other : best))
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: mostRows })
  if (errors.length > 0) throw new Error(`The file is malformed: ${errors[0]?.code}.`)
  return data
}

/** A .csv file with a byte order mark; every text stands in quotes. */
export function writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array {
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { quotes: (value: unknown) => typeof value === 'string' },
  )
  return Buffer.from(`${BYTE_ORDER_MARK}${text}\r\n`)
}
