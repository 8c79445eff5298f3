// Faults of ours: logged with their cause, shown to the caller as a short number to read over the telephone.
import { randomInt } from 'node:crypto'
import type { Log } from '../../config/log.ts'

/** Logs a fault and answers its incident id: eight digits in two groups. */
export function reportFault(log: Log, error: unknown, where: string): string {
  const digits = String(randomInt(100_000_000)).padStart(8, '0')
  const incident = `${digits.slice(0, 4)}-${digits.slice(4)}`
  log.error({ err: error, incident, where }, 'fault')
  return incident
}
