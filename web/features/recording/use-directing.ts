// What whoever directs the recording can do at this moment.
import { useLive, useSession } from '../../session/live-context.ts'

/** The acts that are possible now; null for those that are not. */
export type Directing = {
  readonly start: (() => void) | null
  readonly pause: (() => void) | null
  readonly resume: (() => void) | null
  readonly stop: (() => void) | null
}

/** For chair and secretary; null where the session may not be recorded. */
export function useDirecting(): Directing | null {
  const live = useLive()
  const recording = useSession((state) => state.recording)
  if (!recording || recording.settings.starts === 'never') return null
  const { phase, settings } = recording
  const rests = phase === 'off' || phase === 'stopped'
  return {
    start: rests ? () => void live.ask('recording.start', { policy: settings.policy }) : null,
    pause: phase === 'running' ? () => void live.ask('recording.pause', {}) : null,
    resume: phase === 'paused' ? () => void live.ask('recording.resume', {}) : null,
    stop: rests ? null : () => void live.ask('recording.stop', {}),
  }
}
