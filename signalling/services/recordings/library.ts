// The library: the recordings that somebody may watch, and how much they take.
import { folded } from '../../domain/folded.ts'
import { RECORDING_LIMITS } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import type { RecordingQuery } from '../../ports/recordings.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { summaryOf, watchable, watchedBy } from './parts.ts'
import type { RecordingParts } from './parts.ts'

/** What is removed within this time counts as due, ms. */
const DUE_WITHIN_MS = 30 * 86_400_000

/** The newest first. */
export async function listRecordings(
  { database, clock }: Pick<RecordingParts, 'database' | 'clock'>,
  { page, text, only, ...filter }: Parsed<OfficeContract, 'recording.list'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'recording.list'>> {
  const person = signedIn(caller)
  const query: RecordingQuery = {
    ...filter,
    of: watchedBy(caller),
    words: folded(text ?? '')
      .split(' ')
      .filter((word) => word !== ''),
    only: only === 'due' ? { dueBefore: clock() + DUE_WITHIN_MS } : only,
  }
  const size = RECORDING_LIMITS.page
  const found = await database.recordings.list(query, { offset: page * size, limit: size + 1 })
  const recordings = found.slice(0, size).map((one) => summaryOf(one, person))
  return { recordings, more: found.length > size, totals: await database.recordings.totals(query) }
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function readRecording(
  { database }: Pick<RecordingParts, 'database'>,
  { id }: Parsed<OfficeContract, 'recording.read'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'recording.read'>> {
  const { recording, person } = await watchable(database, caller, id)
  return summaryOf(recording, person)
}

/** The disk as a whole, and the shares of what the caller may watch. */
export async function recordingUsage(
  { database, recordings, zone }: Pick<RecordingParts, 'database' | 'recordings' | 'zone'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'recording.usage'>> {
  const { months, monthly, units, retentions } = await database.recordings.shares({ of: watchedBy(caller) }, zone)
  const { usedBytes, freeBytes } = await recordings.usage()
  return {
    usedBytes,
    freeBytes,
    months: [...months],
    monthly: [...monthly],
    units: [...units],
    retentions: [...retentions],
  }
}
