// What a screen says of the recording, in one word.
import type { RecordingState } from '#domain/state/recording.ts'

/** `sound`: it runs, without pictures; `none`: nothing is recorded. */
export type RecordingSign = 'running' | 'sound' | 'paused' | 'interrupted' | 'none'

/** The sign for a state: never that it runs while nothing is written. */
export function signOf({ phase, settings, interruptedAt }: RecordingState): RecordingSign {
  if (phase === 'off' || phase === 'stopped') return 'none'
  if (phase === 'paused') return 'paused'
  if (interruptedAt !== null) return 'interrupted'
  return settings.policy === 'sound' ? 'sound' : 'running'
}
