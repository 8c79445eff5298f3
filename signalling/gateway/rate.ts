// How fast one connection may ask.

/** Requests a second in the long run, and how many may come at once. */
export const REQUESTS = { perSecond: 40, burst: 200 } as const

/** A token bucket: starts full, refills evenly. */
export class TokenBucket {
  readonly #perMs: number
  readonly #most: number
  #tokens: number
  #at: number

  /** @param now epoch ms */
  constructor({ perSecond, burst }: { perSecond: number; burst: number }, now: number) {
    this.#perMs = perSecond / 1_000
    this.#most = burst
    this.#tokens = burst
    this.#at = now
  }

  /** Takes one token; false when there is none. */
  take(now: number): boolean {
    this.#tokens = Math.min(this.#most, this.#tokens + Math.max(0, now - this.#at) * this.#perMs)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
