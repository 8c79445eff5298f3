// Limits of the library of recordings.

/** How many recordings one act may concern, and how many stand on a page of the library. */
export const RECORDING_LIMITS = { atOnce: 500, page: 50 } as const
