// A meeting that is recorded by itself, every bridge point of it, in a product of its own that can be killed.
import { join } from 'node:path'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { masterKey } from '../../recorder/format/master-key.ts'
import { openRecording } from '../../recorder/format/stored-recording.ts'
import type { StoredRecording } from '../../recorder/format/stored-recording.ts'
import { recordingId } from '../../recorder/contract.ts'
import type { MeetingContent } from '../../signalling/domain/meeting.ts'
import { bridgePointId, meetingId } from '../../signalling/protocol/index.ts'
import { meetingNow } from '../support/office.ts'
import { startProduct } from '../support/product.ts'
import type { ProductProcess, Settings } from '../support/product.ts'
import { until } from '../support/until.ts'

/** Sources by what they are; each bridge point has one of both. */
export const KINDS = ['camera', 'microphone'] as const
/** A camera or a microphone. */
export type Kind = (typeof KINDS)[number]

/** The meeting and its recording. */
export type RecordedMeeting = {
  readonly product: ProductProcess
  readonly meetingId: string
  /** The recording as it lies on the disk now. @throws Error while there is none */
  stored(): Promise<StoredRecording>
  /** Waits until this many cameras and as many microphones have something in it that was sent after a time, epoch ms. */
  goesOn(after: number, sources: number): Promise<void>
}

/** Starts a product and opens the meeting; nobody is in it yet. */
export async function openRecordedMeeting(
  opened: AsyncDisposableStack,
  settings: Settings = {},
  change: Partial<MeetingContent> = {},
): Promise<RecordedMeeting> {
  const product = await startProduct(settings)
  opened.defer(() => product.close())
  const recording = { starts: 'by-itself', policy: 'all', retention: 'five-years' } as const
  const content = meetingNow({ title: 'Họp giao ban có ghi', recording, ...change })
  const overrideReason = 'Họp gộp với cuộc họp đang diễn ra'
  const asked = { content, status: 'scheduled', recurrence: null, overrideReason } as const
  const { ids } = await product.clerk.ask('meeting.create', asked)
  const id = meetingId.parse(ids[0])
  const seat = await product.clerk.ask('meeting.join', { id, bridgePointId: bridgePointId.parse('VPUBND') })
  const recordings = join(product.dataDir, 'recordings')
  const name = recordingId.parse(seat.sessionId)
  const stored = async (): Promise<StoredRecording> => {
    const key = await masterKey(join(product.dataDir, 'recording.key'), recordings)
    const spooled = await openRecording(spoolFolder(recordings, name), key)
    const found = spooled ?? (await openRecording(keptFolder(recordings, name), key))
    if (!found) throw new Error('Nothing has been recorded.')
    return found
  }
  const goesOn = async (after: number, sources: number): Promise<void> => {
    const counts = async () => {
      const ends = await endsOf(await stored())
      return KINDS.map((kind) => ends.filter((one) => one.trackId.endsWith(`.${kind}`) && one.endsAt > after).length)
    }
    await until('everything is recorded again', counts, (now) => now.every((count) => count >= sources))
  }
  return { product, meetingId: id, stored, goesOn }
}

/** Until when each track has something, epoch ms. */
async function endsOf(stored: StoredRecording): Promise<{ trackId: string; endsAt: number }[]> {
  return Promise.all(
    (await stored.trackIds()).map(async (trackId) => {
      const lines = (await stored.lines(trackId)) ?? []
      const timescale = lines.findLast((line) => line.type === 'segment')?.timescale ?? 1
      const last = lines.findLast((line) => line.type === 'fragment')
      const endsAt = last ? stored.zeroAt + ((last.decodeTime + last.duration) * 1_000) / timescale : 0
      return { trackId, endsAt }
    }),
  )
}
