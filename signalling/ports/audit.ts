// What the office needs of storage for the audit trail.
import type { AccountId } from '../protocol/ids.ts'

/** What happened, before it has its place in the chain. */
export type AuditEntry = {
  /** Epoch ms. */
  readonly at: number
  readonly actorId: AccountId | null
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly address: string
  readonly agent: string
  readonly details: Readonly<Record<string, unknown>>
}

/** An entry with its place in the chain. */
export type AuditRow = AuditEntry & { readonly seq: number }

/** The result of recomputing the chain. */
export type ChainCheck = {
  /** How many lines hold, from the first one on. */
  readonly lines: number
  /** The first line whose hash does not follow from its text and the line before it; null when all do. */
  readonly brokenAt: number | null
  /**
   * The hash of the last line that holds, hex. Who writes it down elsewhere can later tell whether somebody with every
   * right on the database has replaced the whole trail.
   */
  readonly seal: string
}

/** The audit trail: append only, chained by SHA-256. */
export type AuditStore = {
  /** Appends within the transaction of what it tells about: both stand or neither. */
  append(entry: AuditEntry): Promise<void>
  /** The newest first: at or after `from`, before `to` and before the line `before`, with every word of `text` (folded). */
  list(filter: {
    readonly from?: number | undefined
    readonly to?: number | undefined
    readonly text: string
    readonly before?: number | undefined
    readonly limit: number
  }): Promise<AuditRow[]>
  verify(): Promise<ChainCheck>
}
