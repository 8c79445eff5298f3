// What a lost connection to the database means for a call: tried again where that is safe, else refused.
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from '../protocol/refusals.ts'

/** Waits between attempts, ms: together longer than the embedded server needs to come back. */
const WAITS_MS = [20, 50, 100, 200, 400, 800, 1_600]

/** Error codes of the system and of PostgreSQL (classes 08 and 57P) that mean: the server is not there just now. */
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])
const SERVER_CODES = /^(08...|57P0[1-4]|53300)$/
/** What `pg` says without a code. */
const DRIVER_WORDS = /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable/i

/** Whether an error says that the database was not reached or was lost on the way. */
function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string') {
    return SYSTEM_CODES.has(error.code) || SERVER_CODES.test(error.code)
  }
  return DRIVER_WORDS.test(error.message)
}

/**
 * Runs something that may safely run twice, again and again for some three seconds while the database is away.
 * @throws Refusal `storage-unavailable` when it stays away.
 */
export async function repeatable<T>(run: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await run()
    } catch (error) {
      if (!isConnectionLoss(error)) throw error
      await delay(wait)
    }
  }
  return unrepeatable(run)
}

/**
 * Runs something once: whether a statement that was under way when the line broke has been carried out, nobody knows.
 * @throws Refusal `storage-unavailable` when the database was lost.
 */
export async function unrepeatable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw isConnectionLoss(error) ? new Refusal('storage-unavailable') : error
  }
}
