// Workbooks as files: written one after another, each in a process of its own.
import { fork } from 'node:child_process'
import type { BookSheet, WorkbookWriter } from '../ports/workbook.ts'

/** What a process may take: memory of its objects in MB, and time. A year of 12,000 meetings takes a fifth of both. */
const MOST_MEMORY_MB = 1_024
const MOST_TIME_MS = 60_000

/** Writes workbooks; however many are asked for at once, one at a time. */
export function createWorkbookWriter(): WorkbookWriter {
  let last: Promise<unknown> = Promise.resolve()
  return {
    write(sheets) {
      const file = last.then(() => writeApart(sheets))
      last = file.catch(() => {})
      return file
    },
  }
}

/** The process is given none of our environment, for that may hold passwords. */
async function writeApart(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const child = fork(new URL('./workbook-process.ts', import.meta.url), {
    env: {},
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const timer = setTimeout(() => reject(new Error('Writing a workbook took too long.')), MOST_TIME_MS)
  // The process sends its file and nothing else.
  child.once('message', (content) => resolve(content as Uint8Array))
  child.on('error', reject)
  child.once('exit', (code, signal) => reject(new Error(`A workbook was not written (${signal ?? code}).`)))
  child.send(sheets, (error) => error && reject(error))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}
