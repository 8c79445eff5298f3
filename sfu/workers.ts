// The media workers of this SFU: one a place, replaced where it dies, chosen by load.
import type { Log } from '../config/log.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import type { WorkerLoad } from './contract.ts'
import { freePort, listenInfos } from './listen.ts'
import { weigh } from './load.ts'
import { Worker } from './worker.ts'

/** How workers are started. */
export type WorkersOptions = {
  /** How many; one a core. */
  readonly workers: number
  /** Worker i takes this port plus i, UDP and TCP; 0 takes free ports and keeps them. */
  readonly rtcPortBase: number
  /** Address told to browsers instead of the machine's own ones. */
  readonly announcedAddress?: string | undefined
  /** The media worker's binary; mediasoup's own default when undefined. */
  readonly workerBin?: string | undefined
  readonly log: Log
}

/** A worker that dies within this time of its start is replaced with a delay, ms. */
const SHORT_LIFE_MS = 5_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 10_000

/** One place: its name and port outlive the workers that take it in turn. */
type Place = {
  readonly workerId: string
  readonly port: number
  worker: Worker | undefined
  /** The start under way, if any. */
  starting: Promise<void> | undefined
  startedAtMs: number
  /** The delay before the next start, ms: 0 while the place is healthy. */
  delayMs: number
  timer: NodeJS.Timeout | undefined
}

/** Owns the worker processes. A dead one is replaced on the same ports at once, with growing delay if it dies young. */
export class Workers {
  readonly #options: WorkersOptions
  readonly #places: Place[] = []
  #closed = false

  private constructor(options: WorkersOptions) {
    this.#options = options
  }

  /**
   * Starts all workers.
   * @throws Error naming the port or the binary when one of them does not start; the others are ended then
   */
  static async create(options: WorkersOptions): Promise<Workers> {
    const workers = new Workers(options)
    try {
      for (let index = 0; index < options.workers; index += 1) {
        const port = options.rtcPortBase === 0 ? await freePort() : options.rtcPortBase + index
        await workers.#start(workers.#addPlace(`worker-${index}`, port))
      }
      return workers
    } catch (error) {
      workers.close()
      throw error
    }
  }

  /**
   * The living worker with the least load. While all are being replaced, waits for the first that is back.
   * @throws Refusal media-unavailable when none lives and none is about to
   */
  async choose(): Promise<Worker> {
    const ready = this.#leastLoaded()
    if (ready) return ready
    const starts = this.#places.flatMap((place) => (place.starting ? [place.starting] : []))
    await Promise.any(starts).catch(() => {})
    const replaced = this.#leastLoaded()
    if (!replaced) throw new Refusal('media-unavailable')
    return replaced
  }

  /** How busy each living worker is. */
  loads(): WorkerLoad[] {
    return this.#living().map((worker) => worker.load)
  }

  /** Reads the CPU of all workers; one that dies meanwhile is passed over. */
  async readCpu(): Promise<void> {
    await Promise.allSettled(this.#living().map((worker) => worker.readCpu()))
  }

  /** Ends every worker; none is replaced any more. */
  close(): void {
    this.#closed = true
    for (const place of this.#places) {
      clearTimeout(place.timer)
      place.worker?.close()
    }
  }

  #living(): Worker[] {
    return this.#places.flatMap(({ worker }) => (worker && !worker.closed ? [worker] : []))
  }

  #leastLoaded(): Worker | undefined {
    return this.#living().reduce<Worker | undefined>(
      (least, worker) => (least && weigh(least.load) <= weigh(worker.load) ? least : worker),
      undefined,
    )
  }

  #addPlace(workerId: string, port: number): Place {
    const place: Place = {
      workerId,
      port,
      worker: undefined,
      starting: undefined,
      startedAtMs: 0,
      delayMs: 0,
      timer: undefined,
    }
    this.#places.push(place)
    return place
  }

  async #start(place: Place): Promise<void> {
    place.starting = this.#startWorker(place)
    try {
      await place.starting
    } finally {
      place.starting = undefined
    }
  }

  async #startWorker(place: Place): Promise<void> {
    const { announcedAddress, workerBin, log } = this.#options
    const worker = await Worker.create({
      workerId: place.workerId,
      workerBin,
      listenInfos: listenInfos(place.port, announcedAddress),
      onDied: (error) => this.#died(place, error),
    })
    if (this.#closed) return worker.close()
    place.worker = worker
    place.startedAtMs = performance.now()
    log.info({ workerId: place.workerId, pid: worker.pid, port: place.port }, 'a media worker is running')
  }

  #died(place: Place, error: Error): void {
    const { log } = this.#options
    log.error({ err: error, workerId: place.workerId, pid: place.worker?.pid }, 'a media worker has died')
    place.worker = undefined
    if (performance.now() - place.startedAtMs >= SHORT_LIFE_MS) place.delayMs = 0
    this.#replace(place)
  }

  /** Starts a place's next worker: at once the first time, later each time that one dies young or does not start. */
  #replace(place: Place): void {
    if (this.#closed) return
    const { delayMs } = place
    place.delayMs = delayMs === 0 ? FIRST_DELAY_MS : Math.min(delayMs * 2, LONGEST_DELAY_MS)
    const attempt = (): void => {
      this.#start(place).catch((error: unknown) => {
        this.#options.log.error({ err: error, workerId: place.workerId }, 'a media worker could not be replaced')
        this.#replace(place)
      })
    }
    if (delayMs === 0) attempt()
    else place.timer = setTimeout(attempt, delayMs)
  }
}
