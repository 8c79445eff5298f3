// The stage of a recording as HLS playlists, for players that know nothing of ours.
import { momentsOf } from '../../domain/replay/moments.ts'
import { cutStage } from '../../domain/replay/stage-cut.ts'
import { stagePlaylist } from '../../domain/replay/stage-playlist.ts'
import type { StagePlaylistName } from '../../domain/replay/stage-playlist.ts'
import { Refusal } from '../../protocol/index.ts'
import type { SessionId } from '../../protocol/index.ts'
import type { OfficeCaller } from '../caller.ts'
import { watchable } from './parts.ts'
import type { RecordingParts } from './parts.ts'

/** @throws Refusal `not-signed-in`, `not-found`, `not-permitted` */
export async function readStagePlaylist(
  { database, recordings, sessions }: Pick<RecordingParts, 'database' | 'recordings' | 'sessions'>,
  caller: OfficeCaller,
  id: SessionId,
  name: StagePlaylistName,
): Promise<string> {
  const { recording } = await watchable(database, caller, id)
  const facts = await recordings.describe(id)
  if (!facts) throw new Refusal('not-found')
  const found = await Promise.all(facts.tracks.map(({ trackId }) => recordings.index(id, trackId)))
  const indexes = new Map(found.flatMap((index) => (index ? [[index.trackId, index]] : [])))
  const moments = momentsOf(await sessions.journal(id))
  const cut = cutStage({ moments, tracks: facts.tracks, indexes })
  return stagePlaylist(name, { cut, indexes, openedAt: recording.openedAt, over: facts.finished })
}
