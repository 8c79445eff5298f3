// What the services of recordings work with, and who may do what with one.
import { may, unitsFor } from '../../domain/permission.ts'
import type { Act } from '../../domain/permission.ts'
import type { OpenSessions } from '../../ports/meetings.ts'
import type { OfficeDatabase, OfficeStores } from '../../ports/office.ts'
import type { Recorders, RecordingStorage, StoredRecording } from '../../ports/recordings.ts'
import type { Clock } from '../../ports/rooms.ts'
import { Refusal } from '../../protocol/index.ts'
import type { RecordingSummary, SessionId, UnitId } from '../../protocol/index.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller, SignedIn } from '../caller.ts'

/** The parts. */
export type RecordingParts = {
  readonly database: OfficeDatabase
  readonly recordings: RecordingStorage
  readonly recorders: Recorders
  readonly sessions: Pick<OpenSessions, 'journal'>
  readonly clock: Clock
  /** In whose days and years people live: "Asia/Ho_Chi_Minh". */
  readonly zone: string
  /** Told of what failed and is tried again later. */
  readonly failed: (error: unknown, what: string) => void
}

/** Whose sessions' recordings the caller may watch. */
export function watchedBy(caller: OfficeCaller): 'all' | readonly UnitId[] {
  return unitsFor(signedIn(caller).grants, 'recording.watch')
}

/**
 * A recording that the caller may watch, for the units that organise its session or are invited to it.
 * @throws Refusal `not-signed-in`, `not-found`, `not-permitted`
 */
export async function watchable(
  { recordings }: Pick<OfficeStores, 'recordings'>,
  caller: OfficeCaller,
  id: SessionId,
): Promise<{ readonly recording: StoredRecording; readonly person: SignedIn }> {
  const person = signedIn(caller)
  const recording = await recordings.read(id)
  if (!recording) throw new Refusal('not-found')
  const units = [recording.organiserId, ...recording.unitIds]
  if (!units.some((unit) => may(person.grants, 'recording.watch', unit))) throw new Refusal('not-permitted')
  return { recording, person }
}

/**
 * Recordings that the caller may manage, held until the transaction ends; in the order of their ids.
 * @throws Refusal `not-signed-in`, `not-found`, `not-permitted`: all or none
 */
export async function manageable(
  { recordings }: Pick<OfficeStores, 'recordings'>,
  caller: OfficeCaller,
  ids: readonly SessionId[],
): Promise<{ readonly all: readonly StoredRecording[]; readonly person: SignedIn }> {
  const person = signedIn(caller)
  const all = await recordings.lock(ids)
  if (all.length < ids.length) throw new Refusal('not-found')
  if (!all.every((one) => mayWith(person, 'recording.manage', one))) throw new Refusal('not-permitted')
  return { all, person }
}

/** Whether somebody may do this with a recording: a right that its organiser gives. */
export function mayWith(
  { grants }: SignedIn,
  act: Act,
  { organiserId }: Pick<StoredRecording, 'organiserId'>,
): boolean {
  return may(grants, act, organiserId)
}

/** A recording as its caller reads it. */
export function summaryOf(recording: StoredRecording, person: SignedIn): RecordingSummary {
  const { unitIds: _, keptAt: _kept, anchor: _anchor, links: _links, ...told } = recording
  return {
    ...told,
    mayDownload: mayWith(person, 'recording.download', recording),
    mayManage: mayWith(person, 'recording.manage', recording),
  }
}
