// Writes one document in a process of its own: it keeps a processor busy for longer than a live session can wait.
import { writeDocx } from './docx.ts'
import { writePdf } from './pdf.ts'
import type { Paper } from '../domain/minutes/paper.ts'
import type { PaperKind } from '../ports/minutes.ts'

/** What the process is told. */
export type PaperTask = { readonly paper: Paper; readonly kind: PaperKind }

// The only one who starts this process is `createPaperWriter`.
process.once('message', async ({ paper, kind }: PaperTask) => {
  const content = kind === 'docx' ? await writeDocx(paper) : await writePdf(paper)
  process.send?.(content, () => process.disconnect())
})
