// Documents on their way in and out: plain HTTP, for a file is no JSON.
import { z } from 'zod'
import { line } from '../fields.ts'
import type { MeetingDocument } from '../../domain/meeting.ts'

/** A file's name as people read it: no path, nothing hidden, with an ending. */
const documentName = line(200, 3).refine((text) => !/[/\\]/.test(text) && !/^\.|\.$/.test(text))

/** The query of POST /api/meetings/:meetingId/documents; the file itself is the body. */
export const documentUpload = z.object({
  name: documentName,
  /** `all`: for every meeting of the series that lies ahead, too. */
  series: z.literal('all').optional(),
})

/** What an upload answers: the document as the meeting of the address has it. */
export type UploadedDocument = { document: MeetingDocument }
