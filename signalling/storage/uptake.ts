// The uptake in its tables: the register, and what is decided about it.
import type { Kysely } from 'kysely'
import type { UptakeStore } from '../ports/uptake.ts'
import type { Tables } from './tables.ts'
import { decisionCalls } from './uptake/decisions.ts'
import { registerCalls } from './uptake/register.ts'
import { evidenceCalls } from './uptake/evidence.ts'
import { reportCalls } from './uptake/reports.ts'
import { senderCalls } from './uptake/senders.ts'
import { writingCalls } from './uptake/writing.ts'

/** The uptake of a database or of a transaction. */
export function createUptakeStore(db: Kysely<Tables>): UptakeStore {
  return {
    ...registerCalls(db),
    ...writingCalls(db),
    ...evidenceCalls(db),
    ...decisionCalls(db),
    ...reportCalls(db),
    ...senderCalls(db),
  }
}
