// A stored document as the body of an answer: whole or in part, for the asker alone.
import { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import { contentDisposition } from './disposition.ts'
import { streamTo } from './stream.ts'
import type { ByteSpan, StoredContent } from '../ports/documents.ts'
import type { OpenedDocument } from '../services/documents.ts'

/** Who takes nothing for this long is hung up on, ms. */
const SILENCE_MS = 60_000

/** Sends a document, or the part of it that is asked for; no cache on the way keeps it, and no browser guesses at it. */
export async function sendContent(
  request: Request,
  response: Response,
  { document, content }: OpenedDocument,
  disposition: 'inline' | 'attachment',
): Promise<void> {
  const { name, mediaType, sha256 } = document
  response.set({
    'content-type': mediaType,
    'content-disposition': contentDisposition(disposition, name),
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
  })
  await sendBytes(request, response, content)
}

/**
 * Sends a content, or the one part of it that is asked for (RFC 9110, 14); what it is and its ETag stand in the headers
 * already. Who has it in a cache is told so.
 */
export async function sendBytes(request: Request, response: Response, content: StoredContent): Promise<void> {
  if (request.fresh) {
    response.status(304).end()
    return
  }
  const span = spanOf(request, content.bytes, response.get('etag'))
  if (span === 'outside') {
    response.status(416).set('content-range', `bytes */${content.bytes}`).end()
    return
  }
  const { first, last } = span ?? { first: 0, last: content.bytes - 1 }
  if (span) response.status(206).set('content-range', `bytes ${first}-${last}/${content.bytes}`)
  response.set('content-length', String(last - first + 1))
  response.setTimeout(SILENCE_MS, () => response.destroy())
  if (request.method === 'HEAD') response.end()
  else await streamTo(response, Readable.from(content.read(span), { objectMode: false }))
}

/** The one part that is asked for (RFC 9110, 14.2); of several parts, or of another version, everything is sent. */
function spanOf(request: Request, bytes: number, etag: string | undefined): ByteSpan | 'outside' | undefined {
  // Of a HEAD the whole is told (14.2).
  if (request.method !== 'GET') return undefined
  const condition = request.get('if-range')
  if (condition !== undefined && condition !== etag) return undefined
  const ranges = request.range(bytes)
  if (ranges === -1) return 'outside'
  const [range, ...others] = typeof ranges === 'object' && ranges.type === 'bytes' ? ranges : []
  return range && others.length === 0 ? { first: range.start, last: range.end } : undefined
}
