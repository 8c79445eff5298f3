// The account of an attack: what was sent, and what each message came to.
import { isRefusalCode } from '../../../signalling/protocol/refusals.ts'

/** What became of one message: `ok`, a refusal code, or one of the ways in which a border answers without a code. */
export type Outcome = string

/** Outcomes that are no refusal code: the connection was closed, nothing was to be answered, the page was shown, HTTP's own refusal. */
const WITHOUT_CODE = new Set(['closed', 'unanswered', 'page', 'http 4xx'])

/** What one kind of message may come to. */
type Kind = {
  readonly outcomes: Map<Outcome, number>
  readonly samples: Map<Outcome, string>
  readonly mayBeOk: boolean
  readonly floods: boolean
}

/** Counts by kind. */
export class Tally {
  readonly #kinds = new Map<string, Kind>()

  /**
   * Names a kind before its first message.
   * @param may `mayBeOk`: a message may happen to make sense; `floods`: being too many is the point of it
   */
  open(name: string, may: { mayBeOk?: boolean; floods?: boolean } = {}): void {
    this.#kinds.set(name, { outcomes: new Map(), samples: new Map(), mayBeOk: false, floods: false, ...may })
  }

  /** Notes what one message came to. */
  count(name: string, outcome: Outcome, message: unknown): void {
    const kind = this.#kinds.get(name)
    if (!kind) throw new Error(`Nobody opened the kind ${name}.`)
    kind.outcomes.set(outcome, (kind.outcomes.get(outcome) ?? 0) + 1)
    if (!kind.samples.has(outcome)) kind.samples.set(outcome, sample(message))
  }

  get total(): number {
    return [...this.#kinds.values()].reduce((sum, kind) => sum + sent(kind), 0)
  }

  /** Every outcome that should not be, with one message that led to it. */
  offences(): string[] {
    return [...this.#kinds].flatMap(([name, kind]) => {
      const limited = kind.outcomes.get('rate-limited') ?? 0
      const offences = [...kind.outcomes.keys()]
        .filter((outcome) => (outcome === 'ok' ? !kind.mayBeOk : !isGood(outcome)))
        .map((outcome) => `${name} came to ${outcome}: ${kind.samples.get(outcome)}`)
      if (!kind.floods && limited > 0.4 * sent(kind)) offences.push(`${name} was mostly rate-limited`)
      return offences
    })
  }

  /** One line a kind: what was sent, what it came to. */
  table(): string {
    const lines = [...this.#kinds].map(([name, kind]) => {
      const outcomes = [...kind.outcomes]
        .toSorted(([, a], [, b]) => b - a)
        .map(([outcome, count]) => `${outcome} ${count}`)
      return `${name.padEnd(30)} ${String(sent(kind)).padStart(6)}  ${outcomes.join(', ')}`
    })
    return [
      `${'kind'.padEnd(30)}   sent  came to`,
      ...lines,
      `${'all'.padEnd(30)} ${String(this.total).padStart(6)}`,
    ].join('\n')
  }
}

function isGood(outcome: Outcome): boolean {
  return outcome !== 'fault' && (isRefusalCode(outcome) || WITHOUT_CODE.has(outcome))
}

function sent(kind: Kind): number {
  return [...kind.outcomes.values()].reduce((sum, count) => sum + count, 0)
}

function sample(message: unknown): string {
  try {
    return (JSON.stringify(message) ?? String(message)).slice(0, 1_500)
  } catch {
    return '(cannot be shown)'
  }
}
