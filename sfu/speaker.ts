// Who speaks: dominance over the others, which changes slowly, joined with being audible at all.

/** How long the speaker may pause before nobody counts as speaking, ms: longer than the breath between two sentences. */
export const PAUSE_MS = 1_000

/**
 * Joins two readings of a router's microphones. Dominance (mediasoup's ActiveSpeakerObserver) compares speakers over
 * three spans of time against their own noise floors, so it does not flap between two who speak; but it never says
 * "nobody" and names the first microphone that opens, even a silent one. Audibility (AudioLevelObserver) knows silence.
 */
export class Speaker {
  readonly #changed: (speaking: string | null) => void
  #dominant: string | undefined
  #audible: ReadonlySet<string> = new Set()
  #speaking: string | null = null
  #pause: NodeJS.Timeout | undefined

  /** `changed` is told each new speaker, null for none. */
  constructor(changed: (speaking: string | null) => void) {
    this.#changed = changed
  }

  /** A microphone now dominates the others. */
  dominates(id: string): void {
    // Taking over from another one is proof of speech; being the only one is not.
    const tookOver = this.#dominant !== undefined
    this.#dominant = id
    if (tookOver || this.#audible.has(id)) this.#speaks(id)
  }

  /** The microphones above the threshold during the last interval; none is silence, told once when it begins. */
  audible(ids: readonly string[]): void {
    this.#audible = new Set(ids)
    if (this.#dominant !== undefined && this.#audible.has(this.#dominant)) this.#speaks(this.#dominant)
    else if (this.#speaking !== null) this.#pause ??= setTimeout(() => this.#speaks(null), PAUSE_MS)
  }

  /** A microphone was closed. */
  gone(id: string): void {
    if (this.#dominant === id) this.#dominant = undefined
    if (this.#speaking === id) this.#speaks(null)
  }

  /** Says nothing any more. */
  close(): void {
    clearTimeout(this.#pause)
  }

  #speaks(id: string | null): void {
    clearTimeout(this.#pause)
    this.#pause = undefined
    if (id === this.#speaking) return
    this.#speaking = id
    this.#changed(id)
  }
}
