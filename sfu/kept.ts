// Media objects kept under their ids for as long as they are open.
import type { ConsumerId, ProducerId, TransportId } from '../signalling/protocol/ids.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import type { RefusalCode } from '../signalling/protocol/refusals.ts'

/** What all mediasoup objects have: an observer that says once when they close, whatever the reason. */
export type Closes = { readonly observer: { once(event: 'close', listener: () => void): unknown } }

/** Objects of one kind by id. One that closes drops out by itself. */
export class Kept<K extends TransportId | ProducerId | ConsumerId, V> {
  readonly #unknown: RefusalCode
  readonly #open = new Map<K, V>()

  /** `unknown` is what an id that is not kept is refused with. */
  constructor(unknown: RefusalCode) {
    this.#unknown = unknown
  }

  /** Keeps a value until `media`, the object behind it, closes. */
  keep(id: K, value: V, media: Closes): void {
    this.#open.set(id, value)
    media.observer.once('close', () => this.#open.delete(id))
  }

  /** The value kept under an id. Throws the refusal for an unknown one. */
  find(id: K): V {
    const value = this.#open.get(id)
    if (value === undefined) throw new Refusal(this.#unknown)
    return value
  }

  /** Whether the object of this id is open. */
  has(id: K): boolean {
    return this.#open.has(id)
  }

  /** All that is open, oldest first. */
  values(): V[] {
    return [...this.#open.values()]
  }
}
