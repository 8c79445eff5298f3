// The one clock of a replay: where it is, how fast it goes, whether it stands. Told the time by whoever reads it.

/** The rates that are offered. */
export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

/** A clock that counts ms since the opening of the session. */
export class PlayerClock {
  #ms: number
  #rate = 1
  /** Since when it runs, on the reader's clock; null while it stands. */
  #since: number | null = null
  /** It goes no further than this, ms: the end, or what is known of a session that goes on. */
  #limitMs = Infinity

  /** @param ms where it stands at first */
  constructor(ms: number) {
    this.#ms = ms
  }

  /** Its rate while it runs. */
  get rate(): number {
    return this.#rate
  }

  /** Whether it runs. */
  get running(): boolean {
    return this.#since !== null
  }

  /** Where it is. @param now the reader's clock, ms, ever rising */
  at(now: number): number {
    const ms = this.#since === null ? this.#ms : this.#ms + (now - this.#since) * this.#rate
    return Math.max(0, Math.min(ms, this.#limitMs))
  }

  /** Lets it run or stand, where it is. */
  run(running: boolean, now: number): void {
    this.set(this.at(now), now)
    this.#since = running ? now : null
  }

  /** Puts it somewhere else; it goes on running or standing. */
  set(ms: number, now: number): void {
    this.#ms = Math.max(0, Math.min(ms, this.#limitMs))
    if (this.#since !== null) this.#since = now
  }

  /** Changes its rate. */
  setRate(rate: number, now: number): void {
    this.set(this.at(now), now)
    this.#rate = rate
  }

  /** How far it may go. */
  setLimit(limitMs: number, now: number): void {
    this.set(this.at(now), now)
    this.#limitMs = limitMs
  }
}

/** The next faster or slower rate that is offered. */
export function otherRate(rate: number, by: 1 | -1): number {
  const place = RATES.findIndex((one) => one >= rate)
  return RATES[Math.max(0, Math.min(RATES.length - 1, (place === -1 ? RATES.length - 1 : place) + by))] ?? rate
}
