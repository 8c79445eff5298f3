// What came of every hostile request, by kind.

/** How a hostile request ended: a refusal's code, or `harmless` when it was taken and did no harm. */
export type Outcome = string

/** Counts by kind and outcome. */
export class Tally {
  readonly #kinds = new Map<string, Map<Outcome, number>>()

  /** Counts one request. */
  count(kind: string, outcome: Outcome): void {
    const outcomes = this.#kinds.get(kind) ?? new Map<Outcome, number>()
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    this.#kinds.set(kind, outcomes)
  }

  get total(): number {
    return [...this.#kinds.values()]
      .flatMap((outcomes) => [...outcomes.values()])
      .reduce((sum, count) => sum + count, 0)
  }

  /** How many ended so, over all kinds. */
  ended(outcome: Outcome): number {
    return [...this.#kinds.values()].reduce((sum, outcomes) => sum + (outcomes.get(outcome) ?? 0), 0)
  }

  /** A line for each kind. */
  report(): string {
    const lines = [...this.#kinds].map(([kind, outcomes]) => {
      const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ')
      return `  ${kind}: ${counts}`
    })
    return [`${this.total} hostile requests`, ...lines].join('\n')
  }
}
