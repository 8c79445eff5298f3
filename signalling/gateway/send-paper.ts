// Official documents as the body of an answer: saved, or a .pdf shown where it is asked for with ?inline.
import type { Request, Response } from 'express'
import { contentDisposition } from './disposition.ts'

/** A document that was written for one person. */
export type PaperFile = { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }

const SHOWN = 'application/pdf'

/** Sends it; nobody on the way may keep it, and as a page it may do nothing. */
export function sendPaper(request: Request, response: Response, { name, mediaType, content }: PaperFile): void {
  const inline = mediaType === SHOWN && request.query['inline'] !== undefined
  response.set({
    'content-type': mediaType,
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', name),
    'content-security-policy': 'sandbox',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  response.send(Buffer.from(content.buffer, content.byteOffset, content.byteLength))
}
