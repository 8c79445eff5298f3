// The office's stores over an open database, and transactions over them.
import type { Kysely } from 'kysely'
import type { OfficeDatabase, OfficeStores } from '../ports/office.ts'
import { createAccountStore } from './accounts.ts'
import { createAuditStore } from './audit.ts'
import type { Database } from './database.ts'
import { createDirectoryStore } from './directory.ts'
import { createExportStore } from './exports.ts'
import { createGuestStore } from './guests.ts'
import { createMeetingStore } from './meetings.ts'
import { createMinutesStore } from './minutes.ts'
import { createRecordingStore } from './recordings.ts'
import type { Tables } from './tables.ts'
import { createUptakeStore } from './uptake.ts'
import { repeatable, unrepeatable } from './unavailable.ts'

/** The office's storage. Outside a transaction only reads are asked of it, so those are asked again after a lost line. */
export function createOfficeDatabase({ db }: Database): OfficeDatabase {
  const { directory, accounts, meetings, minutes, recordings, exports, guests, uptake, audit } = storesOver(db)
  return {
    directory: patient(directory),
    accounts: patient(accounts),
    meetings: patient(meetings),
    minutes: patient(minutes),
    recordings: patient(recordings),
    exports: patient(exports),
    guests: patient(guests),
    uptake: patient(uptake),
    audit: patient(audit),
    transaction: (work) =>
      // Failing to get a line is harmless and may be tried again; what happens on it may not.
      repeatable(() =>
        db
          .connection()
          .execute((line) => unrepeatable(() => line.transaction().execute((within) => work(storesOver(within))))),
      ),
  }
}

function storesOver(db: Kysely<Tables>): OfficeStores {
  return {
    directory: createDirectoryStore(db),
    accounts: createAccountStore(db),
    meetings: createMeetingStore(db),
    minutes: createMinutesStore(db),
    recordings: createRecordingStore(db),
    exports: createExportStore(db),
    guests: createGuestStore(db),
    uptake: createUptakeStore(db),
    audit: createAuditStore(db),
  }
}

type Store = Readonly<Record<string, (...input: never[]) => Promise<unknown>>>

/** Every call of a store, asked again while the database is away. */
function patient<S extends Store>(store: S): S {
  const calls = Object.entries(store).map(([name, call]) => [
    name,
    (...input: never[]) => repeatable(() => call(...input)),
  ])
  // The same names with the same signatures, which the library's type of fromEntries cannot tell.
  return Object.fromEntries(calls) as S
}
