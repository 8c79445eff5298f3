// Seeded randomness for the fuzzers: the same seed says the same things in the same order.

/** Texts that break what is careless with texts. */
const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u0007\u001b[2J',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '%00',
  '%s%n',
  "' or 1=1 --",
  '<script>',
  '💥'.repeat(9),
  'Lục Ngạn',
  '\u202eabc',
  '\ud800',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  'a'.repeat(300),
  'sample',
  '0',
  '[object Object]',
]
const ODD_NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.5,
  255,
  256,
  65_536,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  1e308,
  -1e308,
  1e-308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]

/** A source of random choices (the generator mulberry32, whose whole state is 32 bits). */
export class Random {
  #state: number

  /** @param seed any number; its lower 32 bits count */
  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** A source of its own for something that runs beside others, so that their order does not matter. */
  fork(): Random {
    return new Random(this.below(2 ** 32))
  }

  /** A number from 0 to below 1. */
  float(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.float() * limit)
  }

  chance(probability: number): boolean {
    return this.float() < probability
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const index = this.below(list.length)
    if (!(index in list)) throw new Error('There is nothing to pick from.')
    // The index is in the list, whose holes are no concern of ours.
    return list[index] as T
  }

  /** A text that is odd, or of random characters. */
  text(): string {
    if (this.chance(0.7)) return this.pick(ODD_TEXTS)
    return String.fromCodePoint(...Array.from({ length: this.below(40) }, () => this.below(0xd7ff)))
  }

  number(): number {
    return this.chance(0.7) ? this.pick(ODD_NUMBERS) : this.below(1_000)
  }

  /** Any value that JSON or a binary frame can carry, a few levels deep. */
  junk(depth = 3): unknown {
    const kind = this.below(depth > 0 ? 9 : 6)
    if (kind === 0) return null
    if (kind === 1) return this.chance(0.5)
    if (kind === 2) return this.number()
    if (kind === 3) return this.text()
    if (kind === 4) return this.pick([[], {}, [[]], { toJSON: 1 }, [null]])
    if (kind === 5) return this.chance(0.1) ? Buffer.from(this.text()) : this.number()
    if (kind === 6) return Array.from({ length: this.below(5) }, () => this.junk(depth - 1))
    if (kind === 7) return Array.from({ length: 500 + this.below(500) }, () => 0)
    return Object.fromEntries(Array.from({ length: this.below(5) }, () => [this.text(), this.junk(depth - 1)]))
  }

  /** A copy of a value with one place of it spoilt: replaced, left out, repeated or joined by something else. */
  spoilt(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || this.chance(0.15)) return this.junk()
    if (Array.isArray(value)) return this.#spoiltList(value)
    const entries = Object.entries(value)
    if (entries.length === 0) return { [this.text()]: this.junk() }
    const [name, inside] = this.pick(entries)
    const rest = Object.fromEntries(entries.filter(([key]) => key !== name))
    const way = this.below(8)
    if (way === 0) return rest
    if (way === 1) return { ...value, [this.text()]: this.junk() }
    return { ...rest, [name]: this.spoilt(inside) }
  }

  #spoiltList(list: readonly unknown[]): unknown[] {
    const at = this.below(list.length)
    const way = this.below(5)
    if (list.length === 0 || way === 0) return [...list, this.junk()]
    if (way === 1) return list.toSpliced(at, 1)
    if (way === 2)
      return Array.from({ length: list.length * (2 + this.below(40)) }, (_, index) => list[index % list.length])
    return list.with(at, this.spoilt(list[at]))
  }
}
