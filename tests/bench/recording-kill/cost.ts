// What a kill cost a track: the hole around it in the times of its samples.

/** What a kill cost, s. */
export type Cost = {
  /** What was sent before the kill and is not in the recording. */
  readonly lost: number
  /** From the kill to what is recorded again; infinite for never. */
  readonly again: number
}

/** The hole of a kill begins so long before it or after it at most, ms. */
const [BEFORE_MS, AFTER_MS] = [5_000, 1_000]

/**
 * The longest hole that begins around a kill.
 * @param starts when samples begin, epoch ms, in order
 * @param killedAt epoch ms
 * @returns null for a track that had nothing yet
 */
export function costOf(starts: readonly number[], killedAt: number): Cost | null {
  let longest: Cost | null = null
  for (const [index, start] of starts.entries()) {
    if (start < killedAt - BEFORE_MS || start > killedAt + AFTER_MS) continue
    const cost = { lost: seconds(killedAt - start), again: seconds((starts[index + 1] ?? Infinity) - killedAt) }
    if (!longest || cost.lost + cost.again > longest.lost + longest.again) longest = cost
  }
  return longest && { ...longest, lost: Math.max(0, longest.lost) }
}

function seconds(ms: number): number {
  return Math.round(ms) / 1_000
}
