// The listening half of the Redis bus: which channels are heard, and heard again after every reconnection.
import type { Redis } from 'ioredis'
import type { Log } from '../../config/log.ts'
import { once } from './border.ts'
import type { Closable } from './bus.ts'

/** Receives the raw text of a message. */
export type Hear = (text: string) => void

/** The channels heard over one Redis connection that is used for nothing else. */
export class Channels {
  readonly #redis: Redis
  readonly #log: Log
  readonly #heard = new Map<string, Set<Hear>>()
  #waiting: (() => void)[] = []
  #listening = false
  #closed = false

  /** Takes a connection that is not connected yet and listens as soon as it is. */
  constructor(redis: Redis, log: Log) {
    this.#redis = redis
    this.#log = log
    redis.on('ready', () => void this.#resume())
    redis.on('close', () => (this.#listening = false))
    redis.on('message', (channel: string, text: string) => {
      for (const hear of this.#heard.get(channel) ?? []) hear(text)
    })
  }

  /** Whether every channel is being heard just now. */
  get listening(): boolean {
    return this.#listening
  }

  /**
   * Hears a channel until closed; resolves when Redis has confirmed it, waiting for Redis if it is away.
   * @throws Error when Redis forbids it or the bus is closed meanwhile.
   */
  async hear(channel: string, hear: Hear): Promise<Closable> {
    const hearers = this.#heard.get(channel) ?? new Set()
    this.#heard.set(channel, hearers.add(hear))
    const stop = once(() => this.#forget(channel, hearers, hear))
    try {
      await this.#confirm(channel)
    } catch (error) {
      await stop.close()
      throw error
    }
    return stop
  }

  /** Stops listening; whoever waits for a confirmation is told. */
  close(): void {
    this.#closed = true
    this.#heard.clear()
    this.#wake()
  }

  async #confirm(channel: string): Promise<void> {
    if (this.#redis.status === 'ready') {
      try {
        await this.#redis.subscribe(channel)
        return
      } catch (error) {
        // Redis itself said no; anything else means that the line is breaking, and the next one hears this channel too.
        if (error instanceof Error && error.name === 'ReplyError') throw error
      }
    }
    if (!this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (this.#closed) throw new Error('The bus is closed.')
  }

  /** After a (re)connection Redis knows none of our channels. */
  async #resume(): Promise<void> {
    try {
      if (this.#heard.size > 0) await this.#redis.subscribe(...this.#heard.keys())
      this.#listening = true
      this.#wake()
    } catch {
      this.#log.warn({}, 'the bus lost Redis while it was resuming')
    }
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }

  async #forget(channel: string, hearers: Set<Hear>, hear: Hear): Promise<void> {
    hearers.delete(hear)
    if (hearers.size > 0 || this.#heard.get(channel) !== hearers) return
    this.#heard.delete(channel)
    // When Redis is away there is nothing to take back: the channel is not heard again on return.
    if (this.#redis.status === 'ready') await this.#redis.unsubscribe(channel).catch(() => {})
  }
}
