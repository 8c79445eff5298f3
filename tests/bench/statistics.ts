// What a row of measurements says in few figures.

/** A row of measurements in short, in the unit of the row. */
export type Summary = { readonly median: number; readonly p95: number; readonly max: number; readonly count: number }

/**
 * The value below which a share of the row lies: between two neighbours by linear interpolation
 * (Hyndman and Fan 1996, definition 7).
 * @param share 0–1
 * @throws Error for an empty row
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) throw new Error('An empty row has no quantile.')
  return low + (high - low) * (place - Math.floor(place))
}

/** The middle of a row. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** A row in short, each figure rounded to whole units. */
export function summarize(values: readonly number[]): Summary {
  return {
    median: Math.round(median(values)),
    p95: Math.round(quantile(values, 0.95)),
    max: Math.round(Math.max(...values)),
    count: values.length,
  }
}
