// What is missing to reach the target within a period.

/** The sentence that matters, as numbers. */
export type Missing = {
  readonly target: number
  /** It is reached already, if nothing more were held. */
  readonly isReached: boolean
  /** So many more meetings, all by video and beside nothing else, would reach it; 0 when reached, null when none can. */
  readonly more: number | null
  /** Of the meetings that are planned in the period, so many must be by video to end at the target. */
  readonly ofPlanned: {
    readonly planned: number
    readonly needed: number
    /** All of them by video would be enough. */
    readonly isWithinReach: boolean
  }
}

/**
 * With v of n meetings by video and a target t: `more` is the least x with (v + x) / (n + x) ≥ t, that is
 * x = ⌈(t·n − v) / (1 − t)⌉; with m planned, `needed` is the least y with (v + y) / (n + m) ≥ t, that is ⌈t·(n + m) − v⌉.
 */
export function missingOf(byVideo: number, meetings: number, planned: number, target: number): Missing {
  const short = rounded(target * meetings - byVideo)
  const isReached = short <= 0 && meetings > 0
  const needed = Math.max(0, Math.ceil(rounded(target * (meetings + planned) - byVideo)))
  return {
    target,
    isReached,
    more: moreFor(short, target),
    ofPlanned: { planned, needed, isWithinReach: needed <= planned },
  }
}

function moreFor(short: number, target: number): number | null {
  if (short <= 0) return 0
  return target >= 1 ? null : Math.ceil(rounded(short / (1 - target)))
}

/** 0.1 · 30 is 3.0000000000000004: what lies that near to a whole number is one. */
function rounded(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-9 ? whole : value
}
