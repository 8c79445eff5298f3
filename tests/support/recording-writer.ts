// Writes the recording of a story into a folder, in the format of the recorder; it can grow while it is read.
import { masterKey } from '../../recorder/format/master-key.ts'
import { finishRecording, readOrCreateRecording } from '../../recorder/format/recording-file.ts'
import type { SessionId } from '../../signalling/protocol/ids.ts'
import type { Story, ToldTrack } from './recorded-story.ts'
import { RecordedTrackWriter } from './recorded-track.ts'

/** What is to be written. */
export type Recording = { readonly id: SessionId; readonly zeroAt: number; readonly tracks: readonly ToldTrack[] }

/** A recording that is being written. */
export type RecordingWriter = {
  /** Writes all of its tracks on, up to a time, ms since its zero. */
  grow(toMs: number): Promise<void>
  /** Ends its tracks and itself: nothing more can be added. */
  finish(): Promise<void>
  /** Leaves it as it is, as after a kill. */
  close(): Promise<void>
}

/** Where recordings lie, and the file with their key. */
export type RecordingKeys = { readonly recordingsDir: string; readonly keyFile: string }

/** Begins a recording in a folder. */
export async function openRecordingWriter(
  { recordingsDir, keyFile }: RecordingKeys,
  folder: string,
  { id, zeroAt, tracks }: Recording,
): Promise<RecordingWriter> {
  const key = await masterKey(keyFile, recordingsDir)
  const recording = await readOrCreateRecording(folder, { recordingId: id, zeroAt }, key)
  const writers = new Map<ToldTrack, RecordedTrackWriter>()
  let doneMs = 0
  const growTrack = async (track: ToldTrack, toMs: number): Promise<void> => {
    for (const stretch of track.stretches) {
      const from = Math.max(stretch.fromMs, doneMs)
      const to = Math.min(stretch.toMs, toMs)
      if (to <= from) continue
      const { trackId, media } = track
      const options = { recordingFolder: folder, trackId, key: recording.key, zeroAt, media }
      const writer = writers.get(track) ?? (await RecordedTrackWriter.create(options))
      writers.set(track, writer)
      if (from === stretch.fromMs) await writer.startSegment(from)
      await writer.append(from, to, (ms) => ({ damaged: isIn(track.damaged, ms), level: track.loud(ms) ? 20 : 127 }))
    }
  }
  return {
    async grow(toMs: number) {
      for (const track of tracks) await growTrack(track, toMs)
      doneMs = Math.max(doneMs, toMs)
    },
    async finish() {
      for (const writer of writers.values()) await writer.end()
      await finishRecording(folder)
    },
    async close() {
      for (const writer of writers.values()) await writer.close()
    },
  }
}

function isIn(stretch: Story['damaged'], ms: number): boolean {
  return stretch !== null && ms >= stretch.fromMs && ms < stretch.toMs
}
