// Where everybody is shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideLineDropped } from './presence.ts'
import type { SessionState } from './session.ts'
import { decidePresentationStart } from './sources.ts'
import { arrangeStage } from './stage.ts'
import { peerId } from '../protocol/ids.ts'
import { LUC_NGAN, PROVINCE, SON_DONG, anyStory, joining, live, opening } from '../../tests/support/story.ts'

const met = live([opening, joining(SON_DONG), joining(PROVINCE), joining(LUC_NGAN)]).state
const camera = (id: string) => ({ peerId: id, source: 'camera' })

describe('the stage', () => {
  test('is empty while the viewer is alone', () => {
    const { state } = live([opening, joining(LUC_NGAN)])
    expect(arrangeStage(state, LUC_NGAN, LUC_NGAN)).toEqual({ stage: null, strip: [camera(LUC_NGAN)] })
  })

  test('shows the main bridge point while nobody is heard', () => {
    expect(arrangeStage(met, LUC_NGAN, null).stage).toEqual(camera(PROVINCE))
  })

  test('shows who speaks', () => {
    expect(arrangeStage(met, LUC_NGAN, SON_DONG).stage).toEqual(camera(SON_DONG))
  })

  test('shows the main bridge point to who speaks, and the first other one to the main bridge point', () => {
    expect(arrangeStage(met, SON_DONG, SON_DONG).stage).toEqual(camera(PROVINCE))
    expect(arrangeStage(met, PROVINCE, PROVINCE).stage).toEqual(camera(LUC_NGAN))
  })

  test('shows the main bridge point when who spoke has gone', () => {
    expect(arrangeStage(met, LUC_NGAN, peerId.parse('gone')).stage).toEqual(camera(PROVINCE))
  })

  test('passes over bridge points whose line dropped, unless one of them is the speaker', () => {
    const away = live([(state) => decideLineDropped(state, PROVINCE)], met).state
    expect(arrangeStage(away, SON_DONG, null).stage).toEqual(camera(LUC_NGAN))
    expect(arrangeStage(away, SON_DONG, PROVINCE).stage).toEqual(camera(PROVINCE))
  })

  test('shows somebody even when every line but the viewer’s dropped', () => {
    const acts = [PROVINCE, SON_DONG].map((id) => (state: SessionState) => decideLineDropped(state, id))
    expect(arrangeStage(live(acts, met).state, LUC_NGAN, null).stage).toEqual(camera(PROVINCE))
  })

  test('belongs to the presentation before anybody, and the presenter’s camera stays in the strip', () => {
    const { state } = live([(before) => decidePresentationStart(before, SON_DONG)], met)
    const { stage, strip } = arrangeStage(state, LUC_NGAN, PROVINCE)
    expect(stage).toEqual({ peerId: SON_DONG, source: 'presentation' })
    expect(strip).toEqual([camera(PROVINCE), camera(SON_DONG), camera(LUC_NGAN)])
  })
})

describe('the strip', () => {
  test('keeps the order of the invitation, whoever came first, and ends with the viewer', () => {
    expect(arrangeStage(met, PROVINCE, SON_DONG).strip).toEqual([camera(LUC_NGAN), camera(PROVINCE)])
    expect(arrangeStage(met, LUC_NGAN, SON_DONG).strip).toEqual([camera(PROVINCE), camera(LUC_NGAN)])
  })
})

const anySpeaker = fc.constantFrom(null, peerId.parse('a'), peerId.parse('b'), peerId.parse('nobody'))

/** Checks one statement for every viewer of every story. */
function always(check: (state: SessionState, viewer: string, arranged: ReturnType<typeof arrangeStage>) => void): void {
  fc.assert(
    fc.property(anyStory, anySpeaker, (story, speaker) => {
      const { state } = live(story)
      for (const { peerId: viewer } of state.peers) check(state, viewer, arrangeStage(state, viewer, speaker))
    }),
  )
}

describe('for every viewer of every story', () => {
  test('the stage never shows the viewer’s own camera', () => {
    always((_state, viewer, { stage }) => expect(stage).not.toEqual(camera(viewer)))
  })

  test('the stage is empty only for who is alone', () => {
    always((state, _viewer, { stage }) => {
      if (stage === null) expect(state.peers).toHaveLength(1)
    })
  })

  test('every camera stands exactly once: on the stage or in the strip, one’s own last', () => {
    always((state, viewer, { stage, strip }) => {
      const cameras = [...strip, ...(stage?.source === 'camera' ? [stage] : [])].map((tile) => tile.peerId)
      expect(cameras.toSorted()).toEqual(state.peers.map((peer) => peer.peerId).toSorted())
      expect(strip.every(({ source }) => source === 'camera')).toBe(true)
      expect(strip.at(-1)).toEqual(camera(viewer))
    })
  })
})
