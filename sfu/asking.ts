// What mediasoup throws, said in the contract's words.
import { errors } from 'mediasoup'
import type { Log } from '../config/log.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import type { RefusalCode } from '../signalling/protocol/refusals.ts'

/** Runs one request to a media worker; what mediasoup throws becomes a `Refusal`. */
export type Ask = <T>(what: string, gone: RefusalCode, request: () => Promise<T>) => Promise<T>

/**
 * The refusal that stands for something mediasoup threw.
 * @param gone what to answer when the object asked about was closed while the question was on its way
 */
export function refusalFor(error: unknown, gone: RefusalCode): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof errors.WorkerClosedError) return new Refusal('media-unavailable')
  if (error instanceof errors.NotFoundError) return new Refusal(gone)
  return new Refusal('media-rejected')
}

/** Makes an `Ask` that logs why mediasoup turned something down: the caller is told the code alone. */
export function createAsk(log: Log): Ask {
  return async (what, gone, request) => {
    try {
      return await request()
    } catch (error) {
      const refusal = refusalFor(error, gone)
      if (refusal.code === 'media-rejected') log.warn({ err: error, what }, 'the media worker turned a request down')
      throw refusal
    }
  }
}
