// The files of a recording for who may watch it: each request asks for the right anew.
import type { TrackIndex } from '../../domain/replay/recorded.ts'
import type { StoredContent } from '../../ports/documents.ts'
import type { Previews, RecordingStorage, TrackFileName } from '../../ports/recordings.ts'
import { Refusal } from '../../protocol/index.ts'
import type { SessionId, TrackId } from '../../protocol/index.ts'
import type { OfficeCaller } from '../caller.ts'
import { watchable } from './parts.ts'
import type { RecordingParts } from './parts.ts'

/** What the files are taken from. */
export type FileParts = Pick<RecordingParts, 'database'> & {
  readonly recordings: Pick<RecordingStorage, 'index' | 'playlist' | 'content'>
  readonly previews: Previews
}

/** A track, as its files are asked for. */
export type TrackName = { readonly session: SessionId; readonly track: TrackId }

/** A media file; `final` when it stays as it is. */
export type TrackFile = { readonly content: StoredContent; readonly final: boolean }

/** @throws Refusal `not-signed-in`, `not-found`, `not-permitted`; as all of these */
export async function trackFile(
  { database, recordings }: FileParts,
  caller: OfficeCaller,
  { session, track }: TrackName,
  file: TrackFileName,
): Promise<TrackFile> {
  const { recording } = await watchable(database, caller, session)
  const content = await recordings.content(session, track, file)
  if (!content) throw new Refusal('not-found')
  return { content, final: recording.keptAt !== null || file.startsWith('init-') }
}

/** Where everything of a track lies; of its chunks those from the last one of `after` known ones on. */
export async function trackIndex(
  { database, recordings }: FileParts,
  caller: OfficeCaller,
  { session, track }: TrackName,
  after: number,
): Promise<TrackIndex> {
  await watchable(database, caller, session)
  const index = await recordings.index(session, track)
  if (!index) throw new Refusal('not-found')
  // The last known one may have grown since.
  return { ...index, chunks: index.chunks.slice(Math.max(0, after - 1)) }
}

/** The HLS playlist of a track by itself. */
export async function trackPlaylist(
  { database, recordings }: FileParts,
  caller: OfficeCaller,
  { session, track }: TrackName,
): Promise<string> {
  await watchable(database, caller, session)
  const playlist = await recordings.playlist(session, track)
  if (playlist === undefined) throw new Refusal('not-found')
  return playlist
}

/** A small picture of what a track showed around a time, ms since the opening: a JPEG. */
export async function trackPreview(
  { database, previews }: FileParts,
  caller: OfficeCaller,
  { session, track }: TrackName,
  ms: number,
): Promise<Uint8Array> {
  await watchable(database, caller, session)
  const picture = await previews.picture(session, track, ms)
  if (!picture) throw new Refusal('not-found')
  return picture
}
