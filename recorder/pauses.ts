// The parts of a recording that nothing may be kept of.

/**
 * What is kept after a pause begins so much later, ms: until a sender has told its clock, what arrives counts as
 * captured when it came, and that is a little late.
 */
export const GUARD_MS = 150

/** The pauses of a recording, in epoch ms on the server's clock. */
export class Pauses {
  #since: number | null = null
  #over: { readonly from: number; readonly to: number }[] = []

  /** Begins a pause; asked again, the earlier moment counts. */
  pause(at: number): void {
    this.#since = Math.min(at, this.#since ?? at)
  }

  /** Ends the pause; nothing when there is none. */
  resume(at: number): void {
    if (this.#since === null) return
    this.#over.push({ from: this.#since, to: Math.max(at, this.#since) + GUARD_MS })
    this.#since = null
  }

  get isPaused(): boolean {
    return this.#since !== null
  }

  /**
   * Looks for a pause that lies, if only in part, between two moments: nothing captured then may be kept.
   * @returns when that pause began; null when there is none
   */
  between(from: number, to: number): number | null {
    if (this.#since !== null && to >= this.#since) return this.#since
    return this.#over.find((pause) => to >= pause.from && from < pause.to)?.from ?? null
  }
}
