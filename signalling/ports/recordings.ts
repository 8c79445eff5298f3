// What the office needs of storage for recordings, of the place where they lie, and of the recorders that write them.
import type { ByteSpan, StoredContent } from './documents.ts'
import type { RecordedTrack, TrackIndex } from '../domain/replay/recorded.ts'
import type { MeetingLevel } from '../domain/meeting.ts'
import type { Retention } from '../domain/retention.ts'
import type { AccountId, MeetingId, OfficialId, SessionId, TrackId, UnitId } from '../protocol/ids.ts'

/** The parts of a track that are served as they lie. */
export type TrackFileName = `init-${number}.mp4` | `seg-${number}.m4s`

/** What was found where a recording is no longer what was recorded. */
export type RecordingBreak = {
  readonly trackId: TrackId
  readonly file: string
  readonly offset: number
  readonly length: number
}

/** A recording as it lies in its place. */
export type RecordingFacts = {
  readonly tracks: readonly RecordedTrack[]
  readonly bytes: number
  /** Nothing can be added to it any more. */
  readonly finished: boolean
  /** The last link (hex) of each track's hash chain: noted elsewhere, so that no chain can be rewritten or taken away. */
  readonly links: TrackLinks
  /** SHA-256 (hex) over all of these links: the whole recording in one line. */
  readonly anchor: string
}

/** The last link (hex) of the hash chain of each track. */
export type TrackLinks = Readonly<Record<TrackId, string>>

/** How full the place is. */
export type RecordingsUsage = { readonly usedBytes: number; readonly freeBytes: number }

/**
 * Recordings, named by their sessions: those that are being written and those that are finished. Contents come
 * decrypted; they lie encrypted, and the keys lie elsewhere. An S3-compatible store can stand behind the same port.
 */
export type RecordingStorage = {
  /** What there is of a session; undefined when nothing of it was recorded. Also while it is being written. */
  describe(id: SessionId): Promise<RecordingFacts | undefined>
  /** Undefined when there is no such track. */
  index(id: SessionId, track: TrackId): Promise<TrackIndex | undefined>
  /** The playlist of a track (RFC 8216), its files named relatively. */
  playlist(id: SessionId, track: TrackId): Promise<string | undefined>
  /** One file of a track, as long as it is at this moment. */
  content(id: SessionId, track: TrackId, file: TrackFileName): Promise<StoredContent | undefined>
  /** Takes a finished recording over from its recorder. Doing it again changes nothing. */
  keep(id: SessionId): Promise<void>
  /**
   * Holds every byte against the hash chains, and the chains against the links that were noted of them; what is broken
   * first in each track. A track that is gone, or whose chain ends otherwise, is broken from its beginning.
   */
  verify(id: SessionId, noted: TrackLinks): Promise<RecordingBreak[]>
  /** Removes a recording with its key: what a disk may still hold of it cannot be read any more. */
  remove(id: SessionId): Promise<void>
  /** Every session of which there is something. */
  list(): Promise<SessionId[]>
  usage(): Promise<RecordingsUsage>
  /** A file that was made of a recording, encrypted like it. */
  writeExport(id: SessionId, name: string, content: AsyncIterable<Uint8Array>): Promise<{ readonly bytes: number }>
  readExport(id: SessionId, name: string, span?: ByteSpan): Promise<StoredContent | undefined>
  removeExport(id: SessionId, name: string): Promise<void>
}

/** Small pictures of what was recorded. */
export type Previews = {
  /** A JPEG of what a track showed around a time, ms since the opening; undefined where there is nothing. */
  picture(id: SessionId, track: TrackId, ms: number): Promise<Uint8Array | undefined>
}

/** The recorders, as the office needs them. */
export type Recorders = {
  /** Closes a recording for good, whether somebody still writes it or it was left behind. */
  finish(id: SessionId): Promise<void>
}

/** How much of a session was recorded. */
export type RecordingMeasures = {
  /** How long something was recorded, how long nothing was though it should have been, how long something is missing in it, ms. */
  readonly lengthMs: number
  readonly gapMs: number
  readonly damagedMs: number
  readonly bytes: number
  readonly tracks: number
}

/** A recording as the office keeps it; removed ones are not among those that are read. */
export type StoredRecording = RecordingMeasures & {
  readonly sessionId: SessionId
  readonly meetingId: MeetingId
  /** As the meeting was called when it was recorded. */
  readonly title: string
  readonly level: MeetingLevel
  readonly organiserId: UnitId
  readonly unitIds: readonly UnitId[]
  readonly chairId: OfficialId | null
  /** When the session was opened and closed, epoch ms; `closedAt` null while it goes on. */
  readonly openedAt: number
  readonly closedAt: number | null
  /** When it was taken over from its recorder, epoch ms; null before. */
  readonly keptAt: number | null
  readonly retention: Retention
  /** Epoch ms; null for ever, and before it is kept. */
  readonly keepUntil: number | null
  readonly hold: { readonly at: number; readonly by: string; readonly reason: string } | null
  readonly verified: { readonly at: number; readonly intact: boolean } | null
  /** As it was taken over; null before. */
  readonly anchor: string | null
  readonly links: TrackLinks
}

