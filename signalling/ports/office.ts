// What the office needs of storage as a whole: its stores, and transactions over them.
import type { AccountStore } from './accounts.ts'
import type { AuditStore } from './audit.ts'
import type { DirectoryStore } from './directory.ts'
import type { ExportStore } from './exports.ts'
import type { GuestStore } from './guests.ts'
import type { MeetingStore } from './meetings.ts'
import type { MinutesStore } from './minutes.ts'
import type { RecordingStore } from './recordings.ts'
import type { UptakeStore } from './uptake.ts'

/** Every store of the office. */
export type OfficeStores = {
  readonly directory: DirectoryStore
  readonly accounts: AccountStore
  readonly meetings: MeetingStore
  readonly minutes: MinutesStore
  readonly recordings: RecordingStore
  readonly exports: ExportStore
  readonly guests: GuestStore
  readonly uptake: UptakeStore
  readonly audit: AuditStore
}

/** The stores, each call by itself, and transactions. */
export type OfficeDatabase = OfficeStores & {
  /**
   * Runs work whose writes stand all together or not at all; a throw undoes them. Read committed. The line is held
   * while it runs: do nothing slow in it. Runs once.
   */
  transaction<T>(work: (stores: OfficeStores) => Promise<T>): Promise<T>
}
