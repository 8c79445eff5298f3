// A source's RTP clock as the SFU's: a line that follows a sender clock which is off, and ignores what is only late.

/** So many reports are looked at, one a second or so. */
const WINDOW = 10
/** So many of the last ones within so many ms of each other are precise, not merely the least late. */
const AGREEING = 4
const AGREEMENT_MS = 2
/** How fast the line follows, ms per ms: more than any clock is off, less than anybody hears; slower to what is later. */
const SLEW = { earlier: 0.004, later: 0.001 } as const
/** Further off than this the line starts anew: another layer, another sender, a clock that was set. */
const JUMP_MS = 40

/** RTP timestamps of 32 bits, counted on where they wrap; small steps back are possible. */
export class RtpCounter {
  #last: number | null = null

  /** The extended form of a timestamp near the last one. */
  extend(timestamp: number): number {
    if (this.#last === null) return (this.#last = timestamp)
    this.#last += (timestamp - this.#last) | 0
    return this.#last
  }

  /** The extended form without moving on; null before the first. */
  peek(timestamp: number): number | null {
    return this.#last === null ? null : this.#last + ((timestamp - this.#last) | 0)
  }
}

/**
 * Learns from sender reports. Where the SFU knows the instant of capture, its reports say that, precisely. Before, they
 * say when a packet came: late by what the network added, never early, so that the least late ones count.
 */
export class RtpClock {
  readonly #ticksPerMs: number
  #reports: number[] = []
  #offset: number | null = null
  #at = 0

  constructor(clockRate: number) {
    this.#ticksPerMs = clockRate / 1000
  }

  /** Takes a report: an extended RTP timestamp and the SFU's time at it, ms. Returns whether the line has jumped. */
  observe(rtp: number, ntpMs: number): boolean {
    this.#reports = [...this.#reports, ntpMs - rtp / this.#ticksPerMs].slice(-WINDOW)
    const target = this.#target()
    const off = target - (this.#offset ?? target)
    const jumps = Math.abs(off) > JUMP_MS
    const passed = Math.max(0, ntpMs - this.#at)
    // At first every report that is less late than all before is nearer to the truth.
    const learns = off < 0 && this.#reports.length < WINDOW
    if (this.#offset === null || jumps || learns) this.#offset = target
    else this.#offset += Math.max(-SLEW.earlier * passed, Math.min(SLEW.later * passed, off))
    if (jumps) this.#reports = this.#reports.slice(-AGREEING)
    this.#at = ntpMs
    return jumps
  }

  /** The SFU's time at an extended RTP timestamp, ms; null before the first report. */
  at(rtp: number): number | null {
    return this.#offset === null ? null : rtp / this.#ticksPerMs + this.#offset
  }

  /** Forgets everything: the timestamps have begun anew. */
  reset(): void {
    this.#reports = []
    this.#offset = null
  }

  #target(): number {
    const last = this.#reports.slice(-AGREEING).toSorted((one, other) => one - other)
    const [least = 0] = last
    const most = last.at(-1) ?? least
    if (last.length === AGREEING && most - least < AGREEMENT_MS) return (least + most) / 2
    const [first = 0, second = first] = this.#reports.toSorted((one, other) => one - other)
    // One report may be wrong altogether.
    return this.#reports.length < AGREEING ? first : second
  }
}
