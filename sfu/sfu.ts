// The SFU: media workers and the routers on them, answering its contract on a bus.
import { setLogEventListeners } from 'mediasoup'
import type { Log } from '../config/log.ts'
import type { Bus, Closable } from '../signalling/bus/bus.ts'
import type { Handlers } from '../signalling/protocol/contract.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import { sfuContract } from './contract.ts'
import type { RouterId, SfuContract } from './contract.ts'
import { Router } from './router.ts'
import { routerCapabilities } from './rtp.ts'
import { Workers } from './workers.ts'
import type { WorkersOptions } from './workers.ts'

/** What an SFU is started with. */
export type SfuOptions = WorkersOptions & {
  readonly bus: Bus
  /** Where it is served and where its notifications are published. */
  readonly address: string
  /** The address of this machine that plain transports send from; loopback unless told. */
  readonly plainIp?: string
}

const LOOPBACK = '127.0.0.1'

/** How often the lines of all transports and the CPU of all workers are read, ms. */
const READING_INTERVAL_MS = 2_000

/** A running SFU. It knows routers by the names their callers gave them, and nothing of what they are for. */
export class Sfu {
  readonly #options: SfuOptions
  readonly #workers: Workers
  readonly #routers = new Map<RouterId, Promise<Router>>()
  readonly #timer: NodeJS.Timeout
  #served: Closable | undefined
  #reading = false
  #closed = false

  private constructor(options: SfuOptions, workers: Workers) {
    this.#options = options
    this.#workers = workers
    this.#timer = setInterval(() => void this.#read(), READING_INTERVAL_MS)
  }

  /**
   * Starts the workers and serves the contract.
   * @throws Error naming the port or the binary when a worker does not start; nothing is left running then
   */
  static async create(options: SfuOptions): Promise<Sfu> {
    logMediasoup(options.log)
    const sfu = new Sfu(options, await Workers.create(options))
    try {
      sfu.#served = await options.bus.serve(sfuContract, options.address, sfu.#handlers())
      return sfu
    } catch (error) {
      await sfu.close()
      throw error
    }
  }

  /** Stops answering and ends every worker. The bus stays open: it is the caller's. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#timer)
    await this.#served?.close()
    this.#workers.close()
    this.#routers.clear()
  }

  #handlers(): Handlers<SfuContract, undefined> {
    return {
      'capabilities.read': () => ({ rtpCapabilities: routerCapabilities() }),
      'router.open': async ({ routerId }) => ({ workerId: (await this.#openRouter(routerId)).workerId }),
      'router.close': async ({ routerId }) => {
        const router = await this.#router(routerId)
        this.#routers.delete(routerId)
        router.close()
        return null
      },
      'transport.open': async (input) => (await this.#router(input.routerId)).openTransport(input),
      'plain-transport.open': async (input) => (await this.#router(input.routerId)).openPlainTransport(input),
      'transport.connect': this.#on((router, input) => router.connectTransport(input)),
      'transport.restart-ice': async (input) => ({
        iceParameters: await (await this.#router(input.routerId)).restartIce(input),
      }),
      'transport.close': this.#on((router, input) => router.closeTransport(input)),
      'producer.open': async (input) => ({
        producerId: await (await this.#router(input.routerId)).openProducer(input),
      }),
      'producer.pause': this.#on((router, input) => router.pauseProducer(input)),
      'producer.resume': this.#on((router, input) => router.resumeProducer(input)),
      'producer.close': this.#on((router, input) => router.closeProducer(input)),
      'consumer.open': async (input) => (await this.#router(input.routerId)).openConsumer(input),
      'consumer.pause': this.#on((router, input) => router.pauseConsumer(input)),
      'consumer.resume': this.#on((router, input) => router.resumeConsumer(input)),
      'consumer.set-layers': this.#on((router, input) => router.setLayers(input)),
      'consumer.close': this.#on((router, input) => router.closeConsumer(input)),
      'load.read': () => ({ workers: this.#workers.loads() }),
    }
  }

  /** A handler that does something in the router it names and answers nothing. */
  #on<I extends { routerId: RouterId }>(
    act: (router: Router, input: I) => Promise<void> | void,
  ): (input: I) => Promise<null> {
    return async (input) => {
      await act(await this.#router(input.routerId), input)
      return null
    }
  }

  async #router(routerId: RouterId): Promise<Router> {
    const router = await this.#routers.get(routerId)
    if (!router) throw new Refusal('router-unknown')
    return router
  }

  /** The router of this name, opened if need be; those who ask at the same time get the same one. */
  #openRouter(routerId: RouterId): Promise<Router> {
    const known = this.#routers.get(routerId)
    if (known) return known
    const opening = this.#createRouter(routerId, () => this.#forget(routerId, opening))
    this.#routers.set(routerId, opening)
    opening.catch(() => this.#forget(routerId, opening))
    return opening
  }

  async #createRouter(routerId: RouterId, forget: () => boolean): Promise<Router> {
    const { bus, address, plainIp = LOOPBACK, log } = this.#options
    return Router.create({
      routerId,
      plainIp,
      worker: await this.#workers.choose(),
      log,
      notify: (name, data) => bus.publish(sfuContract, address, name, data),
      onLost: () => {
        if (forget()) bus.publish(sfuContract, address, 'router.lost', { routerId })
      },
    })
  }

  /** Removes a router that is no more; false when another one has taken its name. */
  #forget(routerId: RouterId, router: Promise<Router>): boolean {
    return this.#routers.get(routerId) === router && this.#routers.delete(routerId)
  }

  /** One reading of everything, unless the last one is still under way: a busy worker answers late. */
  async #read(): Promise<void> {
    if (this.#reading) return
    this.#reading = true
    const routers = await Promise.allSettled(this.#routers.values())
    const open = routers.flatMap((router) => (router.status === 'fulfilled' ? [router.value] : []))
    await Promise.allSettled([this.#workers.readCpu(), ...open.map((router) => router.measure())])
    this.#reading = false
  }
}

/** mediasoup logs for the whole process: its warnings and errors go to the same log as ours. */
function logMediasoup(log: Log): void {
  setLogEventListeners({
    onwarn: (namespace, line) => log.warn({ namespace, line }, 'mediasoup warns'),
    onerror: (namespace, line, error) => log.error({ namespace, line, err: error }, 'mediasoup reports an error'),
  })
}