/** Which recordings are asked for; what is left out is not asked for. */
export type RecordingQuery = {
  /** Those of sessions that these units organise or are invited to. */
  readonly of: 'all' | readonly UnitId[]
  /** Opened within this span, epoch ms. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly organiserId?: UnitId | undefined
  readonly level?: MeetingLevel | undefined
  /** Folded; each stands in the title. */
  readonly words?: readonly string[]
  /** With something wrong; under a hold; to be removed before a time (epoch ms). */
  readonly only?: 'unsound' | 'held' | { readonly dueBefore: number } | undefined
}

/** What recordings take together. */
export type RecordingShare = { readonly bytes: number; readonly recordings: number }

/** A transcript as it was brought: WebVTT. */
export type StoredTranscript = {
  readonly language: string
  readonly name: string
  readonly addedAt: number
  readonly content: string
}

/** How it stands with a recording: no row yet, its session goes on, it is over but not taken over yet, taken over, removed. */
export type RecordingStanding = 'unknown' | 'running' | 'over' | 'kept' | 'removed'

/** The office's rows of recordings and what hangs on them. Writes belong in a transaction. */
export type RecordingStore = {
  /** The newest first. */
  list(query: RecordingQuery, page: { readonly offset: number; readonly limit: number }): Promise<StoredRecording[]>
  totals(query: RecordingQuery): Promise<RecordingShare & { readonly lengthMs: number }>
  /** @param zone in whose months people live: "Asia/Ho_Chi_Minh" */
  shares(
    query: RecordingQuery,
    zone: string,
  ): Promise<{
    /** "2026-11", in order. */
    readonly months: (RecordingShare & { readonly month: string })[]
    /** The same, each class by itself. */
    readonly monthly: (RecordingShare & { readonly month: string; readonly retention: Retention })[]
    /** The largest first. */
    readonly units: (RecordingShare & { readonly unitId: UnitId })[]
    readonly retentions: (RecordingShare & { readonly retention: Retention })[]
  }>
  read(id: SessionId): Promise<StoredRecording | undefined>
  /** Holds the rows until the transaction ends, always in the same order; those that are there. */
  lock(ids: readonly SessionId[]): Promise<StoredRecording[]>
  /** What became of each of these. */
  standing(ids: readonly SessionId[]): Promise<ReadonlyMap<SessionId, RecordingStanding>>
  /**
   * Rows for sessions that have none; they are kept as their meetings say. Sessions that nobody knows are passed over.
   * @returns how many rows were made
   */
  begin(ids: readonly SessionId[]): Promise<number>
  /** Notes how much there is of one that is being written. */
  measure(id: SessionId, measures: RecordingMeasures): Promise<void>
  /** Notes that it was taken over. False when that is noted already, or it was removed. */
  keep(
    id: SessionId,
    kept: RecordingMeasures & {
      readonly closedAt: number
      readonly at: number
      readonly keepUntil: number | null
      readonly anchor: string
      readonly links: TrackLinks
    },
  ): Promise<boolean>
  retain(id: SessionId, retention: Retention, keepUntil: number | null): Promise<void>
  /** Sets a legal hold, or lifts it (null). */
  hold(
    ids: readonly SessionId[],
    hold: { readonly at: number; readonly by: AccountId; readonly reason: string } | null,
  ): Promise<void>
  noteVerified(id: SessionId, verified: { readonly at: number; readonly intact: boolean }): Promise<void>
  /** From here on nobody finds them any more, with their transcripts. */
  markRemoved(ids: readonly SessionId[], at: number): Promise<void>
  /** Those whose date has come and that no hold keeps. */
  due(now: number): Promise<SessionId[]>
  /** Notes that somebody watched on a day ("2026-12-01"). False when that is noted already. */
  watched(id: SessionId, by: AccountId, day: string): Promise<boolean>
  /** By language. */
  transcripts(id: SessionId): Promise<StoredTranscript[]>
  /** Writes it over the one of its language. */
  saveTranscript(id: SessionId, transcript: StoredTranscript & { readonly addedBy: AccountId }): Promise<void>
  /** False when there is none. */
  removeTranscript(id: SessionId, language: string): Promise<boolean>
}
