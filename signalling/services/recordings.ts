// Recordings: the library, the replay, how long they are kept.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import type { OfficeCaller } from './caller.ts'
import { holdRecordings, removeRecordings, retainRecordings, verifyRecording } from './recordings/keeping.ts'
import { listRecordings, readRecording, recordingUsage } from './recordings/library.ts'
import type { RecordingParts } from './recordings/parts.ts'
import { readReplay } from './recordings/replay.ts'
import { removeTranscript } from './recordings/transcripts.ts'

type RecordingRequest = Extract<
  RequestName<OfficeContract>,
  `recording.${string}` | `replay.${string}` | `transcript.${string}`
>

/** Handlers of recordings. */
export function recordingHandlers(
  parts: RecordingParts,
): Pick<Handlers<OfficeContract, OfficeCaller>, RecordingRequest> {
  return {
    'recording.list': (input, caller) => listRecordings(parts, input, caller),
    'recording.read': (input, caller) => readRecording(parts, input, caller),
    'recording.usage': (_input, caller) => recordingUsage(parts, caller),
    'recording.retain': (input, caller) => retainRecordings(parts, input, caller),
    'recording.hold': (input, caller) => holdRecordings(parts, input, caller),
    'recording.remove': (input, caller) => removeRecordings(parts, input, caller),
    'recording.verify': (input, caller) => verifyRecording(parts, input, caller),
    'replay.read': (input, caller) => readReplay(parts, input, caller),
    'transcript.remove': (input, caller) => removeTranscript(parts, input, caller),
  }
}
