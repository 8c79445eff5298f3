// A spreadsheet's rows, whatever kind of file it is, or the reason why there are none.
import { readCsv } from './csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { RefusalCode } from '../protocol/refusals.ts'

/** What the process that reads is given. */
export type ReadTask = { readonly file: Uint8Array; readonly mostRows: number; readonly dates: boolean }

/** What it answers: errors lose their class on the way. */
export type ReadOutcome = { readonly rows: string[][] } | { readonly refused: RefusalCode }

/** Beyond these a cell or a row is wrong anyway, and nothing longer is handed on. */
const MOST_COLUMNS = 64
const MOST_CHARACTERS = 20_000

/** Reads the rows; never throws. */
export async function readFile(task: ReadTask): Promise<ReadOutcome> {
  const { mostRows } = task
  try {
    const rows = await rowsOf(task)
    // The head and one row more than there may be: so it shows that there are too many.
    if (rows.length > mostRows + 1) return { refused: 'file-too-large' }
    return { rows: rows.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, MOST_CHARACTERS))) }
  } catch (error) {
    // The libraries throw whatever they stumble on.
    return { refused: error instanceof Refusal ? error.code : 'file-unreadable' }
  }
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** What other kinds of files begin with: the old .xls and any encrypted one, PDF. */
const OTHERS = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
]

function rowsOf({ file, mostRows, dates }: ReadTask): Promise<string[][]> | string[][] {
  const begins = (bytes: readonly number[]) => bytes.every((byte, index) => file[index] === byte)
  if (OTHERS.some(begins)) throw new Refusal('file-type-refused')
  return begins(ZIP) ? readXlsx(file, dates) : readCsv(file, mostRows + 2)
}
