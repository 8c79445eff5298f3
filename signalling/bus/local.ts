// The bus within one process: structured clones instead of a wire, otherwise the same manners as between hosts.
import { SILENT_LOG } from '../../config/log.ts'
import type { Log } from '../../config/log.ts'
import type { Client, Contract, Handlers, Listeners, NotificationName, Notified } from '../protocol/contract.ts'
import { Refusal } from '../protocol/refusals.ts'
import { REQUEST_TIMEOUT_MS, notify, once, packReply, reportFault, service } from './border.ts'
import type { Service } from './border.ts'
import type { Bus, Closable } from './bus.ts'
import { createPendingRequests } from './pending.ts'

/** What a local bus may be told. */
export type LocalBusOptions = {
  readonly log?: Log
  /** How long a request waits for its answer, ms. */
  readonly requestTimeoutMs?: number
}

/** Opens a bus that joins the parts of this process. What it carries must be plain data (JSON's types). */
export function openLocalBus({ log = SILENT_LOG, requestTimeoutMs = REQUEST_TIMEOUT_MS }: LocalBusOptions = {}): Bus {
  return new LocalBus(log, requestTimeoutMs)
}

type Hear = (name: string, data: unknown) => void

class LocalBus implements Bus {
  readonly #log: Log
  readonly #pending: ReturnType<typeof createPendingRequests>
  readonly #services = new Map<string, Service>()
  readonly #subscribers = new Map<string, Set<Hear>>()
  #closed = false

  constructor(log: Log, requestTimeoutMs: number) {
    this.#log = log
    this.#pending = createPendingRequests(requestTimeoutMs)
  }

  async serve<C extends Contract>(contract: C, address: string, handlers: Handlers<C, undefined>): Promise<Closable> {
    this.#mustBeOpen()
    if (this.#services.has(address)) throw new Error(`The address ${address} is served already.`)
    this.#services.set(address, service(contract, address, handlers, this.#log))
    return once(() => this.#services.delete(address))
  }

  connect<C extends Contract>(_contract: C, address: string): Client<C> {
    const request = async (name: string, input: unknown): Promise<unknown> => {
      if (this.#closed) throw new Refusal('node-unreachable')
      const raw: unknown = structuredClone(input)
      return this.#pending.start((id) => void this.#dispatch(id, address, name, raw))
    }
    // The contract names the output's shape; it comes from our own handlers and is not parsed again.
    return { request: request as Client<C>['request'] }
  }

  publish<C extends Contract, N extends NotificationName<C>>(
    _contract: C,
    address: string,
    name: N,
    data: Notified<C, N>,
  ): void {
    for (const hear of this.#subscribers.get(address) ?? []) {
      const copy: unknown = structuredClone(data)
      queueMicrotask(() => hear(name, copy))
    }
  }

  async subscribe<C extends Contract>(_contract: C, address: string, listeners: Listeners<C>): Promise<Closable> {
    this.#mustBeOpen()
    const heard = this.#subscribers.get(address) ?? new Set()
    const hear: Hear = (name, data) => {
      if (heard.has(hear)) notify(listeners, address, name, data, this.#log)
    }
    this.#subscribers.set(address, heard.add(hear))
    return once(() => {
      heard.delete(hear)
      if (heard.size === 0 && this.#subscribers.get(address) === heard) this.#subscribers.delete(address)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#services.clear()
    for (const heard of this.#subscribers.values()) heard.clear()
    this.#subscribers.clear()
    this.#pending.failAll()
  }

  /** The other side of the copy: the handler runs later, never inside its caller. */
  async #dispatch(id: string, address: string, name: string, raw: unknown): Promise<void> {
    await Promise.resolve()
    const serve = this.#services.get(address)
    if (!serve) return this.#pending.fail(id)
    const reply = await serve(name, raw)
    const faulted = (error: unknown): string => reportFault(this.#log, error, { address, name })
    this.#pending.settle(
      id,
      packReply(reply, (plain) => structuredClone(plain), faulted),
    )
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error('The bus is closed.')
  }
}
