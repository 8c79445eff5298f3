// Taking recordings over: rows for those that are being written, all that is to be done when a session is over, the end.
import { momentsOf } from '../../domain/replay/moments.ts'
import { healthOf } from '../../domain/replay/health.ts'
import { keptUntil } from '../../domain/retention.ts'
import type { RecordingFacts, RecordingMeasures, RecordingStanding } from '../../ports/recordings.ts'
import type { RecordedEvent } from '../../domain/event.ts'
import type { SessionId } from '../../protocol/index.ts'
import { record } from '../caller.ts'
import { goneWith, removeFiles } from './keeping.ts'
import type { RecordingParts } from './parts.ts'

/** The office itself, which nobody asked. */
const ITSELF = { person: null, origin: { address: '', agent: '' } } as const

/**
 * Brings the library in line with what lies on the disk: new recordings get a row, those whose sessions are over are
 * taken over, and what is left of removed ones goes. Each step may be done again, so a crash in between is completed
 * the next time. One that fails does not hold up the others.
 */
export async function sweepRecordings(parts: RecordingParts): Promise<void> {
  const { database, recordings, failed } = parts
  const ids = await recordings.list()
  const standing = await database.recordings.standing(ids)
  const those = (wanted: RecordingStanding) => ids.filter((id) => standing.get(id) === wanted)
  const fresh = those('unknown')
  const begun = fresh.length === 0 ? 0 : await database.transaction((stores) => stores.recordings.begin(fresh))
  await removeFiles(parts, those('removed'))
  for (const id of those('over')) {
    await takeOver(parts, id).catch((error: unknown) => failed(error, 'taking a recording over'))
  }
  if (begun > 0) await measureRecordings(parts)
}

/** Notes how much there is by now of the recordings that are being written. */
export async function measureRecordings(parts: RecordingParts): Promise<void> {
  const { database, recordings, sessions, clock } = parts
  const ids = await recordings.list()
  const standing = await database.recordings.standing(ids)
  for (const id of ids.filter((one) => standing.get(one) === 'running')) {
    const facts = await recordings.describe(id)
    if (!facts) continue
    const measures = measuresOf(facts, await sessions.journal(id), clock())
    await database.transaction((stores) => stores.recordings.measure(id, measures))
  }
}

async function takeOver(parts: RecordingParts, id: SessionId): Promise<void> {
  const { recordings, recorders, sessions } = parts
  const journal = await sessions.journal(id)
  const closing = journal.findLast(({ event }) => event.type === 'session.closed')
  const facts = await recordings.describe(id)
  if (!facts || !closing) return
  if (!facts.finished) await recorders.finish(id)
  await recordings.keep(id)
  await noteKept(parts, id, journal, closing.at)
}

async function noteKept(
  { database, recordings, clock, zone }: RecordingParts,
  id: SessionId,
  journal: readonly RecordedEvent[],
  closedAt: number,
): Promise<void> {
  const facts = await recordings.describe(id)
  if (!facts) return
  const { anchor, links } = facts
  const measures = measuresOf(facts, journal, closedAt)
  await database.transaction(async (stores) => {
    const [row] = await stores.recordings.lock([id])
    if (!row) return
    const at = clock()
    const keepUntil = keptUntil(closedAt, row.retention, zone)
    const isFirst = await stores.recordings.keep(id, { ...measures, closedAt, at, keepUntil, anchor, links })
    if (!isFirst) return
    const subject = `recording:${id}`
    const details = { meetingId: row.meetingId, anchor, bytes: measures.bytes, tracks: measures.tracks, keepUntil }
    await record(stores, ITSELF, at, { action: 'recording.keep', subject, details })
  })
}

/** @param now epoch ms */
function measuresOf(
  { tracks, bytes }: RecordingFacts,
  journal: readonly RecordedEvent[],
  now: number,
): RecordingMeasures {
  const moments = momentsOf(journal)
  const openedAt = moments[0]?.at ?? now
  return { ...healthOf(moments, tracks, Math.max(0, now - openedAt)), bytes, tracks: tracks.length }
}

/** Removes the recordings whose date has come and that no hold keeps, each with a line in the audit trail. */
export async function removeDueRecordings(parts: RecordingParts): Promise<void> {
  const { database, clock } = parts
  for (const id of await database.recordings.due(clock())) {
    const isGone = await database.transaction(async (stores) => {
      const at = clock()
      // What has changed since it was looked for: a hold, another class.
      const [row] = await stores.recordings.lock([id])
      if (!row || row.hold !== null || row.keptAt === null || row.keepUntil === null || row.keepUntil > at) return false
      await stores.recordings.markRemoved([id], at)
      const details = { meetingId: row.meetingId, ...goneWith(row) }
      await record(stores, ITSELF, at, { action: 'recording.expire', subject: `recording:${id}`, details })
      return true
    })
    if (isGone) await removeFiles(parts, [id])
  }
}
