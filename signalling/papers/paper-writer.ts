// Official documents as files: written one after another, each in a process of its own.
import { fork } from 'node:child_process'
import type { PaperTask } from './paper-process.ts'
import type { PaperWriter } from '../ports/minutes.ts'

/** What a process may take: memory of its objects in MB, and time. */
const MOST_MEMORY_MB = 512
const MOST_TIME_MS = 60_000

/** Writes documents; however many are asked for at once, one at a time. */
export function createPaperWriter(): PaperWriter {
  let last: Promise<unknown> = Promise.resolve()
  return {
    write(paper, kind) {
      const file = last.then(() => writeApart({ paper, kind }))
      last = file.catch(() => {})
      return file
    },
  }
}

/** The process is given none of our environment, for that may hold passwords. */
async function writeApart(task: PaperTask): Promise<Uint8Array> {
  const child = fork(new URL('./paper-process.ts', import.meta.url), {
    env: {},
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const timer = setTimeout(() => reject(new Error('Writing a document took too long.')), MOST_TIME_MS)
  // The process sends its file and nothing else.
  child.once('message', (content) => resolve(content as Uint8Array))
  child.on('error', reject)
  child.once('exit', (code, signal) => reject(new Error(`A document was not written (${signal ?? code}).`)))
  child.send(task, (error) => error && reject(error))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}
