// The recorder: one process for each recording, started and supervised here, answering its contract on a bus.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../config/log.ts'
import type { Bus, Closable } from '../signalling/bus/bus.ts'
import type { Handlers, Input, Output, RequestName } from '../signalling/protocol/contract.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import { recorderContract } from './contract.ts'
import type { DiskState, RecorderContract, RecordingId } from './contract.ts'
import { DISK_THRESHOLDS, DiskWatch } from './disk-watch.ts'
import type { DiskLevel, DiskThresholds } from './disk-watch.ts'
import { keptFolder, spoolFolder } from './format/layout.ts'
import { masterKey } from './format/master-key.ts'
import { readOrCreateRecording, readRecording } from './format/recording-file.ts'
import type { RecordingFacts } from './format/recording-file.ts'
import type { ProcessContract } from './process-words.ts'
import { RecordingChild } from './recording-child.ts'

/** What a recorder is started with. */
export type RecorderHostOptions = {
  readonly bus: Bus
  /** Where it is served and where its notifications are published. */
  readonly address: string
  /** The folder of all recordings. */
  readonly recordingsDir: string
  /** The master key's file, outside that folder; made on first use. */
  readonly keyFile: string
  /** The address that feeds are opened on. */
  readonly ip: string
  readonly log: Log
  readonly diskThresholds?: DiskThresholds
}

/** How long a recording's process may take to write out before it is killed, ms. */
const CLOSING_PATIENCE_MS = 2_000

/** A running recorder. It knows recordings by the names their callers gave them, and nothing of meetings. */
export class RecorderHost {
  readonly #options: RecorderHostOptions
  readonly #masterKey: Buffer
  readonly #disk: DiskWatch
  readonly #children = new Map<RecordingId, RecordingChild>()
  /** Recordings whose process died unasked, until they are opened or closed. */
  readonly #lost = new Set<RecordingId>()
  /** The last request of each recording: one after the other. */
  readonly #queues = new Map<RecordingId, Promise<unknown>>()
  #served: Closable | undefined
  #closed = false

