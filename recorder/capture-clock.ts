// When what a packet carries was captured, on the server's clock.
import type { SenderReport } from './rtcp.ts'
import { RtpClock, RtpCounter } from './rtp-clock.ts'
import type { ServerClock } from './server-clock.ts'

/** What lies so far from now cannot be true: the sender has changed its timestamps, ms. */
const [EARLIEST_MS, LATEST_MS] = [-15_000, 2_000]

/** The clock of one source: its RTP clock to the SFU's, and that to the server's. */
export class CaptureClock {
  readonly #server: ServerClock
  readonly #ticksPerMs: number
  readonly #counter = new RtpCounter()
  readonly #line: RtpClock
  /** Epoch ms at RTP time zero, judged by when a packet came; used until the sender has reported. */
  #guess: number | null = null

  constructor(clockRate: number, server: ServerClock) {
    this.#server = server
    this.#ticksPerMs = clockRate / 1000
    this.#line = new RtpClock(clockRate)
  }

  /** Takes a sender report that came at `at`, epoch ms. */
  report({ ntpMs, rtpTimestamp }: SenderReport, at: number): void {
    this.#server.observe(ntpMs, at)
    this.#line.observe(this.#counter.extend(rtpTimestamp), ntpMs)
  }

  /** Does without a sender report: takes a packet as captured when it came, epoch ms. */
  guess(timestamp: number, arrivedAt: number): void {
    this.#guess = arrivedAt - this.#counter.extend(timestamp) / this.#ticksPerMs
  }

  /** Whether it can tell times. */
  get isReady(): boolean {
    return this.#guess !== null || this.#line.at(0) !== null
  }

  /** When a timestamp was captured, epoch ms; null when unknown, or when it cannot be true and all is forgotten. */
  at(timestamp: number, now: number): number | null {
    const rtp = this.#counter.extend(timestamp)
    const sfu = this.#line.at(rtp)
    const offset = this.#server.offset
    const guessed = this.#guess === null ? null : rtp / this.#ticksPerMs + this.#guess
    const at = sfu !== null && offset !== null ? sfu + offset : guessed
    if (at !== null && at - now > EARLIEST_MS && at - now < LATEST_MS) return at
    this.reset()
    return null
  }

  /** Forgets what it knows of the source: its timestamps have begun anew, or it was silent for long. */
  reset(): void {
    this.#line.reset()
    this.#guess = null
  }
}
