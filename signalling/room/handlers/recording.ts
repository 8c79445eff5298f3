// Starting, pausing and stopping the recording.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import {
  decideRecordingPause,
  decideRecordingResume,
  decideRecordingStart,
  decideRecordingStop,
} from '../../domain/recording.ts'
import type { recordingRequests } from '../../protocol/recording.ts'

export const recordingHandlers: Some<keyof typeof recordingRequests> = {
  'recording.start': acting((state, by, { policy }) => decideRecordingStart(state, by, policy)),
  'recording.pause': acting(decideRecordingPause),
  'recording.resume': acting(decideRecordingResume),
  'recording.stop': acting(decideRecordingStop),
}
