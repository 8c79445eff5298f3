// What every benchmark is: it runs, tells what it is doing, and answers figures and the goals that it held them against.

/** A goal and whether the figures reach it. */
export type Goal = { readonly sentence: string; readonly reached: boolean }

/** What a benchmark answers. */
export type Outcome = {
  /** Plain JSON. */
  readonly figures: Readonly<Record<string, unknown>>
  readonly goals: readonly Goal[]
}

/** Tells a line of progress. */
export type Say = (line: string) => void

/** What a benchmark runs with. */
export type BenchContext = {
  readonly say: Say
  /** What must be closed when the benchmark ends, also when it is interrupted; last in, first out. */
  readonly opened: AsyncDisposableStack
}

/** A benchmark. Throws when it cannot be held; the message says why. */
export type Bench = (context: BenchContext) => Promise<Outcome>

/**
 * A whole number from the environment, for runs shorter or longer than usual.
 * @throws Error when it is there but not a whole number above 0
 */
export function countFrom(name: string, usual: number): number {
  const text = process.env[name]
  if (text === undefined || text === '') return usual
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new Error(`${name} must be a whole number above 0.`)
  return count
}

/**
 * Waits for something, but not for ever.
 * @param what named in the error
 * @throws Error when it does not come in time, or what the promise throws
 */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`${what} took more than ${ms / 1_000} s.`)), ms)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
