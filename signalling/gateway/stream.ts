// Sending something long as a response's body.
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/**
 * Sends a stream as the body and resolves when it is sent, or when the other side has gone away: that is its right.
 * @throws what the stream throws; the response is cut off then, so that half a file is not taken for a whole one.
 */
export async function streamTo(response: Response, source: Readable): Promise<void> {
  try {
    await pipeline(source, response)
  } catch (error) {
    source.destroy()
    if (!isLeft(error)) throw error
  }
}

function isLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LEFT.has(String(error.code))
}

// The last one: it had gone before anything was sent.
const LEFT = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_UNABLE_TO_PIPE'])
