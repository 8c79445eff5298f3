// The state of a session as the fold of its journal.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedEvent } from './event.ts'
import { NEW_SESSION, applySession, findPeer } from './session.ts'
import type { SessionState } from './session.ts'
import { decideCamera, decidePresentationStart } from './sources.ts'
import { BRIDGE_POINTS, LUC_NGAN, PROVINCE, anyStory, joining, live, opening } from '../../tests/support/story.ts'

const fold = (from: SessionState, events: readonly RecordedEvent[]): SessionState => events.reduce(applySession, from)

describe('the fold of a journal', () => {
  test('before the first event the session is new and empty', () => {
    expect(NEW_SESSION).toMatchObject({ seq: 0, phase: 'new', peers: [], presenter: null })
  })

  test('the opening brings title, bridge points and the time', () => {
    const { state } = live([opening])
    expect(state).toEqual({
      ...NEW_SESSION,
      seq: 1,
      phase: 'open',
      title: 'Giao ban',
      bridgePoints: BRIDGE_POINTS,
      openedAt: 1_000,
    })
  })

  test('connections stand in the order of joining, each with the time it joined at', () => {
    const { state } = live([opening, joining(PROVINCE), joining(LUC_NGAN)])
    expect(state.peers.map(({ peerId, joinedAt }) => [peerId, joinedAt])).toEqual([
      [PROVINCE, 2_000],
      [LUC_NGAN, 3_000],
    ])
    expect(findPeer(state, LUC_NGAN)).toMatchObject({
      line: 'up',
      lineSince: 3_000,
      microphone: 'closed',
      camera: 'closed',
    })
  })

  test('what one connection does leaves the others as they are', () => {
    const before = live([opening, joining(PROVINCE), joining(LUC_NGAN)]).state
    const after = live([(state) => decideCamera(state, LUC_NGAN, 'open')], before).state
    expect(findPeer(after, PROVINCE)).toBe(findPeer(before, PROVINCE))
    expect(findPeer(after, LUC_NGAN)?.camera).toBe('open')
  })

  test('the end of the session empties it', () => {
    const acts = [opening, joining(PROVINCE), (state: SessionState) => decidePresentationStart(state, PROVINCE)]
    const { state } = live([...acts, () => [{ type: 'session.closed' }]])
    expect(state).toMatchObject({ phase: 'closed', peers: [], presenter: null })
  })

  test('an event about a connection that is not there changes nothing but the number', () => {
    const before = live([opening]).state
    const stray: RecordedEvent = { seq: 2, at: 9, by: 'system', event: { type: 'camera.opened', peerId: LUC_NGAN } }
    expect(applySession(before, stray)).toEqual({ ...before, seq: 2 })
  })
})

describe('for every story', () => {
  test('a journal may be folded in two parts, with the snapshot between them sent as JSON', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal, state } = live(story)
        const at = cut % (journal.length + 1)
        // The snapshot is plain data: parsing gives back what was written.
        const snapshot = JSON.parse(JSON.stringify(fold(NEW_SESSION, journal.slice(0, at)))) as SessionState
        expect(fold(snapshot, journal.slice(at))).toEqual(state)
      }),
    )
  })

  test('the numbers of the journal have no gap and the state carries the last of them', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { journal, state } = live(story)
        expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1))
        expect(state.seq).toBe(journal.length)
      }),
    )
  })

  test('folding leaves the state before untouched', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { journal } = live(story)
        let state: SessionState = NEW_SESSION
        for (const event of journal) {
          const before = structuredClone(state)
          const next = applySession(state, event)
          expect(state).toEqual(before)
          state = next
        }
      }),
    )
  })

  test('a refused act is not in the journal, and no act is decided that changes nothing', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let state: SessionState = NEW_SESSION
        for (const act of story) {
          const { journal, state: next, refused } = live([act], state)
          if (refused.length > 0) expect(journal).toEqual([])
          if (journal.length > 0) expect({ ...next, seq: 0 }).not.toEqual({ ...state, seq: 0 })
          else expect(next).toBe(state)
          state = next
        }
      }),
    )
  })

  test('nobody takes part twice, everybody sits at an invited bridge point, and the presenter takes part', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { state } = live(story)
        const ids = state.peers.map(({ peerId }) => peerId)
        expect(new Set(ids).size).toBe(ids.length)
        const invited = new Set(state.bridgePoints.map(({ id }) => id))
        expect(state.peers.every(({ bridgePointId }) => invited.has(bridgePointId))).toBe(true)
        if (state.presenter !== null) expect(ids).toContain(state.presenter)
      }),
    )
  })
})
