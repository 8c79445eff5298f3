// How sound a recording is: how long something was kept, how long nothing was though it should have been, what is missing.
import { mayBeHeard } from '../floor.ts'
import type { SessionState } from '../session.ts'
import { spansOf } from './moments.ts'
import type { Moment, Span } from './moments.ts'
import type { RecordedTrack } from './recorded.ts'
import { directedIn } from './timeline.ts'

/** All in ms. */
export type RecordingHealth = {
  /** How long something was recorded: pauses and gaps left out. */
  readonly lengthMs: number
  /** How long nothing was recorded though it ran and somebody was to be seen or heard. */
  readonly gapMs: number
  /** How long lost packets left something out. */
  readonly damagedMs: number
}

/** A stretch with an end. */
type Stretch = { readonly fromMs: number; readonly toMs: number }

/** Until a source is being written again after its beginning or a change of layers: no gap, ms. */
const SETTLING_MS = 2_000

/** @param nowMs where what still goes on ends for now, ms since the opening */
export function healthOf(moments: readonly Moment[], tracks: readonly RecordedTrack[], nowMs: number): RecordingHealth {
  const recorded = united(
    tracks.flatMap(({ spans }) => spans),
    nowMs,
  )
  const damaged = united(
    tracks.flatMap((track) => track.damaged),
    nowMs,
  )
  const due = spansOf(
    moments,
    ({ after }) => (isDue(after) ? true : null),
    () => true,
  )
  const gaps = united(due, nowMs)
    .flatMap((span) => without(span, recorded))
    .filter(({ fromMs, toMs }) => toMs - fromMs > SETTLING_MS)
  return { lengthMs: total(recorded), gapMs: total(gaps), damagedMs: total(damaged) }
}

/** Whether a recorder has something to write: it runs, and there is a source that it is to keep. */
function isDue(state: SessionState): boolean {
  const { phase, settings } = state.recording
  if (phase !== 'running') return false
  const present = state.peers.filter((peer) => peer.line === 'up')
  if (present.some((peer) => peer.microphone === 'open' && mayBeHeard(state, peer))) return true
  if (settings.policy === 'sound') return false
  if (settings.policy === 'all') return present.some((peer) => peer.camera === 'open')
  const { main, speakers } = directedIn(state)
  const shown = new Set([...speakers, ...(main ? [main] : [])].map(({ peerId }) => peerId))
  return present.some((peer) => peer.camera === 'open' && shown.has(peer.peerId))
}

/** In the order of time, without overlap; those that touch are one. */
function united(spans: readonly Span[], nowMs: number): Stretch[] {
  const all: Stretch[] = []
  for (const { fromMs, toMs } of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const end = toMs ?? Math.max(nowMs, fromMs)
    const last = all.at(-1)
    if (last && fromMs <= last.toMs) all[all.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, end) }
    else if (end > fromMs) all.push({ fromMs, toMs: end })
  }
  return all
}

/** What of a stretch lies outside others, which are in order and do not overlap. */
function without({ fromMs, toMs }: Stretch, others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  let at = fromMs
  for (const other of others) {
    if (other.toMs <= at || other.fromMs >= toMs) continue
    if (other.fromMs > at) left.push({ fromMs: at, toMs: other.fromMs })
    at = other.toMs
  }
  return at < toMs ? [...left, { fromMs: at, toMs }] : left
}

function total(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
}