  private constructor(options: RecorderHostOptions, key: Buffer) {
    this.#options = options
    this.#masterKey = key
    this.#disk = new DiskWatch({
      folder: options.recordingsDir,
      thresholds: options.diskThresholds ?? DISK_THRESHOLDS,
      onChanged: (level, state) => void this.#diskChanged(level, state),
      onFailed: (error) => options.log.error({ err: error }, 'the disk of the recordings cannot be read'),
    })
  }

  /**
   * Reads the master key, or makes it, and serves the contract.
   * @throws KeyFileError when the key cannot be used; the system's error when the folder cannot be made
   */
  static async create(options: RecorderHostOptions): Promise<RecorderHost> {
    await mkdir(join(options.recordingsDir, 'spool'), { recursive: true, mode: 0o700 })
    const host = new RecorderHost(options, await masterKey(options.keyFile, options.recordingsDir))
    try {
      await host.#disk.read()
      host.#served = await options.bus.serve(recorderContract, options.address, host.#handlers())
      return host
    } catch (error) {
      await host.close()
      throw error
    }
  }

  /** Stops answering; every recording writes out what it has, and can be gone on with. The bus stays open. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#disk.close()
    await this.#served?.close()
    await Promise.all([...this.#children.values()].map((child) => child.end(CLOSING_PATIENCE_MS)))
  }

  #handlers(): Handlers<RecorderContract, undefined> {
    return {
      'recording.open': (input) => this.#inOrder(input.recordingId, () => this.#open(input.recordingId, input.zeroAt)),
      'recording.close': (input) =>
        this.#inOrder(input.recordingId, () => this.#close(input.recordingId, input.finished)),
      'recording.pause': this.#handOn('recording.pause'),
      'recording.resume': this.#handOn('recording.resume'),
      'feed.open': this.#handOn('feed.open'),
      'feed.connect': this.#handOn('feed.connect'),
      'feed.close': this.#handOn('feed.close'),
      'track.start': this.#handOn('track.start'),
      'track.stop': this.#handOn('track.stop'),
      'disk.read': () => this.#disk.read(),
    }
  }

  /** A handler that lets the recording's process answer. */
  #handOn<N extends RequestName<ProcessContract>>(
    name: N,
  ): (input: Input<ProcessContract, N> & { recordingId: RecordingId }) => Promise<Output<ProcessContract, N>> {
    return (input) => this.#inOrder(input.recordingId, () => this.#child(input.recordingId).request(name, input))
  }

  #child(recordingId: RecordingId): RecordingChild {
    const child = this.#children.get(recordingId)
    if (child) return child
    if (this.#disk.level === 'full') throw new Refusal('disk-full')
    throw new Refusal(this.#lost.has(recordingId) ? 'recorder-unavailable' : 'recording-unknown')
  }

  async #open(recordingId: RecordingId, zeroAt: number): Promise<null> {
    if (this.#children.has(recordingId)) return null
    await this.#disk.read()
    if (this.#disk.level === 'full') throw new Refusal('disk-full')
    const { recordingsDir, log } = this.#options
    if (existsSync(keptFolder(recordingsDir, recordingId))) throw new Refusal('recording-unknown')
    const folder = spoolFolder(recordingsDir, recordingId)
    const facts = await readOrCreateRecording(folder, { recordingId, zeroAt }, this.#masterKey)
    if (facts.finished) throw new Refusal('recording-unknown')
    if (facts.zeroAt !== zeroAt) log.warn({ recordingId, zeroAt, stored: facts.zeroAt }, 'a recording has another zero')
    await this.#start(recordingId, folder, facts)
    return null
  }

  async #close(recordingId: RecordingId, finished: boolean): Promise<null> {
    const folder = spoolFolder(this.#options.recordingsDir, recordingId)
    if (!this.#children.has(recordingId)) {
      const facts = await readRecording(folder, this.#masterKey)
      if (!facts && !existsSync(keptFolder(this.#options.recordingsDir, recordingId)))
        throw new Refusal('recording-unknown')
      this.#lost.delete(recordingId)
      if (!facts || facts.finished || !finished) return null
      // It was left behind: a process makes it whole and ends its tracks.
      await this.#start(recordingId, folder, facts)
    }
    const child = this.#child(recordingId)
    await child.request('recording.close', { recordingId, finished })
    this.#children.delete(recordingId)
    await child.end(CLOSING_PATIENCE_MS)
    return null
  }

  async #start(recordingId: RecordingId, folder: string, { zeroAt, key }: RecordingFacts): Promise<void> {
    const { ip, log } = this.#options
    const start = { recordingId, folder, zeroAt, key: key.toString('base64'), ip }
    const child = await RecordingChild.start({ start, log, onWrote: (bytes) => this.#disk.wrote(bytes) })
    this.#children.set(recordingId, child)
    this.#lost.delete(recordingId)
    void child.ended.then(() => {
      if (this.#children.get(recordingId) === child) this.#forget(recordingId)
    })
  }

  /** A process has ended that was not asked to. */
  #forget(recordingId: RecordingId): void {
    this.#children.delete(recordingId)
    if (this.#closed) return
    const { bus, address, log } = this.#options
    this.#lost.add(recordingId)
    log.error({ recordingId }, 'the process of a recording has died')
    bus.publish(recorderContract, address, 'recording.lost', { recordingId })
  }

  async #diskChanged(level: DiskLevel, state: DiskState): Promise<void> {
    const { bus, address, log } = this.#options
    log.warn({ level, ...state }, 'the disk of the recordings')
    if (level === 'full') await Promise.allSettled([...this.#children.keys()].map((id) => this.#closeFull(id)))
    bus.publish(recorderContract, address, 'disk.changed', { level, ...state })
  }

  #closeFull(recordingId: RecordingId): Promise<unknown> {
    return this.#inOrder(recordingId, () => this.#close(recordingId, false))
  }

  #inOrder<T>(recordingId: RecordingId, act: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(recordingId) ?? Promise.resolve()
    const done = before.then(act)
    const settled = done.catch(() => {})
    this.#queues.set(recordingId, settled)
    void settled.then(() => {
      if (this.#queues.get(recordingId) === settled) this.#queues.delete(recordingId)
    })
    return done
  }
}
