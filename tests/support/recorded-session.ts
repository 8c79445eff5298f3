// A recorded session for tests and pages: its meeting, its journal, and its recording on the disk as a recorder writes it.
import { join } from 'node:path'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { SILENT_LOG } from '../../config/log.ts'
import type { MeetingContent } from '../../signalling/domain/meeting.ts'
import { bridgePointId, meetingId, sessionId } from '../../signalling/protocol/ids.ts'
import type { BridgePointId, MeetingId, SessionId } from '../../signalling/protocol/ids.ts'
import { attachDatabase } from '../../signalling/storage/attach.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { meetingNow } from './office.ts'
import type { TestProduct } from './product.ts'
import { eventsOf, placesOf, tracksOf } from './recorded-story.ts'
import type { Place, Story, ToldTrack } from './recorded-story.ts'
import { openRecordingWriter } from './recording-writer.ts'

/** What is to be recorded; what is left out is as in `USUAL`. */
export type RecordedSessionOptions = Partial<Story> & {
  /** The meeting, beside a usual one that runs now; its bridge points, the main one first, are the places. */
  readonly meeting?: Partial<MeetingContent>
  /**
   * `kept`: over, and taken over by the office; `finished`: over, its recorder has closed it; `left`: over, and its
   * recorder was killed; `live`: goes on.
   */
  readonly standing?: 'kept' | 'finished' | 'left' | 'live'
  /** Epoch ms; unless told, so that it has just ended, or is where it stands now. */
  readonly openedAt?: number
}

/** What was made. */
export type RecordedSession = {
  readonly sessionId: SessionId
  readonly meetingId: MeetingId
  readonly title: string
  readonly openedAt: number
  readonly story: Story
  readonly places: readonly Place[]
  readonly tracks: readonly ToldTrack[]
  /** Where the recording lies; an absolute path. */
  readonly folder: string
  /** Writes on up to a time, ms since the opening; for one that is live. The journal knows all of the story already. */
  grow(toMs: number): Promise<void>
  /** Ends a live one: its tracks, its recorder, its journal, its session. */
  end(): Promise<void>
}

const USUAL: Story = { lengthMs: 60_000, turnMs: 10_000, pause: null, presents: null, lineDown: null, damaged: null }

/**
 * Makes a recorded session of the product's. Its times lie in the past: it was opened as long ago as it is long. One
 * of two hours with three places takes some seconds and 300 MB.
 */
export async function recordSession(
  product: Pick<TestProduct, 'clerk' | 'dataDir'>,
  { meeting, standing = 'finished', openedAt, ...story }: RecordedSessionOptions = {},
): Promise<RecordedSession> {
  const told: Story = { ...USUAL, ...story }
  const at = openedAt ?? Date.now() - told.lengthMs
  const content = meetingNow(meeting)
  const id = await arrange(product, content)
  const places = placesOf(content.bridgePointIds)
  const session = sessionId.parse(`recorded-${crypto.randomUUID()}`)
  await writeJournal(product, { id: session, meetingId: id, at, content, story: told, places })
  const recordingsDir = join(product.dataDir, 'recordings')
  const folder = (standing === 'kept' ? keptFolder : spoolFolder)(recordingsDir, session)
  const tracks = tracksOf(told, places)
  const keys = { recordingsDir, keyFile: join(product.dataDir, 'recording.key') }
  const recorder = await openRecordingWriter(keys, folder, { id: session, zeroAt: at, tracks })
  const end = async () => {
    if (standing !== 'left') await recorder.finish()
    await closeJournal(product, session, at + told.lengthMs)
  }
  await recorder.grow(standing === 'live' ? 0 : told.lengthMs)
  if (standing === 'left') await recorder.close()
  if (standing !== 'live') await end()
  return {
    sessionId: session,
    meetingId: id,
    title: content.title,
    openedAt: at,
    story: told,
    places,
    tracks,
    folder,
    grow: recorder.grow,
    end,
  }
}

/** Beside whatever else takes place: that others are booked at the same time is no matter here. */
async function arrange({ clerk }: Pick<TestProduct, 'clerk'>, content: MeetingContent): Promise<MeetingId> {
  const asked = { content, status: 'scheduled', recurrence: null, overrideReason: 'Kiểm thử' } as const
  const { ids } = await clerk.ask('meeting.create', asked)
  return meetingId.parse(ids[0])
}

type Written = {
  readonly id: SessionId
  readonly meetingId: MeetingId
  readonly at: number
  readonly content: MeetingContent
  readonly story: Story
  readonly places: readonly Place[]
}

async function writeJournal(
  { dataDir }: Pick<TestProduct, 'dataDir'>,
  { id, meetingId: meeting, at, content, story, places }: Written,
): Promise<void> {
  const database = await attachDatabase({ dataDir, log: SILENT_LOG })
  try {
    const row = { id, meeting_id: meeting, opened_at: at, closed_at: null }
    await database.db.insertInto('session').values(row).execute()
    const directory = await database.db.selectFrom('bridge_point').select(['id', 'name']).execute()
    const names = new Map(directory.map((point) => [point.id, point.name]))
    const points = places.map(({ number, bridgePointId: point }) => ({
      id: point,
      name: names.get(point) ?? point,
      main: number === 0,
    }))
    const agenda = [item('thu-ngan-sach', 'Thu ngân sách'), item('giai-ngan', 'Giải ngân vốn đầu tư công')]
    const floor = { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: true } as const
    const opened = { type: 'session.opened', title: content.title, bridgePoints: points, agenda, floor } as const
    const first = { seq: 1, at, by: 'system', event: opened } as const
    await createJournal(database).append(id, [first, ...eventsOf(story, places, at)])
  } finally {
    await database.close()
  }
}

async function closeJournal({ dataDir }: Pick<TestProduct, 'dataDir'>, id: SessionId, at: number): Promise<void> {
  const database = await attachDatabase({ dataDir, log: SILENT_LOG })
  try {
    const journal = createJournal(database)
    const seq = ((await journal.read(id, 0)).at(-1)?.seq ?? 0) + 1
    await journal.append(id, [{ seq, at, by: 'system', event: { type: 'session.closed' } }])
    await database.db.updateTable('session').set({ closed_at: at }).where('id', '=', id).execute()
  } finally {
    await database.close()
  }
}

function item(id: string, title: string): MeetingContent['agenda'][number] {
  return { id, title, rapporteur: 'Sở Tài chính', plannedMinutes: 20 }
}

/** Bridge points by their ids in the default directory. */
export function pointsNamed(...ids: readonly string[]): BridgePointId[] {
  return ids.map((id) => bridgePointId.parse(id))
}
