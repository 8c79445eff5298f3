// The bus between hosts: requests, replies and notifications over Redis pub/sub.
//
// Pub/sub rather than lists or streams: PUBLISH answers how many heard it, so a dead address is found out at once,
// and a request that nobody took is never carried out later, when its caller has long given up.
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { SILENT_LOG } from '../../config/log.ts'
import type { Log } from '../../config/log.ts'
import type { Client, Contract, Handlers, Listeners, NotificationName, Notified } from '../protocol/contract.ts'
import { Refusal } from '../protocol/refusals.ts'
import { REQUEST_TIMEOUT_MS, notify, once, packReply, reportFault, service } from './border.ts'
import type { Service } from './border.ts'
import type { Bus, Closable } from './bus.ts'
import { Channels } from './channels.ts'
import { createPendingRequests } from './pending.ts'
import { decodeNotification, decodeReply, decodeRequest, encode } from './wire.ts'
import { notificationChannel, replyChannel, requestChannel } from './wire.ts'

/** What the bus between hosts must be told. */
export type RedisBusOptions = {
  /** `redis://…` or `rediss://…`; may hold a password and is never logged. */
  readonly url: string
  readonly log?: Log
  /** How long a request waits for its answer, ms. */
  readonly requestTimeoutMs?: number
}

/** A line on which nothing comes back for this long is cut and built anew, ms. */
const LINE_TIMEOUT_MS = 10_000
/** How often both lines are asked for a sign of life, ms. */
const HEARTBEAT_MS = 4_000

/**
 * Opens the bus over a Redis that is up; once open it survives Redis's restarts by itself. While Redis is away
 * requests are refused with `node-unreachable` and notifications are lost. Pub/sub does not know Redis's numbered
 * databases: an installation needs a Redis server of its own.
 * @throws Error when Redis cannot be reached at the start.
 */
export async function openRedisBus(options: RedisBusOptions): Promise<Bus> {
  const { url, log = SILENT_LOG, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options
  const [sender, listener] = [createLine(url, log), createLine(url, log)]
  const bus = new RedisBus(sender, listener, log, requestTimeoutMs)
  const connected = Promise.all([sender.connect(), listener.connect()]).then(() => bus.open())
  await connected.catch(async (error: unknown) => {
    await bus.close()
    throw new Error('Redis cannot be reached: check REDIS_URL and that the server runs.', { cause: reason(error) })
  })
  return bus
}

function createLine(url: string, log: Log): Redis {
  const line = new Redis(url, {
    lazyConnect: true,
    // A command either goes out now or fails now: sent again later it could be carried out twice.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    socketTimeout: LINE_TIMEOUT_MS,
    connectTimeout: LINE_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(25 * 2 ** attempt, 1_000),
  })
  let broken = false
  line.on('error', (error: Error) => {
    if (!broken) log.warn({ reason: reason(error).message }, 'the line to Redis is broken')
    broken = true
  })
  line.on('ready', () => {
    if (broken) log.info({}, 'the line to Redis is back')
    broken = false
  })
  return line
}

/** An error without the command that failed: its arguments may be a password or a message. */
function reason(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : 'unknown')
}

class RedisBus implements Bus {
  readonly #id = randomUUID()
  readonly #sender: Redis
  readonly #listener: Redis
  readonly #log: Log
  readonly #channels: Channels
  readonly #pending: ReturnType<typeof createPendingRequests>
  readonly #served = new Set<string>()
  readonly #heartbeat: NodeJS.Timeout
  #closed = false

