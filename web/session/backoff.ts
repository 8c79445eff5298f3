// How long to wait before trying again.

/**
 * Doubles from 250 ms to 5 s, spread by ±25 % so that three hundred pages do not come back at the same instant.
 * @param attempt 0 for the first wait
 * @param random 0–1
 * @returns ms
 */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  return Math.min(5_000, 250 * 2 ** attempt) * (0.75 + random / 2)
}

/** Resolves after some ms, or at once when the signal aborts. */
export function pause(ms: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      until.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    until.addEventListener('abort', done)
  })
}
