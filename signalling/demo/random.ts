// Chance that can be repeated: the same seed gives the same year.

/** A source of chance. */
export type Chance = {
  /** From 0 up to 1, 1 excluded. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  /** Some of a list, in its order, each with this probability. */
  some<T>(from: readonly T[], probability: number): T[]
}

/** A linear congruential generator (the constants of Numerical Recipes), of which the upper bits are used. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) / 2 ** 24
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    some: (from, probability) => from.filter(() => next() < probability),
  }
}
