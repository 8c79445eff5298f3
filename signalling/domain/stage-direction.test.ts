// Directing the stage: who sets it, who shows documents, who turns their pages.
import { describe, expect, test } from 'vitest'
import { decideRole } from './presence.ts'
import type { SessionState } from './session.ts'
import {
  decideDocument,
  decideDocumentEnd,
  decidePage,
  decideStage,
  isShowable,
  mayShowDocument,
  mayTurnPages,
} from './stage-direction.ts'
import type { SessionDocument } from './stage-direction.ts'
import { NEW_STAGE } from './state/stage.ts'
import { bridgePointId, documentId, peerId } from '../protocol/ids.ts'
import { LUC_NGAN, PROVINCE, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

const REPORT: SessionDocument = { id: documentId.parse('d-1'), name: 'Báo cáo.pdf', mediaType: 'application/pdf' }
const MAP: SessionDocument = { id: documentId.parse('d-2'), name: 'Bản đồ.png', mediaType: 'image/png' }
const SHEET: SessionDocument = { id: documentId.parse('d-3'), name: 'Biểu.xlsx', mediaType: 'application/vnd.ms-excel' }
const OBSERVER = peerId.parse('observer')
const point = (peer: string) => bridgePointId.parse(peer)

const granted = (peer: typeof LUC_NGAN): Act => {
  const grant = { bridgePointId: point(peer), peerId: peer, endsAt: null, replaces: null }
  return () => [{ type: 'floor.granted', ...grant }]
}
const revoked: Act = () => [{ type: 'floor.revoked', bridgePointId: point(LUC_NGAN), cause: 'chair' }]
const shows =
  (peer: typeof LUC_NGAN, document = REPORT): Act =>
  (state) =>
    decideDocument(state, peer, document)
const chaired: Act = () => [
  { type: 'floor.set', settings: { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: true } },
]

const met = live([
  opening,
  joining(PROVINCE, { role: 'chair' }),
  joining(LUC_NGAN),
  joining(SON_DONG),
  joining(OBSERVER, { at: SON_DONG, role: 'observer' }),
  chaired,
]).state
const speaks = live([granted(LUC_NGAN)], met).state
const shown = live([shows(LUC_NGAN)], speaks).state
const peerOf = (state: SessionState, id: string) => {
  const peer = state.peers.find((one) => one.peerId === id)
  if (!peer) throw new Error(`${id} does not take part`)
  return peer
}

describe('setting the stage', () => {
  const grid = { ...NEW_STAGE, layout: 'grid', choice: 'chair' } as const

  test('is done by the chair, once for each change', () => {
    expect(decideStage(met, PROVINCE, grid)).toEqual([{ type: 'stage.set', choice: grid }])
    expect(decideStage(met, PROVINCE, NEW_STAGE)).toEqual([])
  })

  test('is refused to a bridge point, and with a light on one that is not invited', () => {
    expect(() => decideStage(speaks, LUC_NGAN, grid)).toThrow('not-permitted')
    const elsewhere = { ...grid, spotlight: point('elsewhere') }
    expect(() => decideStage(met, PROVINCE, elsewhere)).toThrow('bridge-point-not-invited')
  })
})

describe('showing a document', () => {
  test('is for PDF and pictures', () => {
    expect([REPORT, MAP, SHEET].map(({ mediaType }) => isShowable(mediaType))).toEqual([true, true, false])
    expect(() => decideDocument(met, PROVINCE, SHEET)).toThrow('not-found')
  })

  test('is for the chair and who holds the floor; in open discussion for all who may present', () => {
    const may = (state: SessionState) => state.peers.map((peer) => mayShowDocument(state, peer))
    expect(may(met)).toEqual([true, false, false, false])
    expect(may(speaks)).toEqual([true, true, false, false])
    const settings = { mode: 'open', limitMs: null, most: 1, secretarySpeaks: true } as const
    expect(may(live([() => [{ type: 'floor.set', settings }]], met).state)).toEqual([true, true, true, false])
    expect(() => decideDocument(met, LUC_NGAN, REPORT)).toThrow('not-permitted')
  })

  test('begins at its first page; showing it once more changes nothing', () => {
    expect(shown.document).toMatchObject({ documentId: 'd-1', page: 1, peerId: LUC_NGAN })
    expect(decideDocument(shown, LUC_NGAN, REPORT)).toEqual([])
    expect(decideDocument(shown, LUC_NGAN, MAP)).toHaveLength(1)
  })

  test('waits for a shared screen to end', () => {
    const sharing = live([() => [{ type: 'presentation.started', peerId: SON_DONG }]], met).state
    expect(() => decideDocument(sharing, PROVINCE, REPORT)).toThrow('presentation-taken')
  })

  test('takes the place of a document of who no longer has the floor, and by the chair of any', () => {
    const dialogue = live([granted(SON_DONG)], shown).state
    expect(() => decideDocument(dialogue, SON_DONG, MAP)).toThrow('presentation-taken')
    expect(decideDocument(live([revoked], dialogue).state, SON_DONG, MAP)).toHaveLength(1)
    expect(decideDocument(dialogue, PROVINCE, MAP)).toHaveLength(1)
  })
})

describe('turning pages', () => {
  const turn = (state: SessionState, peer: typeof LUC_NGAN, page = 2) => decidePage(state, peer, page)

  test('is for who opened the document and who directs the stage', () => {
    expect(turn(shown, LUC_NGAN)).toEqual([{ type: 'document.page-turned', page: 2 }])
    expect(turn(shown, PROVINCE)).toHaveLength(1)
    expect(turn(shown, PROVINCE, 1)).toEqual([])
    expect(() => turn(shown, SON_DONG)).toThrow('not-permitted')
    expect(() => turn(met, PROVINCE)).toThrow('document-not-shown')
  })

  test('ends for the opener with the floor, or as an observer', () => {
    expect(() => turn(live([revoked], shown).state, LUC_NGAN)).toThrow('not-permitted')
    const watching = live([(state) => decideRole(state, PROVINCE, LUC_NGAN, 'observer')], shown).state
    expect(mayTurnPages(watching, peerOf(watching, LUC_NGAN))).toBe(false)
  })

  test('of a picture changes nothing', () => {
    expect(turn(live([shows(PROVINCE, MAP)], met).state, PROVINCE)).toEqual([])
  })
})

describe('closing a document', () => {
  test('is for its opener, with the floor or without it, and for the chair', () => {
    const closes = [{ type: 'document.closed' }]
    expect(decideDocumentEnd(shown, LUC_NGAN)).toEqual(closes)
    expect(decideDocumentEnd(live([revoked], shown).state, LUC_NGAN)).toEqual(closes)
    expect(decideDocumentEnd(shown, PROVINCE)).toEqual(closes)
    expect(() => decideDocumentEnd(shown, SON_DONG)).toThrow('not-permitted')
    expect(decideDocumentEnd(met, SON_DONG)).toEqual([])
  })
})
