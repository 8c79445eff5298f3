// Recording a session: who directs it, what it does by itself, and what is kept.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decideDiskForeseen,
  decideDiskFull,
  decideRecordingContinued,
  decideRecordingInterrupted,
  decideRecordingPause,
  decideRecordingResume,
  decideRecordingStart,
  decideRecordingStop,
  recordedSources,
} from './recording.ts'
import { decideFloorSettings, decideGrant, decideRequest } from './floor.ts'
import { decideOpening } from './presence.ts'
import { directedIn } from './replay/timeline.ts'
import { NEW_SESSION } from './session.ts'
import type { SessionState } from './session.ts'
import type { RecordingSettings } from './state/recording.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'
import type { PeerId } from '../protocol/ids.ts'
import { BRIDGE_POINTS, LUC_NGAN, SON_DONG, anyStory, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

const CHAIR = peerId.parse('chair')
const HOUR_MS = 3_600_000
const chairJoins = joining('chair', { at: 'province', role: 'chair' })
const starts =
  (policy: 'stage' | 'all' | 'sound' = 'stage'): Act =>
  (state) =>
    decideRecordingStart(state, CHAIR, policy)
const pauses: Act = (state) => decideRecordingPause(state, CHAIR)
const resumes: Act = (state) => decideRecordingResume(state, CHAIR)
const stops: Act = (state) => decideRecordingStop(state, CHAIR)
const opensWith =
  (recording: RecordingSettings): Act =>
  (state) =>
    decideOpening(state, { title: 'Giao ban', bridgePoints: BRIDGE_POINTS, recording })

const met = live([opening, chairJoins, joining(LUC_NGAN), joining(SON_DONG)]).state
const after = (...acts: readonly Act[]) => live(acts, met)
const phaseAfter = (...acts: readonly Act[]) => after(...acts).state.recording.phase

describe('directing the recording', () => {
  test('is for the chair and the secretary', () => {
    for (const decide of [decideRecordingPause, decideRecordingResume, decideRecordingStop])
      expect(() => decide(met, LUC_NGAN)).toThrow('not-permitted')
    expect(() => decideRecordingStart(met, LUC_NGAN, 'stage')).toThrow('not-permitted')
    const withSecretary = live([joining('thu-ky', { at: 'province', role: 'secretary' })], met).state
    expect(decideRecordingStart(withSecretary, peerId.parse('thu-ky'), 'all')).toHaveLength(1)
  })

  test('starts, rests, goes on and stops; what is so already changes nothing', () => {
    expect(phaseAfter()).toBe('off')
    expect(phaseAfter(starts())).toBe('running')
    expect(phaseAfter(starts(), pauses)).toBe('paused')
    expect(phaseAfter(starts(), pauses, resumes)).toBe('running')
    expect(phaseAfter(starts(), pauses, stops)).toBe('stopped')
    expect(phaseAfter(starts(), stops, starts('all'))).toBe('running')
    const { journal } = after(
      pauses,
      resumes,
      stops,
      starts(),
      starts(),
      resumes,
      pauses,
      pauses,
      stops,
      stops,
      resumes,
    )
    expect(journal.map(({ event }) => event.type)).toEqual([
      'recording.started',
      'recording.paused',
      'recording.stopped',
    ])
  })

  test('a pause for a confidential part is never ended by starting', () => {
    expect(phaseAfter(starts(), pauses, starts('all'))).toBe('paused')
  })

  test('what is recorded may be chosen anew while it runs', () => {
    expect(after(starts(), starts('sound')).state.recording.settings.policy).toBe('sound')
  })

  test('a meeting that may not be recorded is not', () => {
    const { state, refused } = live([opensWith({ starts: 'never', policy: 'stage' }), chairJoins, starts()])
    expect(refused.map(({ code }) => code)).toEqual(['recording-not-allowed'])
    expect(state.recording.phase).toBe('off')
  })
})

describe('by itself', () => {
  const itself = opensWith({ starts: 'by-itself', policy: 'all' })

  test('it starts when somebody is there, not with who only watches or repairs', () => {
    const watched = live([itself, joining('ktv', { at: 'province', role: 'technician' })]).state
    expect(watched.recording.phase).toBe('off')
    const { state, journal } = live([joining(LUC_NGAN)], watched)
    expect(state.recording).toMatchObject({ phase: 'running', settings: { policy: 'all' } })
    expect(journal.at(-1)).toMatchObject({ by: 'system', event: { type: 'recording.started' } })
  })

  test('it does not start again once it was stopped', () => {
    expect(live([itself, chairJoins, stops, joining(LUC_NGAN)]).state.recording.phase).toBe('stopped')
  })

  test('an interruption is noted once, only while something would be kept, and ended once', () => {
    const twice: Act[] = [decideRecordingInterrupted, decideRecordingInterrupted]
    expect(after(...twice).journal).toEqual([])
    expect(after(starts(), pauses, ...twice).journal).toHaveLength(2)
    const { state, journal } = after(starts(), ...twice, decideRecordingContinued, decideRecordingContinued)
    expect(journal.map(({ event }) => event.type).slice(1)).toEqual(['recording.interrupted', 'recording.continued'])
    expect(state.recording.interruptedAt).toBeNull()
  })

  test('a disk that will be full is announced when it is first known and when that moves; a full one ends it', () => {
    const foreseen =
      (fullAt: number | null): Act =>
      (state) =>
        decideDiskForeseen(state, fullAt)
    expect(after(foreseen(HOUR_MS)).journal).toEqual([])
    const told = after(starts(), foreseen(null), foreseen(HOUR_MS), foreseen(HOUR_MS + 60_000), foreseen(HOUR_MS / 2))
    expect(told.journal).toHaveLength(3)
    expect(live([foreseen(null), foreseen(null)], told.state).journal).toHaveLength(1)
    const { state } = live([decideDiskFull, decideDiskFull], told.state)
    expect(state.recording).toMatchObject({ phase: 'stopped', cause: 'disk-full' })
  })
})

describe('what is recorded', () => {
  const cameras = (state: SessionState, speaker: PeerId | null = null) =>
    recordedSources(state, speaker)
      .filter(({ source }) => source === 'camera')
      .map((one) => one.peerId)

  test('of the stage: who has the floor and the main bridge point, and every microphone before it is heard', () => {
    const chaired: Act = (state) =>
      decideFloorSettings(state, CHAIR, { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: true })
    const { state } = after(
      chaired,
      starts(),
      (before) => decideRequest(before, LUC_NGAN, ''),
      (before, at) => decideGrant(before, CHAIR, bridgePointId.parse('luc-ngan'), at),
    )
    expect(cameras(state, SON_DONG)).toEqual([LUC_NGAN, CHAIR])
    const microphones = recordedSources(state, null).filter(({ source }) => source === 'microphone')
    expect(microphones.map((one) => one.peerId)).toEqual([CHAIR, LUC_NGAN, SON_DONG])
  })

  test('of the stage in open discussion also who was heard last', () => {
    const { state } = after(starts())
    expect(cameras(state)).toEqual([CHAIR])
    expect(cameras(state, SON_DONG)).toEqual([CHAIR, SON_DONG])
  })

  test('everything, or sound alone', () => {
    expect(cameras(after(starts('all')).state).toSorted()).toEqual([CHAIR, LUC_NGAN, SON_DONG].toSorted())
    expect(recordedSources(after(starts('sound')).state, null).every(({ source }) => source === 'microphone')).toBe(
      true,
    )
  })
})

/** Checks one statement after every act of every story. */
function always(check: (state: SessionState, speaker: PeerId | null) => void): void {
  const speaker = fc.constantFrom(null, peerId.parse('a'), peerId.parse('nobody'))
  fc.assert(
    fc.property(anyStory, speaker, (story, heard) => {
      let state = NEW_SESSION
      for (const act of story) {
        state = live([act], state).state
        check(state, heard)
      }
    }),
    { numRuns: 60 },
  )
}

describe('at every moment of every story', () => {
  test('nothing is recorded but while it runs', () => {
    always((state, speaker) => {
      if (state.recording.phase !== 'running' || state.phase !== 'open')
        expect(recordedSources(state, speaker)).toEqual([])
    })
  })

  test('nothing is recorded but what the policy names, each source once, of who takes part', () => {
    always((state, speaker) => {
      const sources = recordedSources(state, speaker)
      const { policy } = state.recording.settings
      const { speakers, main } = directedIn(state)
      const directed = new Set([...speakers, ...(main ? [main] : [])].map((one) => one.peerId))
      if (state.floor.mode === 'open' && speaker) directed.add(speaker)
      expect(new Set(sources.map(({ peerId: id, source }) => `${id}.${source}`)).size).toBe(sources.length)
      for (const { peerId: id, source } of sources) {
        expect(state.peers.some((peer) => peer.peerId === id)).toBe(true)
        if (source === 'presentation') expect([policy !== 'sound', id]).toEqual([true, state.presenter])
        if (source === 'camera') expect(policy === 'all' || (policy === 'stage' && directed.has(id))).toBe(true)
      }
    })
  })
})
