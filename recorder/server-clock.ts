// The SFU's clock as the server's: one mapping, shared by all that arrives in a recording.

/** A later least delay is believed when nothing quicker has come for so long, ms. */
const WINDOW_MS = 120_000
const PERIOD_MS = 10_000
/** How fast the mapping follows, ms per ms: no clock that works is off by more. */
const SLEW = 0.001
/** A report that is so much quicker than all before shows that those were late, ms: it is believed at once. */
const QUICKER_MS = 20
/** A mapping further off than this belongs to another clock: another worker, another host. */
const JUMP_MS = 1_000
/** A sender that is late by more than a jump is only late, unless it stays so. */
const LATE_MS = 5_000

type Period = { readonly since: number; least: number }

/**
 * Learns from sender reports how the SFU's clock stands to the server's. A report comes late, never early, so the
 * least delay seen is nearest to the truth; that it is not zero shifts all tracks alike, by about a millisecond.
 */
export class ServerClock {
  #periods: Period[] = []
  #offset: number | null = null
  #at = 0
  #lateSince: number | null = null

  /** Takes a sender report. `ntpMs` is the SFU's clock, `now` epoch ms on the server's when it came. */
  observe(ntpMs: number, now: number): void {
    const delay = now - ntpMs
    if (this.#offset === null || this.#hasJumped(delay, now)) return this.#anchor(delay, now)
    this.#add(delay, now)
    const target = Math.min(...this.#periods.map(({ least }) => least))
    const off = target - this.#offset
    const step = SLEW * Math.max(0, now - this.#at)
    this.#offset += off < -QUICKER_MS ? off : Math.max(-step, Math.min(step, off))
    this.#at = now
  }

  /** What to add to the SFU's time, ms, for the server's; null before the first report. */
  get offset(): number | null {
    return this.#offset
  }

  #hasJumped(delay: number, now: number): boolean {
    const off = delay - (this.#offset ?? delay)
    if (off < -JUMP_MS) return true
    if (off <= JUMP_MS) this.#lateSince = null
    else this.#lateSince ??= now
    return this.#lateSince !== null && now - this.#lateSince >= LATE_MS
  }

  #anchor(delay: number, now: number): void {
    this.#periods = [{ since: now, least: delay }]
    this.#offset = delay
    this.#at = now
    this.#lateSince = null
  }

  #add(delay: number, now: number): void {
    const last = this.#periods.at(-1)
    if (last && now - last.since < PERIOD_MS) last.least = Math.min(last.least, delay)
    else this.#periods = [...this.#periods.filter(({ since }) => now - since < WINDOW_MS), { since: now, least: delay }]
  }
}
