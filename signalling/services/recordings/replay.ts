// A session watched again: its journal as the viewer may see it, its tracks, its transcripts.
import type { RecordedEvent } from '../../domain/event.ts'
import { unitsFor, may } from '../../domain/permission.ts'
import { readTranscript } from '../../domain/replay/transcript.ts'
import type { Cue } from '../../domain/replay/transcript.ts'
import { visibleEvent } from '../../domain/visibility.ts'
import type { Viewer } from '../../domain/visibility.ts'
import { wallTime } from '../../domain/wall-clock.ts'
import type { StoredRecording, StoredTranscript } from '../../ports/recordings.ts'
import { bridgePointId } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed, SessionId, Transcript } from '../../protocol/index.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller, SignedIn } from '../caller.ts'
import { mayWith, watchable } from './parts.ts'
import type { RecordingParts } from './parts.ts'

/** Somebody of no bridge point: no one has this name. */
const NOWHERE = bridgePointId.parse('-')

/**
 * Everything that a player begins with, or what has come since. That somebody watches is written down once a day.
 * @throws Refusal `not-found`, `not-permitted`
 */
export async function readReplay(
  parts: RecordingParts,
  { id, after }: Parsed<OfficeContract, 'replay.read'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'replay.read'>> {
  const { database, recordings, clock } = parts
  signedIn(caller)
  await notice(parts, id)
  const { recording, person } = await watchable(database, caller, id)
  if (after === 0) await noteWatching(parts, caller, recording, person)
  const viewers = await viewersOf(parts, person, recording)
  const { events, isClosed } = await journalOf(parts, id, after)
  const facts = await recordings.describe(id)
  const read = readAll(await database.recordings.transcripts(id))
  return {
    sessionId: id,
    meetingId: recording.meetingId,
    events: events.map((one) => visibleTo(one, viewers)),
    tracks: [...(facts?.tracks ?? [])],
    cues: read.cues,
    transcripts: read.transcripts,
    live: recording.closedAt === null && !isClosed,
    nowMs: Math.max(0, clock() - recording.openedAt),
    watermark: `${person.name} · ${person.login}`,
    mayDownload: mayWith(person, 'recording.download', recording),
    mayManage: mayWith(person, 'recording.manage', recording),
  }
}

/** What has been begun since the library was last brought in line gets its place in it now: nobody waits for that. */
async function notice({ database, recordings }: RecordingParts, id: SessionId): Promise<void> {
  if (await database.recordings.read(id)) return
  if (await recordings.describe(id)) await database.transaction((stores) => stores.recordings.begin([id]))
}

/** The events after one, which itself is read once more: it may tell that the session is over. */
async function journalOf({ sessions }: RecordingParts, id: SessionId, after: number) {
  const events = await sessions.journal(id, Math.max(after - 1, 0))
  const isClosed = events.some(({ event }) => event.type === 'session.closed')
  return { events: events.filter(({ seq }) => seq > after), isClosed }
}

/**
 * As whom somebody looks: at every bridge point of the session at which their own units would have sat. Who may lead
 * the session sees what its secretary sees.
 */
async function viewersOf(
  { database }: RecordingParts,
  { grants }: SignedIn,
  { organiserId, meetingId }: StoredRecording,
): Promise<Viewer[]> {
  if (may(grants, 'session.preside', organiserId)) return [{ bridgePointId: NOWHERE, role: 'secretary' }]
  // A right over the whole province makes nobody a member of every bridge point.
  const own = grants.filter(({ units }) => units !== 'all')
  const units = unitsFor(own, 'session.join')
  const meeting = await database.meetings.read(meetingId)
  const { bridgePoints } = await database.directory.read()
  const invited = new Set(meeting?.bridgePointIds)
  const points = bridgePoints.filter(
    (point) => invited.has(point.id) && units !== 'all' && units.includes(point.unitId),
  )
  const ids = points.length > 0 ? points.map((point) => point.id) : [NOWHERE]
  return ids.map((id) => ({ bridgePointId: id, role: 'member' }))
}

/** Itself for whom any of their places may see it, else an empty place with its number. */
function visibleTo(event: RecordedEvent, viewers: readonly Viewer[]): RecordedEvent {
  const seen = viewers.map((viewer) => visibleEvent(event, viewer))
  return seen.find((one) => one.event.type !== 'event.withheld') ?? seen[0] ?? event
}

/** Only texts that could be read were taken in; should the rules ever change, one of them does not end the replay. */
function readAll(stored: readonly StoredTranscript[]): { cues: Cue[]; transcripts: Transcript[] } {
  const read = stored.map(({ content, language, name, addedAt }) => {
    const cues = cuesOf(content)
    return { cues, transcript: { language, name, addedAt, cues: cues.length } }
  })
  const cues = read.flatMap((one) => one.cues).toSorted((a, b) => a.fromMs - b.fromMs)
  return { cues, transcripts: read.map(({ transcript }) => transcript) }
}

function cuesOf(content: string): Cue[] {
  try {
    return readTranscript(content)
  } catch {
    return []
  }
}

async function noteWatching(
  { database, clock, zone }: RecordingParts,
  caller: OfficeCaller,
  { sessionId, meetingId }: StoredRecording,
  { accountId }: SignedIn,
): Promise<void> {
  const at = clock()
  const { year, month, day } = wallTime(at, zone)
  const date = [year, month, day].map((number) => String(number).padStart(2, '0')).join('-')
  await database.transaction(async (stores) => {
    if (!(await stores.recordings.watched(sessionId, accountId, date))) return
    const subject = `recording:${sessionId}`
    await record(stores, caller, at, { action: 'recording.watch', subject, details: { meetingId } })
  })
}
