// What set-up says on the console: one updating progress line on a terminal, a line now and then elsewhere.

/** Where lines go; `process.stdout` fits. */
export type Output = {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Without a terminal a progress line is repeated at most this often. */
const QUIET_MS = 10_000

/** Speaks for one run of set-up: progress while something takes long, and result lines. */
export class Report {
  #output: Output
  #startedAt = performance.now()
  #lastProgressAt = Number.NEGATIVE_INFINITY
  #lineOpen = false
  #spoke = false

  constructor(output: Output = process.stdout) {
    this.#output = output
  }

  /** Whether anything but the closing line has been said: false when everything was already there. */
  get spoke(): boolean {
    return this.#spoke
  }

  /** Milliseconds since this run began. */
  get elapsedMs(): number {
    return performance.now() - this.#startedAt
  }

  /** A line that stays. */
  line(text: string): void {
    this.#spoke = true
    this.#lastProgressAt = performance.now()
    this.#write(`${text}\n`)
  }

  /** What is going on inside a long step; replaces the former progress on a terminal. */
  progress(text: string): void {
    this.#spoke = true
    if (this.#output.isTTY === true) {
      this.#write(`  ${text}`.slice(0, (this.#output.columns ?? 80) - 1))
      this.#lineOpen = true
      return
    }
    if (performance.now() - this.#lastProgressAt < QUIET_MS) return
    this.#lastProgressAt = performance.now()
    this.#write(`  ${text}\n`)
  }

  /** The closing line; does not count as having spoken. */
  close(text: string): void {
    this.#write(`${text}\n`)
  }

  #write(text: string): void {
    const wipe = this.#lineOpen ? '\r\u001b[2K' : ''
    this.#lineOpen = false
    this.#output.write(wipe + text)
  }
}

/** A duration as a person reads it: `0.4 s`, `12 s`, `2 min 31 s`. */
export function spoken(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
