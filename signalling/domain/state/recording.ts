// The recording of a session: whether it runs, what it keeps. Events and their fold.

/** What is recorded: the stage as it is directed, every bridge point, or sound alone. Sound is always everybody's who is heard. */
export const RECORDING_POLICIES = ['stage', 'all', 'sound'] as const
export type RecordingPolicy = (typeof RECORDING_POLICIES)[number]

/** How a recording begins. `by-itself`: as soon as somebody is there; `by-hand`: when the chair or the secretary says so; `never`: it may not be recorded. */
export const RECORDING_STARTS = ['by-itself', 'by-hand', 'never'] as const
export type RecordingStart = (typeof RECORDING_STARTS)[number]

/** How a session is recorded unless somebody acts. */
export type RecordingSettings = {
  readonly starts: RecordingStart
  readonly policy: RecordingPolicy
}

/** How it stands with the recording of a session. A session has one recording; stopped, it can go on later. */
export type RecordingState = {
  readonly settings: RecordingSettings
  /** `off`: never started; `paused`: nothing is kept for a confidential part; `stopped`: by hand, or by a full disk. */
  readonly phase: 'off' | 'running' | 'paused' | 'stopped'
  /** Since when it is so, epoch ms; 0 while it was never started. */
  readonly since: number
  /** Why it stopped; null unless it did. */
  readonly cause: 'by-hand' | 'disk-full' | null
  /** Since when nothing is written though it should be, epoch ms: the recorder died and is coming back. */
  readonly interruptedAt: number | null
  /** When the disk will be full, epoch ms, announced an hour ahead; null while there is room. */
  readonly diskFullAt: number | null
}

/** The acts of recording. */
export type RecordingEvent =
  | { readonly type: 'recording.started'; readonly policy: RecordingPolicy }
  | { readonly type: 'recording.paused' }
  | { readonly type: 'recording.resumed' }
  | { readonly type: 'recording.stopped'; readonly cause: 'by-hand' | 'disk-full' }
  | { readonly type: 'recording.interrupted' }
  | { readonly type: 'recording.continued' }
  | { readonly type: 'recording.disk-foreseen'; readonly fullAt: number | null }

/** Whether an act of a session is one of recording. */
export function isRecordingEvent(event: { readonly type: string }): event is RecordingEvent {
  return event.type.startsWith('recording.')
}

/** As a session begins, and in journals from before there were recordings. */
export const NEW_RECORDING: RecordingState = {
  settings: { starts: 'by-hand', policy: 'stage' },
  phase: 'off',
  since: 0,
  cause: null,
  interruptedAt: null,
  diskFullAt: null,
}

/** The recording after one more event. */
export function applyRecording(recording: RecordingState, event: RecordingEvent, at: number): RecordingState {
  switch (event.type) {
    case 'recording.started': {
      const settings = { ...recording.settings, policy: event.policy }
      return { ...recording, settings, phase: 'running', since: at, cause: null, interruptedAt: null }
    }
    case 'recording.paused':
      return { ...recording, phase: 'paused', since: at }
    case 'recording.resumed':
      return { ...recording, phase: 'running', since: at }
    case 'recording.stopped':
      return { ...recording, phase: 'stopped', since: at, cause: event.cause, interruptedAt: null }
    case 'recording.interrupted':
      return { ...recording, interruptedAt: at }
    case 'recording.continued':
      return { ...recording, interruptedAt: null }
    case 'recording.disk-foreseen':
      return { ...recording, diskFullAt: event.fullAt }
  }
}
