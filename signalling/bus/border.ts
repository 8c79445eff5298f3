// What both adapters of the bus share: the border of trusted programs, replies packed and unpacked, listeners called.
import { randomUUID } from 'node:crypto'
import type { Log } from '../../config/log.ts'
import { answer } from '../protocol/contract.ts'
import type { Border, Contract, Handlers, Listeners, Reply } from '../protocol/contract.ts'
import { Refusal, isRefusalCode } from '../protocol/refusals.ts'
import type { Closable } from './bus.ts'

/** How long a request waits for its answer unless told otherwise, ms. */
export const REQUEST_TIMEOUT_MS = 10_000

/** The largest request between programs, bytes of JSON: against accidents, not against attackers. */
export const MAX_BYTES = 16 * 1024 * 1024

/** Answers one request with a reply; never rejects. Receives the name and the raw input. */
export type Service = (name: unknown, raw: unknown) => Promise<Reply<unknown>>

/** Handlers behind the grammar's border. Programs trust each other: neither rates nor permissions are asked. */
export function service<C extends Contract>(
  contract: C,
  address: string,
  handlers: Handlers<C, undefined>,
  log: Log,
): Service {
  const border: Border<C, undefined> = {
    maxBytes: MAX_BYTES,
    admit: () => {},
    permit: () => {},
    fault: (error, name) => reportFault(log, error, { address, name }),
  }
  return (name, raw) => answer(contract, handlers, name, raw, undefined, border)
}

/** Logs a fault and answers its incident id, the only thing about it that leaves this process. */
export function reportFault(log: Log, error: unknown, where: { address: string; name: string }): string {
  const incident = randomUUID()
  log.error({ err: error, incident, ...where }, 'a request over the bus failed')
  return incident
}

/** A reply made ready to travel; one that cannot travel (a function, a cycle) is the handler's fault. */
export function packReply<T>(
  reply: Reply<unknown>,
  pack: (reply: Reply<unknown>) => T,
  faulted: (error: unknown) => string,
): T {
  try {
    return pack(reply)
  } catch (error) {
    return pack({ ok: false, error: { code: 'fault', details: { incident: faulted(error) } } })
  }
}

/**
 * The answer inside a reply.
 * @throws Refusal as the handler threw it; a code that this version does not know becomes `fault`.
 */
export function unpackReply(reply: Reply<unknown>): unknown {
  if (reply.ok) return reply.data
  const { code, details } = reply.error
  throw isRefusalCode(code) ? new Refusal(code, details) : new Refusal('fault', { ...details, code })
}

/** Hands a notification to its listener, if there is one; what a listener throws is logged and goes no further. */
export function notify<C extends Contract>(
  listeners: Listeners<C>,
  address: string,
  name: string,
  data: unknown,
  log: Log,
): void {
  if (!Object.hasOwn(listeners, name)) return
  // The table of listeners is keyed by name; TypeScript cannot tie the data to the same key.
  const listener = (listeners as Readonly<Record<string, ((data: unknown) => void) | undefined>>)[name]
  try {
    listener?.(data)
  } catch (error) {
    log.error({ err: error, address, name }, 'a listener of the bus failed')
  }
}

/** A closable whose action runs once, however often it is closed. */
export function once(action: () => unknown): Closable {
  let closing: Promise<void> | undefined
  return {
    close: () => (closing ??= Promise.resolve(action()).then(() => undefined)),
  }
}
