// Spreadsheets: read in a process with limits, written here.
import { fork } from 'node:child_process'
import writeXlsxFile from 'write-excel-file/node'
import { writeCsv } from './csv.ts'
import type { ReadOutcome, ReadTask } from './read-file.ts'
import type { Cell, Sheets } from '../ports/directory.ts'
import { Refusal } from '../protocol/refusals.ts'

/** What a process may take: memory of its objects in MB, and time. The largest honest file takes a tenth of both. */
const MOST_MEMORY_MB = 256
const MOST_TIME_MS = 10_000
/** How a shell and some systems tell of an abort. */
const ABORTED = 134

/** Reads and writes spreadsheets; files are read one after another, however many come at once. */
export function createSheets(): Sheets {
  let last: Promise<unknown> = Promise.resolve()
  return {
    read(file, mostRows, { dates } = { dates: false }) {
      const rows = last.then(() => readApart({ file, mostRows, dates }))
      last = rows.catch(() => {})
      return rows
    },
    writeXlsx: async (rows, sheet = 'Danh bạ') => writeXlsxFile(rows.map(styled), { ...LAYOUT, sheet }).toBuffer(),
    writeCsv,
  }
}

/**
 * A thread would not do: where an array outgrows the memory it was given, the whole process ends. This one ends alone.
 * It is given none of our environment, for that may hold passwords.
 */
async function readApart(task: ReadTask): Promise<string[][]> {
  const child = fork(new URL('./sheet-process.ts', import.meta.url), {
    env: {},
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<ReadOutcome>()
  const timer = setTimeout(() => reject(new Refusal('file-unreadable')), MOST_TIME_MS)
  // The process sends its outcome and nothing else.
  child.once('message', (outcome) => resolve(outcome as ReadOutcome))
  child.on('error', reject)
  child.once('exit', (code, signal) => reject(whyEnded(code, signal)))
  child.send(task, (error) => error && reject(error))
  try {
    const outcome = await promise
    if ('refused' in outcome) throw new Refusal(outcome.refused)
    return outcome.rows
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

/** Out of memory, Node.js aborts. */
function whyEnded(code: number | null, signal: NodeJS.Signals | null): Error {
  if (signal === 'SIGABRT' || code === ABORTED) return new Refusal('file-too-large')
  return new Error(`The process that reads a file ended without an answer (${signal ?? code}).`)
}

const LAYOUT = { stickyRowsCount: 1, columns: Array.from({ length: 16 }, () => ({ width: 24 })) }

function styled(row: readonly Cell[], index: number) {
  if (index === 0) return row.map((value) => (value === null ? null : { value, fontWeight: 'bold' as const }))
  return row.map((value) => (typeof value === 'string' ? textCell(value) : value))
}

function textCell(value: string) {
  return value === '' ? null : { value, type: String, wrap: value.includes('\n') }
}
