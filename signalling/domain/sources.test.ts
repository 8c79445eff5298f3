// Microphones, cameras and the one presentation.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideLeaving } from './presence.ts'
import type { SessionState } from './session.ts'
import { decideCamera, decideMicrophone, decidePresentationStart, decidePresentationStop } from './sources.ts'
import { LUC_NGAN, PROVINCE, SON_DONG, anyStory, joining, live, opening } from '../../tests/support/story.ts'

const met = live([opening, joining(LUC_NGAN), joining(PROVINCE)]).state
const presenting = live([(state) => decidePresentationStart(state, LUC_NGAN)], met).state

describe.each([
  ['a microphone', decideMicrophone, 'microphone'],
  ['a camera', decideCamera, 'camera'],
] as const)('%s', (_what, decide, word) => {
  test('opens once and closes once', () => {
    expect(decide(met, LUC_NGAN, 'closed')).toEqual([])
    expect(decide(met, LUC_NGAN, 'open')).toEqual([{ type: `${word}.opened`, peerId: LUC_NGAN }])
    const { state } = live([(before) => decide(before, LUC_NGAN, 'open')], met)
    expect(decide(state, LUC_NGAN, 'open')).toEqual([])
    expect(decide(state, LUC_NGAN, 'closed')).toEqual([{ type: `${word}.closed`, peerId: LUC_NGAN }])
  })

  test('belongs to somebody who takes part', () => {
    expect(() => decide(met, SON_DONG, 'open')).toThrow('not-joined')
    expect(() => decide(met, SON_DONG, 'closed')).toThrow('not-joined')
  })
})

describe('a presentation', () => {
  test('starts when nobody presents; starting one’s own again changes nothing', () => {
    expect(decidePresentationStart(met, LUC_NGAN)).toEqual([{ type: 'presentation.started', peerId: LUC_NGAN }])
    expect(decidePresentationStart(presenting, LUC_NGAN)).toEqual([])
  })

  test('is not taken away from who presents', () => {
    expect(() => decidePresentationStart(presenting, PROVINCE)).toThrow('presentation-taken')
    expect(decidePresentationStop(presenting, PROVINCE)).toEqual([])
  })

  test('is stopped by who presents, and is free again', () => {
    expect(decidePresentationStop(presenting, LUC_NGAN)).toEqual([{ type: 'presentation.stopped', peerId: LUC_NGAN }])
    const { state } = live([(before) => decidePresentationStop(before, LUC_NGAN)], presenting)
    expect(decidePresentationStart(state, PROVINCE)).toHaveLength(1)
  })

  test('ends with its presenter’s leaving', () => {
    expect(live([(state) => decideLeaving(state, LUC_NGAN, 'line-down')], presenting).state.presenter).toBeNull()
  })

  test('belongs to somebody who takes part', () => {
    expect(() => decidePresentationStart(met, SON_DONG)).toThrow('not-joined')
    expect(() => decidePresentationStop(met, SON_DONG)).toThrow('not-joined')
  })

  test('there are never two: in every story one is over before the next starts', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let presenter: string | null = null
        for (const { event } of live(story).journal) {
          if (event.type === 'presentation.started') {
            expect(presenter).toBeNull()
            presenter = event.peerId
          }
          const over = event.type === 'presentation.stopped' || event.type === 'peer.left'
          if (over && event.peerId === presenter) presenter = null
        }
      }),
    )
  })

  test('in every story only its presenter stops it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { state } = live(story)
        const others = state.peers.filter(({ peerId }) => peerId !== state.presenter)
        const stopped = others.map(
          ({ peerId }) =>
            (before: SessionState) =>
              decidePresentationStop(before, peerId),
        )
        const acts = live(stopped, state).journal.map(({ event }) => event.type)
        expect(acts).not.toContain('presentation.stopped')
      }),
    )
  })
})
