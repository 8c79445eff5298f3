// What the office needs of the place where recordings lie, and of the recorders that write them.
import type { ByteSpan, StoredContent } from './documents.ts'
import type { RecordedTrack, TrackIndex } from '../domain/replay/recorded.ts'
import type { SessionId, TrackId } from '../protocol/ids.ts'

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
  /** SHA-256 (hex) over the last links of all its tracks' hash chains: what is noted elsewhere, so that no chain can be rewritten. */
  readonly anchor: string
}

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
  /** Holds every byte against the hash chains; what is broken first in each track. */
  verify(id: SessionId): Promise<RecordingBreak[]>
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

/** The recorders, as the office needs them. */
export type Recorders = {
  /** Closes a recording for good, whether somebody still writes it or it was left behind. */
  finish(id: SessionId): Promise<void>
}
