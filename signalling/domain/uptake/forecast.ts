// Where the ratio will stand at the end of a period: an interval from what was and what is planned.

/** What is known when a forecast is made. */
export type ForecastBase = {
  /** Meetings of the period that are settled, and those of them by video. */
  readonly meetings: number
  readonly byVideo: number
  /** Meetings that are still to come in the period. */
  readonly coming: number
  /** Meetings of the past by which the chance is judged, and those of them by video. */
  readonly pastMeetings: number
  readonly pastByVideo: number
}

/** The ratio at the period's end: most likely about `middle`, with a chance of `chance` between `low` and `high`. */
export type Forecast = {
  readonly low: number
  readonly middle: number
  readonly high: number
  /** 0.8 */
  readonly chance: number
  /** How many meetings it takes to be still to come. */
  readonly coming: number
}

const CHANCE = 0.8

/**
 * The forecast. Each coming meeting is held by video with a chance p that we do not know; what the past tells of p is
 * Beta(v + ½, n − v + ½), v of n past meetings by video (Jeffreys' prior). The number X of coming meetings by video
 * then follows the beta-binomial law
 *
 *   P(X = k) = C(m, k) · B(k + a, m − k + b) / B(a, b),   a = v + ½, b = n − v + ½, m coming meetings,
 *
 * and the ratio at the end is (byVideo + X) / (meetings + m). `low` and `high` are its 10% and 90% quantiles, `middle`
 * its median. It takes meetings to be independent and the habit to stay as it was; a change of policy it cannot know.
 * @returns null when there is nothing to have a ratio of
 */
export function forecastOf(base: ForecastBase): Forecast | null {
  const { meetings, byVideo, coming, pastMeetings, pastByVideo } = base
  if (meetings + coming === 0) return null
  const a = pastByVideo + 0.5
  const b = pastMeetings - pastByVideo + 0.5
  const quantiles = betaBinomialQuantiles(coming, a, b, [(1 - CHANCE) / 2, 0.5, (1 + CHANCE) / 2])
  const [low = 0, middle = 0, high = 0] = quantiles.map((k) => (byVideo + k) / (meetings + coming))
  return { low, middle, high, chance: CHANCE, coming }
}

/** The least k with P(X ≤ k) ≥ q, for each q in rising order. */
function betaBinomialQuantiles(m: number, a: number, b: number, qs: readonly number[]): number[] {
  const sums = cumulated(m, a, b)
  return qs.map((q) => {
    const k = sums.findIndex((sum) => sum >= q)
    // By rounding the last sum may stay a little below 1.
    return k === -1 ? m : k
  })
}

/** P(X ≤ k) for k from 0 to m; P(0) by logarithms, then each from the one before. */
function cumulated(m: number, a: number, b: number): number[] {
  let logP = logBeta(a, m + b) - logBeta(a, b)
  let sum = 0
  return Array.from({ length: m + 1 }, (_, k) => {
    if (k > 0) logP += Math.log(((m - k + 1) * (k - 1 + a)) / (k * (m - k + b)))
    sum += Math.exp(logP)
    return sum
  })
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** Stirling's series after lifting the argument above 8; error below 1e-11 for positive x. */
function logGamma(x: number): number {
  let lifted = x
  let shift = 0
  while (lifted < 8) {
    shift -= Math.log(lifted)
    lifted += 1
  }
  const inverse = 1 / lifted
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1_260 - square / 1_680)))
  return shift + (lifted - 0.5) * Math.log(lifted) - lifted + Math.log(2 * Math.PI) / 2 + series
}
