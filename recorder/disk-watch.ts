// Watches the disk of the recordings, and tells ahead when it will be full.
import { statfs } from 'node:fs/promises'
import type { DiskState } from './contract.ts'

/** How the disk is doing, in one word. */
export type DiskLevel = 'enough' | 'low' | 'full'

/** When the disk counts as what. */
export type DiskThresholds = {
  /** With less it is low, bytes. */
  readonly lowBytes: number
  /** With less it is full, bytes: what is being written must still have a place. */
  readonly fullBytes: number
  /** It is low when it will be full within this time, ms. */
  readonly aheadMs: number
  /** How often it is read, ms. */
  readonly intervalMs: number
}

/** Full within an hour is low. */
export const DISK_THRESHOLDS: DiskThresholds = {
  lowBytes: 2 * 2 ** 30,
  fullBytes: 200 * 2 ** 20,
  aheadMs: 3_600_000,
  intervalMs: 5_000,
}

/** What is written is averaged over this time, ms; and over no less than that. */
const [AVERAGED_MS, SHORTEST_MS] = [180_000, 10_000]
/** It counts as better again only when it is clearly so. */
const CLEARLY = 1.1

/** Reads the free bytes of the disk that a folder lies on. @throws the system's error */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Judges what it is told; reads nothing itself. Times are epoch ms. */
export class DiskForecast {
  readonly #thresholds: DiskThresholds
  #written: { readonly at: number; readonly bytes: number }[] = []
  #writingSince = 0
  #level: DiskLevel = 'enough'

  constructor(thresholds: DiskThresholds) {
    this.#thresholds = thresholds
  }

  get level(): DiskLevel {
    return this.#level
  }

  /** Notes that something was written. */
  wrote(bytes: number, at: number): void {
    const last = this.#written.at(-1)
    if (!last || at - last.at > AVERAGED_MS) this.#writingSince = at
    this.#written = [...this.#written.filter((one) => at - one.at < AVERAGED_MS), { at, bytes }]
  }

  /** Takes a reading; says how things stand. */
  read(free: number, now: number): DiskState {
    const recent = this.#written.filter((one) => now - one.at < AVERAGED_MS)
    const bytes = recent.reduce((sum, one) => sum + one.bytes, 0)
    const overMs = Math.min(AVERAGED_MS, Math.max(SHORTEST_MS, now - this.#writingSince))
    const bytesPerSecond = Math.round((bytes * 1000) / overMs)
    const left = Math.max(0, free - this.#thresholds.fullBytes)
    const fullAt = bytesPerSecond > 0 ? Math.round(now + (left * 1000) / bytesPerSecond) : null
    this.#level = this.#judge(free, fullAt === null ? Number.POSITIVE_INFINITY : fullAt - now)
    return { freeBytes: free, bytesPerSecond, fullAt }
  }

  #judge(free: number, aheadMs: number): DiskLevel {
    const { lowBytes, fullBytes, aheadMs: wanted } = this.#thresholds
    const [full, low] = [this.#level === 'full' ? CLEARLY : 1, this.#level === 'enough' ? 1 : CLEARLY]
    if (free < fullBytes * full) return 'full'
    return free < lowBytes * low || aheadMs < wanted * low ? 'low' : 'enough'
  }
}

/** What a watch is started with. */
export type DiskWatchOptions = {
  readonly folder: string
  readonly thresholds: DiskThresholds
  /** Told when the level changes, and before anything else happens. */
  readonly onChanged: (level: DiskLevel, state: DiskState) => void
  readonly onFailed: (error: unknown) => void
}

/** Reads the disk every few seconds. */
export class DiskWatch {
  readonly #options: DiskWatchOptions
  readonly #forecast: DiskForecast
  readonly #timer: NodeJS.Timeout

  constructor(options: DiskWatchOptions) {
    this.#options = options
    this.#forecast = new DiskForecast(options.thresholds)
    this.#timer = setInterval(() => void this.read().catch(options.onFailed), options.thresholds.intervalMs)
  }

  get level(): DiskLevel {
    return this.#forecast.level
  }

  wrote(bytes: number): void {
    this.#forecast.wrote(bytes, Date.now())
  }

  /** Reads it now. @throws the system's error */
  async read(): Promise<DiskState> {
    const before = this.#forecast.level
    const state = this.#forecast.read(await freeBytes(this.#options.folder), Date.now())
    if (this.#forecast.level !== before) this.#options.onChanged(this.#forecast.level, state)
    return state
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
