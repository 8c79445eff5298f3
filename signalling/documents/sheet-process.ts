// Reads one spreadsheet in a process of its own: what goes wrong with a hostile file goes wrong here.
import { readFile } from './read-file.ts'
import type { ReadTask } from './read-file.ts'

// The only one who starts this process is `createSheets`.
process.once('message', async (task: ReadTask) => {
  const outcome = await readFile(task)
  process.send?.(outcome, () => process.disconnect())
})
