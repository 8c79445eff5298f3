// Rings at a time that may be moved.

/** The longest a timer can wait, ms: past that Node would ring at once. */
const LONGEST_MS = 2_147_483_647

export class Alarm {
  readonly #ring: () => void
  #timer: NodeJS.Timeout | undefined

  /** @param ring must not throw */
  constructor(ring: () => void) {
    this.#ring = ring
  }

  /** Rings at `at` instead of at any former time; null: not at all. Both are epoch ms. */
  set(at: number | null, now: number): void {
    clearTimeout(this.#timer)
    if (at === null) return
    this.#timer = setTimeout(this.#ring, Math.min(Math.max(at - now, 0), LONGEST_MS))
    this.#timer.unref()
  }

  /** Never rings again. */
  close(): void {
    clearTimeout(this.#timer)
  }
}
