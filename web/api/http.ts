// The few calls over HTTP, one function each.
import type { Boot, BridgePointId, IssuedTicket, Reply, SessionId, SessionSummary } from '#protocol'
import { Refusal, isRefusalCode } from '#protocol'

/** The start data: inside the page when the server delivered it, else asked for. */
export async function readBoot(): Promise<Boot> {
  const inline = document.getElementById('boot')?.textContent?.trim()
  // Written by our own server for this very page version; the handshake checks the version again.
  return inline?.startsWith('{') ? (JSON.parse(inline) as Boot) : call<Boot>('GET', '/api/boot')
}

/** The sessions that can be joined now. */
export function listSessions(): Promise<SessionSummary[]> {
  return call<SessionSummary[]>('GET', '/api/sessions')
}

/** A seat at a bridge point of a session. */
export function issueTicket(sessionId: SessionId, bridgePointId: BridgePointId): Promise<IssuedTicket> {
  return call<IssuedTicket>('POST', '/api/tickets', { sessionId, bridgePointId })
}

/** @throws Refusal with the server's code; `node-unreachable` when there is no answer. */
async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  const reply: Reply<T> | undefined = await response?.json().catch(() => undefined)
  if (reply === undefined) throw new Refusal('node-unreachable')
  if (reply.ok) return reply.data
  throw new Refusal(isRefusalCode(reply.error.code) ? reply.error.code : 'fault', reply.error.details)
}
