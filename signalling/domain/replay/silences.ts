// When nothing of a session was recorded, and why, as its journal says it.
import { spansOf } from './moments.ts'
import type { Moment, Span } from './moments.ts'
import type { SessionEvent } from '../event.ts'
import { NEW_RECORDING, applyRecording } from '../state/recording.ts'
import type { RecordingEvent, RecordingState } from '../state/recording.ts'

/** Why nothing was recorded: not begun yet, a confidential part, a recorder that was lost, stopped by hand, no room left. */
export type SilenceReason = 'not-started' | 'paused' | 'interrupted' | 'stopped' | 'disk-full'

/** A stretch of a session of which there is nothing. */
export type Silence = Span & { readonly reason: SilenceReason }

/** The stretches during which the recording kept nothing, in the order of time, without overlap. */
export function silencesIn(moments: readonly Moment[]): Silence[] {
  let recording = NEW_RECORDING
  const stretches = spansOf(
    moments,
    ({ event, at }) => {
      if (isOfRecording(event)) recording = applyRecording(recording, event, at)
      return reasonIn(recording)
    },
    (a, b) => a === b,
  )
  return stretches.map(({ value, ...span }) => ({ ...span, reason: value }))
}

function isOfRecording(event: SessionEvent | RecordingEvent): event is RecordingEvent {
  return event.type.startsWith('recording.')
}

function reasonIn({ phase, cause, interruptedAt }: RecordingState): SilenceReason | null {
  if (phase === 'off') return 'not-started'
  if (phase === 'paused') return 'paused'
  if (phase === 'stopped') return cause === 'disk-full' ? 'disk-full' : 'stopped'
  return interruptedAt === null ? null : 'interrupted'
}
