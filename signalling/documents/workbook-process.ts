// Writes one workbook in a process of its own: a year's list of meetings takes longer than a live session can wait.
import { writeWorkbook } from './workbook.ts'
import type { BookSheet } from '../ports/workbook.ts'

// The only one who starts this process is `createWorkbookWriter`.
process.once('message', async (sheets: readonly BookSheet[]) => {
  const content = await writeWorkbook(sheets)
  process.send?.(content, () => process.disconnect())
})
