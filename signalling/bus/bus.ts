// The bus: how programs that share a contract reach each other, in one process or across hosts.
import type { Client, Contract, Handlers, Listeners, NotificationName, Notified } from '../protocol/contract.ts'

/** Something that was started and can be closed; closing twice does nothing. */
export type Closable = { close(): Promise<void> }

/**
 * The port. An address names a service (`sfu`, `recorder-3`). Both adapters (local, Redis) pass
 * one conformance suite; messages are copied on the way, so nothing leans on shared memory.
 */
export type Bus = Closable & {
  /** Answers the contract's requests at an address until closed. Each input is parsed before its handler runs. */
  serve<C extends Contract>(contract: C, address: string, handlers: Handlers<C, undefined>): Promise<Closable>
  /**
   * The caller's side. A request throws the handler's own `Refusal`; `node-unreachable` when nobody serves
   * the address or the answer does not come within the bus's time limit.
   */
  connect<C extends Contract>(contract: C, address: string): Client<C>
  /** Tells every subscriber of the address; nobody listening is no error. In order for each sender. */
  publish<C extends Contract, N extends NotificationName<C>>(
    contract: C,
    address: string,
    name: N,
    data: Notified<C, N>,
  ): void
  /** Hears an address's notifications from the moment the promise resolves until closed. */
  subscribe<C extends Contract>(contract: C, address: string, listeners: Listeners<C>): Promise<Closable>
}
