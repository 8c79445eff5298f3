// The meetings behind a figure, and what proves each of them.
import { folded } from '../../domain/folded.ts'
import { definitionAt } from '../../domain/uptake/definition.ts'
import { may } from '../../domain/permission.ts'
import { totalOf } from '../../domain/uptake/evidence.ts'
import { countsAt, isAskedFor, isComing } from '../../domain/uptake/line.ts'
import type { Line } from '../../domain/uptake/line.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed, SessionId } from '../../protocol/index.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { reaches } from '../meetings/parts.ts'
import type { UptakeParts } from './parts.ts'
import { mayKnow, readerOf, viewOf } from './views.ts'
import type { Reader } from './views.ts'

const PAGE = 50

type Asked = Parsed<OfficeContract, 'uptake.meetings'>

/** Lists the meetings behind a figure. */
export async function listMeetings(
  { book, clock, database }: Pick<UptakeParts, 'book' | 'clock' | 'database'>,
  asked: Asked,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.meetings'>> {
  const register = await book.read()
  const now = asked.now ?? clock()
  const { first, end } = register.calendar.monthsOf(asked.period)
  const isMeant = meantBy(asked, readerOf(caller), now)
  const found = [...register.lines(first, end)].filter(isMeant)
  const from = asked.page * PAGE
  const ids = found
    .toSorted((a, b) => b.startsAt - a.startsAt || (a.id < b.id ? -1 : 1))
    .slice(from, from + PAGE)
    .map(({ id }) => id)
  const entries = await database.uptake.entries(ids)
  const meetings = entries.map((entry) => viewOf(register, entry, caller, now))
  return { meetings, count: found.length, more: found.length > from + PAGE }
}

/** Whether a line is one of those that are asked for. */
function meantBy(asked: Asked, reader: Reader, now: number): (line: Line) => boolean {
  const { filter, which, own, code, reason } = asked
  const words = folded(asked.text).split(' ').filter(Boolean)
  const isOfKind = (line: Line): boolean => {
    if (which === 'all') return true
    return countsAt(line, now) && (which === 'counted' || line.isByVideo === (which === 'by-video'))
  }
  const isOwn = ({ isByVideo, videoDistrictIds }: Line): boolean => {
    const { districtId } = filter
    if (own === undefined || districtId === undefined) return true
    return (isByVideo && videoDistrictIds.includes(districtId)) === (own === 'by-video')
  }
  const hasCode = (line: Line): boolean =>
    code === undefined || (isComing(line, now) ? code === 'not-yet' : line.code === code)
  const hasReason = (line: Line): boolean => reason === undefined || (line.reason ?? 'unsaid') === reason
  // A word must not betray a title that the caller may not read.
  const hasWords = (line: Line): boolean =>
    words.length === 0 ||
    ([line.organiserId, ...line.districtIds].some((unit) => reaches(reader.titles, unit)) &&
      words.every((word) => line.search.includes(word)))
  return (line) =>
    isAskedFor(line, filter) && isOfKind(line) && isOwn(line) && hasCode(line) && hasReason(line) && hasWords(line)
}

/** Reads why one meeting counts or not. @throws Refusal `not-found`, `not-permitted` */
export async function readEvidence(
  { book, clock, database }: Pick<UptakeParts, 'book' | 'clock' | 'database'>,
  { id }: Parsed<OfficeContract, 'uptake.evidence'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.evidence'>> {
  const register = await book.read()
  const [entry] = await database.uptake.entries([id])
  if (!entry) throw new Refusal('not-found')
  const reader = readerOf(caller)
  if (!mayKnow(reader, entry)) throw new Refusal('not-permitted')
  const merged = await database.uptake.mergedInto(id)
  return {
    meeting: viewOf(register, entry, caller, clock()),
    definition: definitionAt(register.timeline, entry.startsAt),
    sessions: await Promise.all(
      (entry.evidence?.sessions ?? []).map(async (session) => ({
        ...session,
        // Pictures' sizes are not in the journal.
        hdShare: null,
        recording: await recordingOf(database, session.sessionId, caller),
      })),
    ),
    total: entry.evidence && totalOf(entry.evidence),
    merged: merged.map((one) => ({
      id: one.id,
      source: one.source,
      title: mayKnow(reader, one) ? one.title : null,
      startsAt: one.startsAt,
    })),
    history: await database.uptake.deeds(id),
  }
}

async function recordingOf(
  { recordings }: Pick<OfficeStores, 'recordings'>,
  id: SessionId,
  caller: OfficeCaller,
): Promise<{ lengthMs: number; mayWatch: boolean } | null> {
  const recording = await recordings.read(id)
  if (!recording) return null
  const units = [recording.organiserId, ...recording.unitIds]
  const { grants } = signedIn(caller)
  return { lengthMs: recording.lengthMs, mayWatch: units.some((unit) => may(grants, 'recording.watch', unit)) }
}

/** The register's entry of a meeting of the calendar. @throws Refusal `not-found` */
export async function entryOfMeeting(
  { database }: Pick<UptakeParts, 'database'>,
  { meetingId }: Parsed<OfficeContract, 'uptake.entry-of'>,
): Promise<Output<OfficeContract, 'uptake.entry-of'>> {
  const id = await database.uptake.entryOf(meetingId)
  if (!id) throw new Refusal('not-found')
  return { id }
}
