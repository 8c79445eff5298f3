// ffmpeg as a child that takes only what nobody else wants of the processor and the disk.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { ffmpegBinaries, onPath } from '../../config/runtime.ts'

/** How many characters of what ffmpeg complained about are kept. */
const MOST_COMPLAINT = 2_000

/** ffmpeg at work. */
export type Ffmpeg = {
  /** Descriptors from 3 on, as they were asked for. */
  reads(descriptor: number): Readable
  writes(descriptor: number): Writable
  /** Resolves when it has ended well. @throws Error with its complaint, or the signal's reason */
  readonly ended: Promise<void>
  kill(): void
}

/** What stands before a command so that it runs at the lowest priority: empty where the system knows no such words. */
const GENTLY = [
  ...(onPath('nice') === undefined ? [] : ['nice', '-n', '19']),
  // The idle class: the disk is its own only when nobody else asks.
  ...(onPath('ionice') === undefined ? [] : ['ionice', '-c', '3']),
]

/** Where ffmpeg is; undefined when this machine has none. */
export function ffmpegPath(): string | undefined {
  return ffmpegBinaries().ffmpeg
}

/**
 * Starts ffmpeg. It gets no environment of ours, for that may hold passwords.
 * @param descriptors how many pipes it has besides stdin, stdout and stderr; stdout is descriptor 1
 */
export function startFfmpeg(args: readonly string[], descriptors: number, signal: AbortSignal): Ffmpeg {
  const path = ffmpegPath()
  if (path === undefined) throw new Error('There is no ffmpeg on this machine.')
  signal.throwIfAborted()
  const [command = path, ...words] = [...GENTLY, path, '-hide_banner', '-nostdin', '-loglevel', 'error', ...args]
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe', ...Array.from({ length: descriptors }, () => 'pipe' as const)],
    env: {},
    windowsHide: true,
  })
  if (GENTLY.length === 0) lower(child)
  let complaint = ''
  child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-MOST_COMPLAINT)))
  const kill = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', kill, { once: true })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      signal.removeEventListener('abort', kill)
      if (signal.aborted) reject(signal.reason)
      else if (code === 0) resolve()
      else reject(new Error(`ffmpeg ended with ${code}: ${complaint.trim()}`))
    })
  })
  // Whoever waits hears of it; until somebody does, it is not unhandled.
  ended.catch(() => {})
  return {
    reads: (descriptor) => streamOf(child, descriptor, 'readable'),
    writes: (descriptor) => streamOf(child, descriptor, 'writable'),
    ended,
    kill,
  }
}

/** Calls back with the time that ffmpeg has reached, ms: from what it writes with `-progress`. */
export function watchProgress(from: Readable, told: (ms: number) => void): void {
  let rest = ''
  from.on('data', (text: Buffer) => {
    const lines = (rest + text.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, us] = /^out_time_us=(\d+)/.exec(line) ?? []
      if (us !== undefined) told(Number(us) / 1_000)
    }
  })
}

function lower({ pid }: ChildProcess): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
}

function streamOf(child: ChildProcess, descriptor: number, way: 'readable'): Readable
function streamOf(child: ChildProcess, descriptor: number, way: 'writable'): Writable
function streamOf(child: ChildProcess, descriptor: number, way: 'readable' | 'writable'): Readable | Writable {
  const stream = child.stdio[descriptor]
  if (stream && way in stream) {
    // A pipe that breaks ends its process too, and that is reported.
    stream.on('error', () => {})
    return stream
  }
  throw new Error(`Descriptor ${descriptor} of ffmpeg is not ${way}.`)
}
