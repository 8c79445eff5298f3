// What the office needs of storage for the uptake: the register, its definitions, reports and senders.
import type { MeetingForm, MeetingLevel } from '../domain/meeting.ts'
import type { Rules } from '../domain/uptake/definition.ts'
import type { Correction, EntrySource, Statement } from '../domain/uptake/entry.ts'
import type { Evidence } from '../domain/uptake/evidence.ts'
import type { Field, InPersonReason } from '../domain/uptake/fields.ts'
import type { PeriodKey } from '../domain/uptake/period.ts'
import type { SavedInputs } from '../domain/uptake/saved.ts'
import type { AccountId, EntryId, MeetingId, SenderId, SessionId, UnitId } from '../protocol/ids.ts'

/** What somebody tells of a meeting: the calendar, a secretary, a sheet, another system. Times are epoch ms. */
export type EntryFacts = {
  readonly title: string
  readonly level: MeetingLevel
  readonly form: MeetingForm
  readonly isCancelled: boolean
  readonly startsAt: number
  readonly endsAt: number
  readonly organiserId: UnitId
  readonly unitIds: readonly UnitId[]
  /** Null: to be guessed. */
  readonly field: Field | null
  readonly reason: InPersonReason | null
  readonly reasonText: string
  readonly statement: Statement | null
}

/** An entry as it is stored. */
export type StoredEntry = EntryFacts & {
  readonly id: EntryId
  readonly source: EntrySource
  readonly meetingId: MeetingId | null
  readonly correction: Correction | null
  readonly mergedInto: EntryId | null
  readonly evidence: Evidence | null
  readonly revision: number
}

/** A new entry that was not scheduled here. */
export type NewEntry = EntryFacts & {
  readonly id: EntryId
  readonly source: Exclude<EntrySource, 'scheduled'>
  /** Of a sent one: by whom, and its id there. */
  readonly sent: { readonly senderId: SenderId; readonly externalId: string } | null
  readonly at: number
  readonly by: AccountId | null
}

/** A version of the rules that was saved. */
export type StoredDefinition = {
  readonly version: number
  readonly appliesFrom: string
  readonly rules: Rules
  readonly note: string
  readonly savedAt: number
  readonly savedBy: string
}

/** What judging needs besides the entries. */
export type UptakeContext = {
  readonly definitions: readonly StoredDefinition[]
  /** Null: nobody has edited them. */
  readonly inputs: SavedInputs | null
  /** In the directory's order. */
  readonly units: readonly {
    readonly id: UnitId
    readonly code: string
    readonly name: string
    readonly isDistrict: boolean
    readonly roadKm: number | null
  }[]
}

/** A frozen report. */
export type StoredReport = {
  readonly period: PeriodKey
  /** Null for the province. */
  readonly unitId: UnitId | null
  /** Canonical JSON, as it was hashed. */
  readonly content: string
  readonly sha256: string
  readonly at: number
  readonly by: string
}

/** Another system that may send. */
export type StoredSender = {
  readonly id: SenderId
  readonly name: string
  readonly unitId: UnitId | null
  readonly createdAt: number
  readonly usedAt: number | null
  readonly revokedAt: number | null
}

/** Something that was done to an entry by hand. */
export type Deed = { readonly at: number; readonly by: string; readonly action: string; readonly reason: string }

/** The uptake's storage. Writes belong in a transaction. */
export type UptakeStore = {
  context(): Promise<UptakeContext>
  /**
   * Entries that were written since a mark (null: all of them), in portions, and the mark to ask with next. An entry
   * may come once more than it was written; none is ever left out, however many write at once.
   */
  changes(since: string | null, take: (entries: readonly StoredEntry[]) => void): Promise<string>
  /** In the order asked for; unknown ones are left out. */
  entries(ids: readonly EntryId[]): Promise<StoredEntry[]>
  entryOf(meetingId: MeetingId): Promise<EntryId | undefined>
  /** Entries for which this one stands. */
  mergedInto(id: EntryId): Promise<StoredEntry[]>
  /** Holds entries until the transaction ends; unknown ones are left out. */
  lock(ids: readonly EntryId[]): Promise<StoredEntry[]>
  /** Holds the whole register against other writers by hand until the transaction ends. */
  lockRegister(): Promise<void>
  insert(entries: readonly NewEntry[]): Promise<void>
  /** Writes what is told of an entry; the revision grows. */
  saveFacts(id: EntryId, facts: EntryFacts): Promise<void>
  saveCorrection(id: EntryId, correction: Correction | null): Promise<void>
  /** Merges entries into one, or (null) takes them out; the evidence of both ends is due. */
  saveMerge(ids: readonly EntryId[], into: EntryId | null): Promise<void>
  /** What is known of these beginnings (epoch ms), whatever the rest: candidates for one and the same meeting. */
  beginningAt(times: readonly number[]): Promise<StoredEntry[]>
  sent(senderId: SenderId, externalId: string): Promise<StoredEntry | undefined>

  /** The evidence of an entry must be read again. */
  markDue(id: EntryId): Promise<void>
  /** Entries whose evidence must be read from the journals again. */
  evidenceDue(): Promise<EntryId[]>
  /** Every entry that has a closed session, by itself or by one that was merged into it. */
  withSessions(): Promise<EntryId[]>
  /** The closed sessions of an entry and of those that were merged into it, in the order of time. */
  sessionsOf(id: EntryId): Promise<SessionId[]>
  /** Writes the evidence and says whether it differs from what stood there; it is due no longer. */
  saveEvidence(id: EntryId, evidence: Evidence | null): Promise<boolean>

  deeds(id: EntryId): Promise<Deed[]>
  addDeed(id: EntryId, deed: Deed): Promise<void>
  distinct(): Promise<readonly (readonly [EntryId, EntryId])[]>
  addDistinct(ids: readonly [EntryId, EntryId]): Promise<void>

  /** False when there is such a version already. */
  addDefinition(definition: StoredDefinition): Promise<boolean>
  saveInputs(inputs: SavedInputs): Promise<void>

  reports(period: PeriodKey): Promise<StoredReport[]>
  /** Writes over the one of the same unit and period. */
  saveReport(report: StoredReport): Promise<void>
  /**
   * Takes a letter about a period's reports upon itself. False when it was sent, or when somebody has been at it since
   * a time, epoch ms: what began before that was cut off.
   */
  beginLetter(period: PeriodKey, letter: string, at: number, cutOffBefore: number): Promise<boolean>
  letterSent(period: PeriodKey, letter: string, at: number): Promise<void>

  senders(): Promise<StoredSender[]>
  addSender(
    sender: Omit<StoredSender, 'usedAt' | 'revokedAt'> & {
      readonly tokenHash: Uint8Array
      readonly by: AccountId
    },
  ): Promise<void>
  /** The sender of a token that was not revoked; notes the use. */
  useToken(tokenHash: Uint8Array, at: number): Promise<StoredSender | undefined>
  /** False when there is none that is not revoked. */
  revokeSender(id: SenderId, at: number): Promise<boolean>
}