  constructor(sender: Redis, listener: Redis, log: Log, requestTimeoutMs: number) {
    this.#sender = sender
    this.#listener = listener
    this.#log = log
    this.#channels = new Channels(listener, log)
    this.#pending = createPendingRequests(requestTimeoutMs)
    // A reply that was on a broken line is lost, so nobody should go on waiting for it.
    for (const line of [sender, listener]) line.on('close', () => this.#pending.failAll())
    this.#heartbeat = setInterval(() => this.#ping(), HEARTBEAT_MS).unref()
  }

  /** Starts to hear the replies to this bus's requests. */
  async open(): Promise<void> {
    await this.#channels.hear(replyChannel(this.#id), (text) => {
      const message = decodeReply(text)
      if (message) this.#pending.settle(message.id, message.reply)
      else this.#malformed('reply')
    })
  }

  async serve<C extends Contract>(contract: C, address: string, handlers: Handlers<C, undefined>): Promise<Closable> {
    this.#mustBeOpen()
    if (this.#served.has(address)) throw new Error(`The address ${address} is served already.`)
    this.#served.add(address)
    try {
      if (await this.#answers(address)) throw new Error(`The address ${address} is served already, by another program.`)
      const serve = service(contract, address, handlers, this.#log)
      const heard = await this.#channels.hear(requestChannel(address), (text) => void this.#take(address, serve, text))
      return once(() => {
        this.#served.delete(address)
        return heard.close()
      })
    } catch (error) {
      this.#served.delete(address)
      throw error
    }
  }

  connect<C extends Contract>(_contract: C, address: string): Client<C> {
    const request = async (name: string, input: unknown): Promise<unknown> => this.#request(address, name, input)
    // The contract names the output's shape; it comes from our own handlers and is not parsed again.
    return { request: request as Client<C>['request'] }
  }

  publish<C extends Contract, N extends NotificationName<C>>(
    _contract: C,
    address: string,
    name: N,
    data: Notified<C, N>,
  ): void {
    if (this.#closed) return
    this.#sender.publish(notificationChannel(address), encode({ name, data })).catch((error: unknown) => {
      this.#log.warn({ address, name, reason: reason(error).message }, 'a notification was lost')
    })
  }

  async subscribe<C extends Contract>(_contract: C, address: string, listeners: Listeners<C>): Promise<Closable> {
    this.#mustBeOpen()
    let closed = false
    const heard = await this.#channels.hear(notificationChannel(address), (text) => {
      const message = decodeNotification(text)
      if (!message) this.#malformed('notification')
      else if (!closed) notify(listeners, address, message.name, message.data, this.#log)
    })
    return once(() => {
      closed = true
      return heard.close()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#heartbeat)
    this.#channels.close()
    this.#pending.failAll()
    this.#sender.disconnect()
    this.#listener.disconnect()
  }

  async #request(address: string, name: string | null, input?: unknown): Promise<unknown> {
    // Without the listening line the reply would be lost, so the request is not even made.
    if (this.#closed || !this.#channels.listening) throw new Refusal('node-unreachable')
    return this.#pending.start((id) => {
      const text = encode({ id, replyTo: this.#id, name, input })
      this.#sender.publish(requestChannel(address), text).then(
        (receivers) => {
          if (receivers === 0) this.#pending.fail(id)
          if (receivers > 1) this.#log.error({ address, receivers }, 'several programs serve one address')
        },
        () => this.#pending.fail(id),
      )
    })
  }

  /** Whether some program serves an address; one that hangs or whose host is gone does not. */
  async #answers(address: string): Promise<boolean> {
    try {
      await this.#request(address, null)
      return true
    } catch {
      return false
    }
  }

  async #take(address: string, serve: Service, text: string): Promise<void> {
    const message = decodeRequest(text)
    if (!message) return this.#malformed('request')
    const { id, replyTo, input } = message
    const name = message.name ?? ''
    const reply = message.name === null ? { ok: true as const, data: null } : await serve(name, input)
    const faulted = (error: unknown): string => reportFault(this.#log, error, { address, name })
    const packed = packReply(reply, (plain) => encode({ id, reply: plain }), faulted)
    await this.#sender.publish(replyChannel(replyTo), packed).catch((error: unknown) => {
      this.#log.warn({ address, name, reason: reason(error).message }, 'a reply was lost')
    })
  }

  #ping(): void {
    for (const line of [this.#sender, this.#listener]) if (line.status === 'ready') line.ping().catch(() => {})
  }

  /** Its content stays out of the log: nobody knows what it is. */
  #malformed(kind: 'request' | 'reply' | 'notification'): void {
    this.#log.warn({ kind }, 'a malformed message on the bus was ignored')
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error('The bus is closed.')
  }
}
