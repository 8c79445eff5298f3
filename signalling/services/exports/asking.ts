// Asking for exports, calling them off, taking them away: who may, and what is written down of it.
import { exportName } from '../../domain/replay/export-name.ts'
import type { StoredContent } from '../../ports/documents.ts'
import type { StoredExport } from '../../ports/exports.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { exportId } from '../../protocol/ids.ts'
import type { ExportId, SessionId } from '../../protocol/ids.ts'
import type { OfficeContract, Output, Parsed, RecordingExport } from '../../protocol/index.ts'
import { Refusal } from '../../protocol/refusals.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { mayWith, watchable } from '../recordings/parts.ts'
import { planOf } from './planning.ts'
import { storedName } from './parts.ts'
import type { ExportParts, ExportQueue } from './parts.ts'

/** How many may wait for one recording: nobody needs more, and each takes its time. */
const MOST_WAITING = 20
/** How long a file is kept, ms: seven days. */
const KEPT_MS = 7 * 86_400_000
const OPEN = ['waiting', 'running'] as const

/** A recording that the caller may take away as files. */
async function downloadable(stores: Pick<OfficeStores, 'recordings'>, caller: OfficeCaller, id: SessionId) {
  const found = await watchable(stores, caller, id)
  if (!mayWith(found.person, 'recording.download', found.recording)) throw new Refusal('not-permitted')
  return found
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function listExports(
  { database }: ExportParts,
  { id }: Parsed<OfficeContract, 'export.list'>,
  caller: OfficeCaller,
): Promise<RecordingExport[]> {
  await downloadable(database, caller, id)
  return (await database.exports.ofSession(id)).map(told)
}

/**
 * Puts an export on the list.
 * @throws Refusal `not-found` (also when nothing was recorded within the times), `not-permitted`, `time-invalid`,
 * `rate-limited` when too many wait already, `media-unavailable` when this machine cannot encode
 */
export async function startExport(
  parts: ExportParts & { readonly exports: Pick<ExportQueue, 'wake'> },
  { id, kind, ...times }: Parsed<OfficeContract, 'export.start'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'export.start'>> {
  const { database, exporter, clock, zone } = parts
  const { fromMs, toMs } = { fromMs: times.fromMs ?? null, toMs: times.toMs ?? null }
  const { recording, person } = await downloadable(database, caller, id)
  if (kind === 'clip' && (fromMs === null || toMs === null)) throw new Refusal('time-invalid')
  if (fromMs !== null && toMs !== null && fromMs >= toMs) throw new Refusal('time-invalid')
  if (kind !== 'tracks' && !exporter.encodes) throw new Refusal('media-unavailable')
  const planned = await planOf(parts, id, { kind, fromMs, toMs })
  const span = { fromMs: planned.fromMs, toMs: planned.toMs }
  const one: StoredExport = {
    id: exportId.parse(parts.newId()),
    sessionId: id,
    kind,
    ...span,
    startedBy: person.accountId,
    startedByName: `${person.name} · ${person.login}`,
    startedAt: clock(),
    state: 'waiting',
    progress: 0,
    remainingMs: null,
    encoded: planned.plan.encoded,
    fileName: exportName({ kind, title: recording.title, openedAt: recording.openedAt, ...span }, zone),
    bytes: 0,
  }
  await database.transaction(async (stores) => {
    const waiting = (await stores.exports.ofSession(id)).filter(isOpen)
    if (waiting.length >= MOST_WAITING) throw new Refusal('rate-limited')
    await stores.exports.add(one)
    await note(stores, caller, clock(), one, 'export.start')
  })
  parts.exports.wake()
  return { id: one.id }
}

/** Calls one off that is not done; nothing of it is left. @throws Refusal `not-found`, `not-permitted` */
export async function cancelExport(
  parts: ExportParts & { readonly exports: Pick<ExportQueue, 'stop'> },
  { id, exportId: asked }: Parsed<OfficeContract, 'export.cancel'>,
  caller: OfficeCaller,
): Promise<null> {
  const one = await known(parts, caller, id, asked)
  await parts.database.transaction(async (stores) => {
    const isOff = await stores.exports.change(one.id, OPEN, { state: 'cancelled', remainingMs: null })
    if (isOff) await note(stores, caller, parts.clock(), one, 'export.cancel')
  })
  parts.exports.stop(one.id)
  return null
}

/** Removes one with its file; one that is being made is called off first. @throws Refusal `not-found`, `not-permitted` */
export async function removeExport(
  parts: ExportParts & { readonly exports: Pick<ExportQueue, 'stop'> },
  { id, exportId: asked }: Parsed<OfficeContract, 'export.remove'>,
  caller: OfficeCaller,
): Promise<null> {
  const one = await known(parts, caller, id, asked)
  await parts.database.transaction(async (stores) => {
    await stores.exports.remove(one.id)
    await note(stores, caller, parts.clock(), one, 'export.remove')
  })
  parts.exports.stop(one.id)
  await parts.recordings.removeExport(id, storedName(one))
  return null
}

/** A finished file, and what it is called. */
export type OpenedExport = { readonly one: StoredExport; readonly content: StoredContent }

/**
 * Opens a finished file to be taken away.
 * @param isFirst whether this begins the taking; that is written down, what follows of the same file is not
 * @throws Refusal `not-found`, `not-permitted`
 */
export async function openExport(
  parts: ExportParts,
  caller: OfficeCaller,
  id: SessionId,
  { id: asked, isFirst }: { readonly id: ExportId; readonly isFirst: boolean },
): Promise<OpenedExport> {
  const one = await known(parts, caller, id, asked)
  const content = one.state === 'done' ? await parts.recordings.readExport(id, storedName(one)) : undefined
  if (!content) throw new Refusal('not-found')
  const at = parts.clock()
  if (isFirst) await parts.database.transaction((stores) => note(stores, caller, at, one, 'export.download'))
  return { one, content }
}

/** Removes files that were asked for a week ago. */
export async function removeOldExports({
  database,
  recordings,
  clock,
  failed,
}: Pick<ExportParts, 'database' | 'clock' | 'failed'> & {
  readonly recordings: Pick<ExportParts['recordings'], 'removeExport'>
}): Promise<void> {
  for (const one of await database.exports.startedBefore(clock() - KEPT_MS)) {
    try {
      await recordings.removeExport(one.sessionId, storedName(one))
    } catch (error) {
      failed(error, 'removing an export')
      continue
    }
    await database.transaction((stores) => stores.exports.remove(one.id))
  }
}

async function known({ database }: ExportParts, caller: OfficeCaller, id: SessionId, asked: ExportId) {
  await downloadable(database, caller, id)
  const one = await database.exports.read(asked)
  if (one?.sessionId !== id) throw new Refusal('not-found')
  return one
}

function isOpen({ state }: StoredExport): boolean {
  return state === 'waiting' || state === 'running'
}

function told({ startedByName: by, ...one }: StoredExport): RecordingExport {
  const { id, kind, fromMs, toMs, startedAt, state, progress, remainingMs, encoded, fileName, bytes } = one
  return { id, kind, fromMs, toMs, by, startedAt, state, progress, remainingMs, encoded, fileName, bytes }
}

function note(stores: OfficeStores, caller: OfficeCaller, at: number, one: StoredExport, action: string) {
  const { id, kind, fromMs, toMs, fileName } = one
  const details = { export: id, kind, fromMs, toMs, fileName }
  return record(stores, caller, at, { action, subject: `recording:${one.sessionId}`, details })
}
