// A task that never runs twice at once, and runs once more when it was asked for meanwhile.

export class Coalesced {
  readonly #task: () => Promise<void>
  #running: Promise<void> | undefined
  #again = false

  /** @param task must not throw */
  constructor(task: () => Promise<void>) {
    this.#task = task
  }

  /** Runs the task now, or once more after the run under way; resolves when nothing is left to do. */
  run(): Promise<void> {
    this.#again = true
    this.#running ??= this.#loop()
    return this.#running
  }

  async #loop(): Promise<void> {
    while (this.#again) {
      this.#again = false
      await this.#task()
    }
    this.#running = undefined
  }
}
