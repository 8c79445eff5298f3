// How an account locks after wrong attempts: gently, for a growing while, and forgets them in time.
import type { Failures } from '../../ports/accounts.ts'

/** So many wrong attempts in a row lock. */
const FREE_ATTEMPTS = 5
const MINUTE_MS = 60_000
const LONGEST_LOCK_MS = 15 * MINUTE_MS

/** After so long without another wrong attempt the earlier ones are forgotten, ms. */
export const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS

/** What an account has that nobody failed with. */
export const NO_FAILURES: Failures = { failedAttempts: 0, lockedUntil: 0 }

/** Whether no attempt is looked at now. */
export function isLocked({ failedAttempts, lockedUntil }: Failures, at: number): boolean {
  return failedAttempts >= FREE_ATTEMPTS && lockedUntil > at
}

/** Minutes until it opens again, begun ones counting as whole. */
export function minutesLocked({ lockedUntil }: Failures, at: number): number {
  return Math.ceil((lockedUntil - at) / MINUTE_MS)
}

/** The failures after one more: from the fifth on it locks for 1, 2, 4, 8, then 15 minutes. */
export function afterFailure({ failedAttempts, lockedUntil }: Failures, at: number): Failures {
  const forgotten = lockedUntil + FORGOTTEN_AFTER_MS <= at
  const attempts = (forgotten ? 0 : failedAttempts) + 1
  const beyond = attempts - FREE_ATTEMPTS
  const lockMs = beyond < 0 ? 0 : Math.min(MINUTE_MS * 2 ** beyond, LONGEST_LOCK_MS)
  return { failedAttempts: attempts, lockedUntil: at + lockMs }
}
