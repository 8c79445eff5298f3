// Where everybody is shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideFloorSettings, decideGrant, holds } from './floor.ts'
import { decideLineDropped } from './presence.ts'
import { roleMay } from './roles.ts'
import type { SessionState } from './session.ts'
import { decidePresentationStart } from './sources.ts'
import { arrangeStage, gridPage, isShown, layoutOf } from './stage.ts'
import type { Arrangement } from './stage.ts'
import { NEW_STAGE } from './state/stage.ts'
import type { StageChoice } from './state/stage.ts'
import { bridgePointId, documentId, peerId } from '../protocol/ids.ts'
import { LUC_NGAN, PROVINCE, SON_DONG, anyStory, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

const CHAIR = peerId.parse('chair')
const met = live([opening, joining(SON_DONG), joining(PROVINCE), joining(LUC_NGAN)]).state
const camera = (id: string) => ({ peerId: id, source: 'camera' })

const chaired: Act = (state) =>
  decideFloorSettings(state, CHAIR, { mode: 'chaired', limitMs: null, most: 2, secretarySpeaks: true })
const grant =
  (id: string): Act =>
  (state) =>
    decideGrant(state, CHAIR, bridgePointId.parse(id), 0)
const directed =
  (choice: Partial<StageChoice>): Act =>
  () => [{ type: 'stage.set', choice: { ...NEW_STAGE, ...choice } }]
/** The sample meeting with its chair at the main bridge point, the floor given by the chair. */
const presided = live([joining(CHAIR, { at: PROVINCE, role: 'chair' }), chaired], met).state

describe('in open discussion the stage', () => {
  test('is empty while the viewer is alone', () => {
    const { state } = live([opening, joining(LUC_NGAN)])
    expect(arrangeStage(state, LUC_NGAN, LUC_NGAN)).toMatchObject({ stage: [], strip: [camera(LUC_NGAN)] })
  })

  test('shows the main bridge point while nobody is heard, else who speaks', () => {
    expect(arrangeStage(met, LUC_NGAN, null).stage).toEqual([camera(PROVINCE)])
    expect(arrangeStage(met, LUC_NGAN, SON_DONG).stage).toEqual([camera(SON_DONG)])
  })

  test('shows the main bridge point to who speaks, and the first other one to the main bridge point', () => {
    expect(arrangeStage(met, SON_DONG, SON_DONG).stage).toEqual([camera(PROVINCE)])
    expect(arrangeStage(met, PROVINCE, PROVINCE).stage).toEqual([camera(LUC_NGAN)])
  })

  test('shows the main bridge point when who spoke has gone', () => {
    expect(arrangeStage(met, LUC_NGAN, peerId.parse('gone')).stage).toEqual([camera(PROVINCE)])
  })

  test('passes over bridge points whose line dropped, unless one of them is the speaker', () => {
    const away = live([(state) => decideLineDropped(state, PROVINCE)], met).state
    expect(arrangeStage(away, SON_DONG, null).stage).toEqual([camera(LUC_NGAN)])
    expect(arrangeStage(away, SON_DONG, PROVINCE).stage).toEqual([camera(PROVINCE)])
  })

  test('shows somebody even when every line but the viewer’s dropped', () => {
    const acts = [PROVINCE, SON_DONG].map((id) => (state: SessionState) => decideLineDropped(state, id))
    expect(arrangeStage(live(acts, met).state, LUC_NGAN, null).stage).toEqual([camera(PROVINCE)])
  })
})

describe('in a chaired meeting the stage', () => {
  test('belongs to who has the floor, whoever is heard', () => {
    const { state } = live([grant(SON_DONG)], presided)
    expect(arrangeStage(state, LUC_NGAN, CHAIR).stage).toEqual([camera(SON_DONG)])
  })

  test('shows both sides of a dialogue, and to each of them the other', () => {
    const { state } = live([grant(SON_DONG), grant(LUC_NGAN)], presided)
    expect(arrangeStage(state, PROVINCE, null).stage).toEqual([camera(SON_DONG), camera(LUC_NGAN)])
    expect(arrangeStage(state, SON_DONG, null).stage).toEqual([camera(LUC_NGAN)])
  })

  test('shows the chair to the only holder, and to all while nobody has the floor', () => {
    expect(arrangeStage(live([grant(SON_DONG)], presided).state, SON_DONG, null).stage).toEqual([camera(CHAIR)])
    expect(arrangeStage(presided, SON_DONG, SON_DONG).stage).toEqual([camera(CHAIR)])
  })

  test('shows the one in the light while nobody has the floor', () => {
    const { state } = live([directed({ spotlight: bridgePointId.parse(LUC_NGAN) })], presided)
    expect(arrangeStage(state, SON_DONG, null).stage).toEqual([camera(LUC_NGAN)])
    expect(arrangeStage(live([grant(SON_DONG)], state).state, PROVINCE, null).stage).toEqual([camera(SON_DONG)])
  })

  test('is seen by the chair as by all, the chair’s own picture included', () => {
    expect(arrangeStage(presided, CHAIR, null).stage).toEqual([camera(CHAIR)])
  })
})

describe('what is presented', () => {
  const presenting: Act = (state) => decidePresentationStart(state, SON_DONG)
  const document: Act = () => [
    {
      type: 'document.opened',
      documentId: documentId.parse('d1'),
      name: 'Báo cáo',
      mediaType: 'application/pdf',
      peerId: PROVINCE,
    },
  ]

  test('takes the stage with the speaker beside it, and the presenter’s camera stays in sight', () => {
    const arranged = arrangeStage(live([presenting], met).state, LUC_NGAN, PROVINCE)
    expect(arranged.presented).toEqual({ peerId: SON_DONG, source: 'presentation' })
    expect(arranged.stage).toEqual([camera(PROVINCE)])
    expect(arranged.strip).toEqual([camera(SON_DONG), camera(LUC_NGAN)])
  })

  test('may be a document, which a shared screen covers', () => {
    expect(arrangeStage(live([document], met).state, LUC_NGAN, null).presented).toBe('document')
    expect(arrangeStage(live([document, presenting], met).state, LUC_NGAN, null).presented).toMatchObject({
      source: 'presentation',
    })
  })
})

describe('the strip', () => {
  test('begins with the main bridge point, keeps the order of the invitation, and ends with the viewer', () => {
    expect(arrangeStage(met, LUC_NGAN, SON_DONG).strip).toEqual([camera(PROVINCE), camera(LUC_NGAN)])
    expect(arrangeStage(met, SON_DONG, LUC_NGAN).strip).toEqual([camera(PROVINCE), camera(SON_DONG)])
    expect(arrangeStage(met, PROVINCE, SON_DONG).strip).toEqual([camera(LUC_NGAN), camera(PROVINCE)])
  })

  test('shows every connection of a bridge point, but nobody who only watches or repairs', () => {
    const more = [
      joining('second', { at: SON_DONG }),
      joining('watcher', { role: 'observer', at: LUC_NGAN }),
      joining('mender', { role: 'technician', at: LUC_NGAN }),
    ]
    const { strip } = arrangeStage(live(more, met).state, LUC_NGAN, null)
    expect(strip).toEqual([camera(SON_DONG), camera('second'), camera(LUC_NGAN)])
  })
})

describe('the layout', () => {
  test('is the viewer’s own while the choice is free', () => {
    expect(layoutOf({ stage: { ...NEW_STAGE, layout: 'speaker' } }, 'grid')).toBe('grid')
    expect(layoutOf({ stage: { ...NEW_STAGE, layout: 'grid' } }, null)).toBe('grid')
  })

  test('is the chair’s where the chair chooses for all', () => {
    expect(layoutOf({ stage: { ...NEW_STAGE, layout: 'speaker-document', choice: 'chair' } }, 'grid')).toBe(
      'speaker-document',
    )
  })
})

describe('the grid', () => {
  const guests = [...Array(60).keys()].map((index) => `g${index}`)
  const many = live([
    opening,
    joining(PROVINCE),
    () =>
      guests.map((id) => ({
        type: 'peer.joined',
        peerId: peerId.parse(id),
        bridgePointId: bridgePointId.parse(id),
        role: 'guest',
        guest: id,
      })),
  ]).state
  const page = (at: number, most = 49) =>
    gridPage(many, arrangeStage(many, peerId.parse('g5'), peerId.parse('g7')), at, most)

  test('shows 49 bridge points and the others on the next page', () => {
    expect(page(0)).toMatchObject({ page: 0, pages: 2 })
    expect(page(0).tiles).toHaveLength(49)
    expect(page(1).tiles).toHaveLength(14)
    expect(page(9)).toEqual(page(1))
  })

  test('shows the speaker and the main bridge point on every page', () => {
    for (const at of [0, 1]) expect(page(at).tiles.slice(0, 2)).toEqual([camera('g7'), camera(PROVINCE)])
  })

  test('shows a bridge point once, however many connections it has', () => {
    const { state } = live([joining('second', { at: SON_DONG })], met)
    const { tiles } = gridPage(state, arrangeStage(state, LUC_NGAN, null), 0, 49)
    expect(tiles).toEqual([camera(PROVINCE), camera(SON_DONG), camera(LUC_NGAN)])
  })

  test('leaves four places to what is presented', () => {
    const presenting = live([(state) => decidePresentationStart(state, PROVINCE)], many).state
    const { tiles } = gridPage(presenting, arrangeStage(presenting, peerId.parse('g5'), null), 0, 49)
    expect(tiles).toHaveLength(45)
  })

  test('holds every bridge point on one of its pages, whatever the size of a page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 49 }), (most) => {
        const all = new Set<string>()
        for (let at = 0; at < page(0, most).pages; at += 1)
          for (const tile of page(at, most).tiles) all.add(tile.peerId)
        expect(all.size).toBe(61)
      }),
    )
  })
})

