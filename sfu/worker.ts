// One mediasoup worker process with its one WebRTC server: lives until it is closed or dies, and never comes back.
import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import type { WorkerLoad } from './contract.ts'
import type { Closes } from './kept.ts'
import { mediaCodecs } from './rtp.ts'

/** What a worker is started with. */
export type WorkerOptions = {
  /** The name of its place among the workers; a replacement takes it over. */
  readonly workerId: string
  readonly workerBin: string | undefined
  readonly listenInfos: types.TransportListenInfo[]
  /** Told once when the process ends without having been asked to. */
  readonly onDied: (error: Error) => void
}

/** A running media worker. Its routers belong to whoever opened them; they end with it. */
export class Worker {
  readonly workerId: string
  readonly webRtcServer: types.WebRtcServer
  readonly #child: types.Worker
  #cpu = 0
  #lastReading: { atMs: number; usedMs: number }
  #counted = { routers: 0, transports: 0, consumers: 0 }

  private constructor(workerId: string, child: types.Worker, webRtcServer: types.WebRtcServer, usedMs: number) {
    this.workerId = workerId
    this.#child = child
    this.webRtcServer = webRtcServer
    this.#lastReading = { atMs: performance.now(), usedMs }
    child.observer.on('newrouter', (router) => this.#count(router))
  }

  /**
   * Starts the process and binds its ports.
   * @throws Error when the binary does not start or a port is taken; nothing is left running then
   */
  static async create({ workerId, workerBin, listenInfos, onDied }: WorkerOptions): Promise<Worker> {
    const child = await startProcess(workerBin)
    try {
      const webRtcServer = await child.createWebRtcServer({ listenInfos })
      const worker = new Worker(workerId, child, webRtcServer, usedMs(await child.getResourceUsage()))
      child.on('died', onDied)
      return worker
    } catch (error) {
      child.close()
      const places = listenInfos.map(({ protocol, ip, port }) => `${protocol} ${ip}:${port}`).join(', ')
      throw new Error(`The media worker cannot listen on ${places}.`, { cause: error })
    }
  }

  get pid(): number {
    return this.#child.pid
  }

  /** Whether the process has been closed or has died. */
  get closed(): boolean {
    return this.#child.closed
  }

  /** What is open in it now, and its CPU at the last reading. */
  get load(): WorkerLoad {
    return { workerId: this.workerId, pid: this.pid, ...this.#counted, cpu: this.#cpu }
  }

  /** Opens a mediasoup router with the product's codecs. Throws mediasoup's errors. */
  openRouter(): Promise<types.Router> {
    return this.#child.createRouter({ mediaCodecs: mediaCodecs() })
  }

  /** Reads the CPU time used since the last reading. A worker that has ended is left as it was. */
  async readCpu(): Promise<void> {
    if (this.closed) return
    const used = usedMs(await this.#child.getResourceUsage())
    const atMs = performance.now()
    const elapsedMs = atMs - this.#lastReading.atMs
    if (elapsedMs > 0) this.#cpu = (used - this.#lastReading.usedMs) / elapsedMs
    this.#lastReading = { atMs, usedMs: used }
  }

  /** Ends the process and everything in it. */
  close(): void {
    this.#child.close()
  }

  #count(router: types.Router): void {
    this.#countOne('routers', router.observer)
    router.observer.on('newtransport', (transport) => {
      this.#countOne('transports', transport.observer)
      transport.observer.on('newconsumer', (consumer) => this.#countOne('consumers', consumer.observer))
    })
  }

  #countOne(what: 'routers' | 'transports' | 'consumers', observer: Closes['observer']): void {
    this.#counted[what] += 1
    observer.once('close', () => (this.#counted[what] -= 1))
  }
}

/** Starts the process alone; mediasoup takes its own default where no binary is given. */
async function startProcess(workerBin: string | undefined): Promise<types.Worker> {
  try {
    return await createWorker({ workerBin, logLevel: 'warn', logTags: ['info', 'dtls', 'srtp'] })
  } catch (error) {
    throw new Error(`The media worker does not start: ${workerBin ?? 'no binary was given'}.`, { cause: error })
  }
}

function usedMs({ ru_utime, ru_stime }: types.WorkerResourceUsage): number {
  return ru_utime + ru_stime
}
