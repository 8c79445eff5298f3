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

/** The most callers that are remembered; past it the one unseen for longest is forgotten. */
const MOST_CALLERS = 10_000

/** A bucket for each caller. */
export class Buckets {
  readonly #rate: { readonly perSecond: number; readonly burst: number }
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(rate: { readonly perSecond: number; readonly burst: number }) {
    this.#rate = rate
  }

  /** Takes one token of a caller's bucket; false when there is none. */
  take(caller: string, now: number): boolean {
    const bucket = this.#buckets.get(caller) ?? new TokenBucket(this.#rate, now)
    // Put back at the end: a Map keeps the order of insertion.
    this.#buckets.delete(caller)
    this.#buckets.set(caller, bucket)
    if (this.#buckets.size > MOST_CALLERS) this.#forgetOldest()
    return bucket.take(now)
  }

  #forgetOldest(): void {
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest)
      return
    }
  }
}