const anySpeaker = fc.constantFrom(null, peerId.parse('a'), peerId.parse('b'), peerId.parse('nobody'))

/** Checks one statement for every viewer of every story. */
function always(check: (state: SessionState, viewer: string, arranged: Arrangement) => void): void {
  fc.assert(
    fc.property(anyStory, anySpeaker, (story, speaker) => {
      const { state } = live(story)
      for (const { peerId: viewer } of state.peers) check(state, viewer, arrangeStage(state, viewer, speaker))
    }),
  )
}

describe('for every viewer of every story', () => {
  test('every camera that is shown stands exactly once, one’s own last', () => {
    always((state, viewer, { stage, strip }) => {
      const shown = state.peers.filter(isShown).map((peer) => peer.peerId)
      expect([...stage, ...strip].map((tile) => tile.peerId).toSorted()).toEqual(shown.toSorted())
      const own = strip.findIndex((tile) => tile.peerId === viewer)
      expect([-1, strip.length - 1]).toContain(own)
    })
  })

  test('the stage shows one’s own camera only to who directs it', () => {
    always((state, viewer, { stage }) => {
      const role = state.peers.find((peer) => peer.peerId === viewer)?.role ?? 'member'
      if (!roleMay(role, 'stage.direct')) expect(stage).not.toContainEqual(camera(viewer))
    })
  })

  test('the stage is empty only for who is alone, and never shows more than two', () => {
    always((state, viewer, { stage }) => {
      const others = state.peers.filter((peer) => isShown(peer) && peer.peerId !== viewer)
      expect(stage.length === 0).toBe(others.length === 0)
      expect(stage.length).toBeLessThanOrEqual(2)
    })
  })

  test('who stands on the stage holds the floor, as long as anybody else does', () => {
    always((state, viewer, { stage }) => {
      const places = new Map(state.peers.map((peer) => [peer.peerId, peer.bridgePointId]))
      const others = state.peers.filter((peer) => isShown(peer) && peer.peerId !== viewer)
      if (!others.some((peer) => holds(state.floor, peer.bridgePointId))) return
      for (const { peerId: shown } of stage) {
        const place = places.get(shown)
        expect(place !== undefined && holds(state.floor, place)).toBe(true)
      }
    })
  })

  test('the main bridge point stands on the stage or first in the strip', () => {
    always((state, viewer, { stage, strip }) => {
      const mains = new Set(state.bridgePoints.filter((point) => point.main).map((point) => point.id))
      const isMain = (id: string) => state.peers.some((peer) => peer.peerId === id && mains.has(peer.bridgePointId))
      const there = state.peers.some((peer) => isShown(peer) && peer.peerId !== viewer && mains.has(peer.bridgePointId))
      const first = strip[0]
      if (there) expect(stage.some((tile) => isMain(tile.peerId)) || (first && isMain(first.peerId))).toBe(true)
    })
  })
})
