// Recording a session: who starts, pauses and stops it, what it does by itself, and which sources it keeps.
import type { SessionEvent } from './event.ts'
import { directedIn } from './replay/timeline.ts'
import { requirePeer } from './require-peer.ts'
import { attends, requireRole, roleMay } from './roles.ts'
import { findPeer } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import { isShown } from './stage.ts'
import type { RecordingPolicy } from './state/recording.ts'
import type { PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { Source } from '../protocol/rtp.ts'

/** A source that is to be recorded. */
export type RecordedSource = { readonly peerId: PeerId; readonly source: Source }

/** A moment at which the disk will be full is announced anew when it has moved by so much, ms. */
const DISK_MOVED_MS = 10 * 60_000

/**
 * Starts the recording, or goes on after it was stopped, by what it shall keep; nothing when it does so already. A pause
 * is ended by its own act alone.
 * @throws Refusal `not-permitted`, or `recording-not-allowed` in a meeting that may not be recorded
 */
export function decideRecordingStart(state: SessionState, by: PeerId, policy: RecordingPolicy): SessionEvent[] {
  requireDirector(state, by)
  const { phase, settings } = state.recording
  if (settings.starts === 'never') throw new Refusal('recording-not-allowed')
  if (phase === 'paused' || (phase === 'running' && settings.policy === policy)) return []
  return [{ type: 'recording.started', policy }]
}

/** Keeps nothing from here on, until it is resumed; nothing unless it runs. */
export function decideRecordingPause(state: SessionState, by: PeerId): SessionEvent[] {
  requireDirector(state, by)
  return state.recording.phase === 'running' ? [{ type: 'recording.paused' }] : []
}

/** Ends a pause; nothing unless there is one. */
export function decideRecordingResume(state: SessionState, by: PeerId): SessionEvent[] {
  requireDirector(state, by)
  return state.recording.phase === 'paused' ? [{ type: 'recording.resumed' }] : []
}

/** Stops the recording; nothing unless it runs or rests. */
export function decideRecordingStop(state: SessionState, by: PeerId): SessionEvent[] {
  requireDirector(state, by)
  return isUnderWay(state) ? [{ type: 'recording.stopped', cause: 'by-hand' }] : []
}

/** What the recording does by itself: it starts when somebody is there, if the meeting says so. */
export function settleRecording({ recording, peers }: SessionState): SessionEvent[] {
  const { phase, settings } = recording
  if (phase !== 'off' || settings.starts !== 'by-itself' || !peers.some(({ role }) => attends(role))) return []
  return [{ type: 'recording.started', policy: settings.policy }]
}

/** The recorder died or cannot be reached: what is said now is lost. Nothing unless something would be kept. */
export function decideRecordingInterrupted({ recording }: SessionState): SessionEvent[] {
  const { phase, interruptedAt } = recording
  return phase === 'running' && interruptedAt === null ? [{ type: 'recording.interrupted' }] : []
}

/** The recorder writes again. */
export function decideRecordingContinued({ recording }: SessionState): SessionEvent[] {
  return recording.interruptedAt === null ? [] : [{ type: 'recording.continued' }]
}

/**
 * When the disk will be full, or that there is room again; nothing when it was announced so already.
 * @param fullAt epoch ms; null when there is room
 */
export function decideDiskForeseen(state: SessionState, fullAt: number | null): SessionEvent[] {
  const { diskFullAt } = state.recording
  if (fullAt !== null && !isUnderWay(state)) return []
  const isKnown =
    fullAt === null || diskFullAt === null ? fullAt === diskFullAt : Math.abs(fullAt - diskFullAt) < DISK_MOVED_MS
  return isKnown ? [] : [{ type: 'recording.disk-foreseen', fullAt }]
}

/** The disk is full: the recording ends with all that it has. */
export function decideDiskFull(state: SessionState): SessionEvent[] {
  return isUnderWay(state) ? [{ type: 'recording.stopped', cause: 'disk-full' }] : []
}

/**
 * The sources that shall be recorded at this moment, each once; none but while it runs. The sound of everybody who may
 * send any is among them before it is heard: a closed microphone is silent at the SFU, and no first word is missed.
 * Pictures by the policy: of the stage as it is directed, with the main bridge point and the shared screen, in open
 * discussion also of who was heard last; of everybody who is shown; or none.
 * @param speaker who was heard last, or null
 */
export function recordedSources(state: SessionState, speaker: PeerId | null): RecordedSource[] {
  if (state.recording.phase !== 'running' || state.phase !== 'open') return []
  const { policy } = state.recording.settings
  const microphones = state.peers.filter((peer) => roleMay(peer.role, 'camera.send')).map(from('microphone'))
  if (policy === 'sound') return microphones
  const cameras = policy === 'all' ? state.peers.filter(isShown).map(({ peerId }) => peerId) : onStage(state, speaker)
  const presenter = state.presenter === null ? undefined : findPeer(state, state.presenter)
  return [
    ...microphones,
    ...[...new Set(cameras)].map((peerId) => ({ peerId, source: 'camera' as const })),
    ...(presenter ? [presenter].map(from('presentation')) : []),
  ]
}

/** Whose camera belongs to the stage. */
function onStage(state: SessionState, speaker: PeerId | null): PeerId[] {
  const { speakers, main } = directedIn(state)
  const heard = state.floor.mode === 'open' && speaker !== null ? findPeer(state, speaker) : undefined
  return [
    ...speakers.map(({ peerId }) => peerId),
    ...(main === null ? [] : [main.peerId]),
    ...(heard && isShown(heard) ? [heard.peerId] : []),
  ]
}

function from(source: Source) {
  return ({ peerId }: PeerState): RecordedSource => ({ peerId, source })
}

function isUnderWay({ recording }: SessionState): boolean {
  return recording.phase === 'running' || recording.phase === 'paused'
}

function requireDirector(state: SessionState, by: PeerId): void {
  requireRole(requirePeer(state, by), 'recording.direct')
}
