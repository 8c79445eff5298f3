// One request over HTTP and its reply: the way every call of the page takes.
import type { Reply } from '#protocol'
import { Refusal, isRefusalCode } from '#protocol'

/** What a call may carry. */
type CallOptions = { readonly body?: unknown; readonly signal?: AbortSignal | undefined }

/**
 * Asks the server.
 * @throws Refusal with the server's code; `node-unreachable` when there is no answer; the signal's reason when aborted
 */
export async function call<T>(method: 'GET' | 'POST', path: string, options: CallOptions = {}): Promise<T> {
  const { body, signal } = options
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch(() => undefined)
  const reply: Reply<T> | undefined = await response?.json().catch(() => undefined)
  signal?.throwIfAborted()
  return take(reply)
}

/**
 * What a reply holds.
 * @throws Refusal when there is no reply or the reply is one
 */
export function take<T>(reply: Reply<T> | undefined): T {
  if (reply === undefined) throw new Refusal('node-unreachable')
  if (reply.ok) return reply.data
  throw new Refusal(isRefusalCode(reply.error.code) ? reply.error.code : 'fault', reply.error.details)
}
