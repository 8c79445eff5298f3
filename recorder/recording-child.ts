// The host's end of one recording's process: started, asked, and noticed when it dies.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Log } from '../config/log.ts'
import type { Input, Output, RequestName } from '../signalling/protocol/contract.ts'
import { Refusal, isRefusalCode } from '../signalling/protocol/refusals.ts'
import { processMessage } from './process-words.ts'
import type { ProcessContract, ProcessStart } from './process-words.ts'

const PROGRAM = fileURLToPath(new URL('./recording-process.ts', import.meta.url))

/**
 * Every datagram is a buffer outside the heap that lives for less than a second. Unless told, V8 counts those as a
 * reason for two full collections a second, which take a third of all the time that recording takes.
 */
const V8_FLAGS = ['--external-memory-accounted-in-global-limit', '--initial-old-space-size=128']

/** A process that takes longer over a request hangs, ms: it is killed, and what it wrote stands. */
const HANGING_MS = 15_000

type Waiting = { readonly resolve: (data: unknown) => void; readonly reject: (error: unknown) => void }

/** What a process is started with. */
export type RecordingChildOptions = {
  readonly start: ProcessStart
  readonly log: Log
  readonly onWrote: (bytes: number) => void
}

/** A process that makes one recording. */
export class RecordingChild {
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  readonly #options: RecordingChildOptions
  readonly #waiting = new Map<number, Waiting>()
  #ready: () => void = () => {}
  #lastId = 0
  #hasEnded = false

  private constructor(options: RecordingChildOptions) {
    this.#options = options
    // Nothing of this process's environment: it may hold passwords.
    const env = { PATH: process.env['PATH'] }
    this.#child = fork(PROGRAM, [], { execArgv: V8_FLAGS, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child.on('message', (message) => this.#take(message))
    // What cannot be sent is answered when the process has ended.
    this.#child.on('error', (error) => options.log.error({ err: error }, 'the process of a recording has an error'))
    this.ended = new Promise((resolve) => {
      // A program that cannot be started at all has an error and no exit.
      const end = (): void => {
        this.#end()
        resolve()
      }
      this.#child.once('exit', end)
      if (this.#child.pid === undefined) this.#child.once('error', end)
    })
  }

  /** Starts a process. @throws Refusal recorder-unavailable when it ends before it is ready */
  static async start(options: RecordingChildOptions): Promise<RecordingChild> {
    const child = new RecordingChild(options)
    const ready = new Promise<void>((resolve) => (child.#ready = resolve))
    child.#child.send(options.start, () => {})
    await Promise.race([ready, child.ended])
    if (child.#hasEnded) throw new Refusal('recorder-unavailable')
    return child
  }

  /** The process's id, for those who watch it. */
  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Asks it something. @throws its Refusal; recorder-unavailable when it ends without an answer */
  request<N extends RequestName<ProcessContract>>(
    name: N,
    input: Input<ProcessContract, N>,
  ): Promise<Output<ProcessContract, N>> {
    if (this.#hasEnded || !this.#child.connected) return Promise.reject(new Refusal('recorder-unavailable'))
    const id = ++this.#lastId
    const answered = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    this.#child.send({ id, name, input }, () => {})
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), HANGING_MS)
    void answered.catch(() => {}).then(() => clearTimeout(timer))
    // The contract names the output's shape; it comes from our own program and is not parsed again.
    return answered as Promise<Output<ProcessContract, N>>
  }

  /** Waits for its end; after `patienceMs` it is killed. */
  async end(patienceMs: number): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs)
    await this.ended
    clearTimeout(timer)
  }

  #take(raw: unknown): void {
    const parsed = processMessage.safeParse(raw)
    if (!parsed.success) return
    const message = parsed.data
    if ('id' in message) return this.#answer(message)
    if (message.name === 'process.ready') this.#ready()
    if (message.name === 'process.wrote') this.#options.onWrote(message.data.bytes)
    if (message.name !== 'process.logged') return
    const { level, facts, message: sentence } = message.data
    this.#options.log[level]({ ...facts, recordingId: this.#options.start.recordingId }, sentence)
  }

  #answer({
    id,
    reply,
  }: {
    id: number
    reply: { ok: true; data?: unknown } | { ok: false; error: { code: string } }
  }): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (reply.ok) waiting?.resolve(reply.data ?? null)
    // A fault has been logged; here it becomes one of the host's.
    else if (isRefusalCode(reply.error.code) && reply.error.code !== 'fault')
      waiting?.reject(new Refusal(reply.error.code))
    else waiting?.reject(new Error('the process of a recording made a mistake'))
  }

  #end(): void {
    this.#hasEnded = true
    for (const { reject } of this.#waiting.values()) reject(new Refusal('recorder-unavailable'))
    this.#waiting.clear()
  }
}
