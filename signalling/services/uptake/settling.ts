// Reading what ended sessions prove, from their journals into the register.
import { sessionEvidence } from '../../domain/uptake/evidence.ts'
import type { Evidence, PointUnits } from '../../domain/uptake/evidence.ts'
import type { Directory } from '../../domain/directory.ts'
import type { OpenSessions } from '../../ports/meetings.ts'
import type { OfficeDatabase } from '../../ports/office.ts'
import type { EntryId, SessionId } from '../../protocol/index.ts'

/** What settling works with. */
export type SettlingParts = {
  readonly database: OfficeDatabase
  readonly sessions: Pick<OpenSessions, 'journal'>
}

/**
 * Settles every entry whose sessions have ended, or whose time has changed, since its evidence was read.
 * @returns how many were settled
 */
export async function settleDue(parts: SettlingParts): Promise<number> {
  const due = await parts.database.uptake.evidenceDue()
  if (due.length === 0) return 0
  const unitOf = unitsIn(await parts.database.directory.read())
  for (const id of due) await settle(parts, id, unitOf)
  return due.length
}

/** Settles the entry of one session that has ended. */
export async function settleSession(parts: SettlingParts, sessionId: SessionId): Promise<void> {
  const meetingId = await parts.database.meetings.meetingOf(sessionId)
  const id = meetingId && (await parts.database.uptake.entryOf(meetingId))
  if (id) await settle(parts, id, unitsIn(await parts.database.directory.read()))
}

/**
 * Reads every journal again.
 * @returns how many entries have sessions, and those whose stored evidence was not what their journals say
 */
export async function recompute(parts: SettlingParts): Promise<{ entries: number; changed: EntryId[] }> {
  const ids = await parts.database.uptake.withSessions()
  const unitOf = unitsIn(await parts.database.directory.read())
  const changed: EntryId[] = []
  for (const id of ids) if (await settle(parts, id, unitOf)) changed.push(id)
  return { entries: ids.length, changed }
}

/** Settles one entry, or the one that stands for it; answers whether its evidence is another one now. */
async function settle({ database, sessions }: SettlingParts, id: EntryId, unitOf: PointUnits): Promise<boolean> {
  const [entry] = await database.uptake.entries([id])
  if (!entry) return false
  const { mergedInto } = entry
  if (mergedInto !== null) {
    const isChanged = await settle({ database, sessions }, mergedInto, unitOf)
    await database.transaction(({ uptake }) => uptake.saveEvidence(id, null))
    return isChanged
  }
  const ids = await database.uptake.sessionsOf(id)
  const read = await Promise.all(
    ids.map(async (session) => sessionEvidence(session, await sessions.journal(session), entry.startsAt, unitOf)),
  )
  const proved = read.filter((one) => one !== undefined)
  const evidence: Evidence | null = proved.length === 0 ? null : { sessions: proved }
  return database.transaction(async ({ uptake }) => {
    const [held] = await uptake.lock([id])
    const now = await uptake.sessionsOf(id)
    // Something has happened meanwhile: it stays due, and its turn comes again.
    if (held?.startsAt !== entry.startsAt || now.join() !== ids.join()) return false
    return uptake.saveEvidence(id, evidence)
  })
}

function unitsIn({ units, bridgePoints }: Directory): PointUnits {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  const points = new Map(bridgePoints.map((point) => [point.id, point]))
  return (id) => {
    const point = points.get(id)
    const kind = point && kinds.get(point.unitId)
    return point && kind && { unitId: point.unitId, level: point.level, kind }
  }
}
