// Which refusals pass by themselves, and how any thrown thing reads as one.
import { Refusal, isRefusalCode } from '#protocol'
import type { RefusalCode, Reply } from '#protocol'

const PASSING: ReadonlySet<RefusalCode> = new Set([
  'rate-limited',
  'media-unavailable',
  'router-unknown',
  'transport-unknown',
  'node-unreachable',
  'storage-unavailable',
  'sequence-taken',
  'fault',
])

/** Whether trying again later may help. */
export function isPassing(code: RefusalCode): boolean {
  return PASSING.has(code)
}

/** The refusal that a server's reply carries; a code of another version counts as a fault. */
export function refusalOf(error: Extract<Reply<never>, { ok: false }>['error']): Refusal {
  return new Refusal(isRefusalCode(error.code) ? error.code : 'fault', error.details)
}

/** Reads the `data` of a refused handshake; undefined when the failure was the network's. */
export function refusalOfHandshake(error: Error): Refusal | undefined {
  // socket.io adds what the server's middleware said as `data`; its type does not show it.
  const { data } = error as Error & { data?: { code?: unknown; details?: Refusal['details'] } }
  return typeof data?.code === 'string'
    ? refusalOf({ code: data.code, ...(data.details && { details: data.details }) })
    : undefined
}
