// How long recordings are kept: classes, legal holds, removal, checking.
import { keptUntil } from '../../domain/retention.ts'
import type { OfficeStores } from '../../ports/office.ts'
import type { StoredRecording } from '../../ports/recordings.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed, SessionId } from '../../protocol/index.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { manageable, watchable } from './parts.ts'
import type { RecordingParts } from './parts.ts'

/** @throws Refusal `not-found`, `not-permitted`: all or none */
export async function retainRecordings(
  { database, clock, zone }: RecordingParts,
  { ids, retention, reason }: Parsed<OfficeContract, 'recording.retain'>,
  caller: OfficeCaller,
): Promise<null> {
  await database.transaction(async (stores) => {
    const { all } = await manageable(stores, caller, ids)
    for (const one of all) {
      // The date of one that goes on is set when it is over.
      const until = one.keptAt === null || one.closedAt === null ? null : keptUntil(one.closedAt, retention, zone)
      await stores.recordings.retain(one.sessionId, retention, until)
      const details = { before: one.retention, retention, reason }
      await recordOf(stores, caller, clock(), one, 'recording.retain', details)
    }
  })
  return null
}

/** @throws Refusal `not-found`, `not-permitted`: all or none */
export async function holdRecordings(
  { database, clock }: RecordingParts,
  { ids, held, reason }: Parsed<OfficeContract, 'recording.hold'>,
  caller: OfficeCaller,
): Promise<null> {
  await database.transaction(async (stores) => {
    const { all, person } = await manageable(stores, caller, ids)
    const at = clock()
    await stores.recordings.hold(ids, held ? { at, by: person.accountId, reason } : null)
    for (const one of all) {
      const details = { before: one.hold, reason }
      if (held) await recordOf(stores, caller, at, one, 'recording.hold', details)
      else await recordOf(stores, caller, at, one, 'recording.release', details)
    }
  })
  return null
}

/**
 * From the end of the transaction on nobody finds them; their files go right after, or with the next sweep.
 * @throws Refusal `not-found`, `not-permitted`, `recording-held`, `recording-live`: all or none
 */
export async function removeRecordings(
  parts: RecordingParts,
  { ids, reason }: Parsed<OfficeContract, 'recording.remove'>,
  caller: OfficeCaller,
): Promise<null> {
  const { database, clock } = parts
  await database.transaction(async (stores) => {
    const { all } = await manageable(stores, caller, ids)
    const held = all.find(({ hold }) => hold !== null)
    if (held) throw new Refusal('recording-held', { id: held.sessionId })
    const live = all.find(({ keptAt }) => keptAt === null)
    if (live) throw new Refusal('recording-live', { id: live.sessionId })
    const at = clock()
    await stores.recordings.markRemoved(ids, at)
    for (const one of all) await recordOf(stores, caller, at, one, 'recording.remove', { ...goneWith(one), reason })
  })
  await removeFiles(parts, ids)
  return null
}

/** Removes the files of recordings that nobody finds any more; what fails is left to the next sweep. */
export async function removeFiles({ recordings, failed }: RecordingParts, ids: readonly SessionId[]): Promise<void> {
  for (const id of ids) {
    await recordings.remove(id).catch((error: unknown) => failed(error, 'removing a recording'))
  }
}

/** What the audit trail keeps of a recording that goes. */
export function goneWith({ title, openedAt, retention, keepUntil, bytes, anchor }: StoredRecording) {
  return { title, openedAt, retention, keepUntil, bytes, anchor }
}

/**
 * Holds a recording against its hash chains, and these against what was noted when it was taken over. What is still
 * being written is checked as far as it goes, and nothing is noted of it.
 * @throws Refusal `not-found`, `not-permitted`
 */
export async function verifyRecording(
  { database, recordings, clock }: RecordingParts,
  { id }: Parsed<OfficeContract, 'recording.verify'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'recording.verify'>> {
  const { recording } = await watchable(database, caller, id)
  await database.transaction((stores) => manageable(stores, caller, [id]))
  const breaks = await recordings.verify(id, recording.links)
  const at = clock()
  await database.transaction(async (stores) => {
    if (recording.keptAt !== null) await stores.recordings.noteVerified(id, { at, intact: breaks.length === 0 })
    const details = { breaks, anchor: recording.anchor }
    await recordOf(stores, caller, at, recording, 'recording.verify', details)
  })
  return { at, breaks }
}

function recordOf(
  stores: OfficeStores,
  caller: OfficeCaller,
  at: number,
  { sessionId, meetingId }: StoredRecording,
  action: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  return record(stores, caller, at, { action, subject: `recording:${sessionId}`, details: { meetingId, ...details } })
}
