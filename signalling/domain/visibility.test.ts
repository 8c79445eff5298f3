// What leaves the room for whom: a message to the secretary is an empty place to all others.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideHelpAnswer, decideHelpCall, decideHelpEnd, decideMessage } from './chat.ts'
import type { SessionRole } from './roles.ts'
import { NEW_SESSION, applySession } from './session.ts'
import { visibleEvent, visibleState } from './visibility.ts'
import type { Viewer } from './visibility.ts'
import { BRIDGE_POINTS, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'

const viewer = (at: string, role: SessionRole): Viewer => ({ bridgePointId: bridgePointId.parse(at), role })
const CHAIR = viewer('province', 'chair')
const SECRETARY = viewer('province', 'secretary')
const TECHNICIAN = viewer('province', 'technician')
const LUC_NGAN = viewer('luc-ngan', 'member')
const SON_DONG = viewer('son-dong', 'member')
const GUEST = viewer('guest-1', 'guest')
const OBSERVER = viewer('son-dong', 'observer')
const VIEWERS = [CHAIR, SECRETARY, TECHNICIAN, LUC_NGAN, SON_DONG, GUEST, OBSERVER]

const TEXT = 'Xin phép cho đồng chí Phó Chủ tịch về trước'
const begin: readonly Act[] = [
  opening,
  joining('chair', { at: 'province', role: 'chair' }),
  joining('secretary', { at: 'province', role: 'secretary' }),
  joining('technician', { at: 'province', role: 'technician' }),
  joining('luc-ngan'),
  joining('son-dong'),
]
const saying =
  (by: string, to: Parameters<typeof decideMessage>[2], text = TEXT): Act =>
  (state) =>
    decideMessage(state, peerId.parse(by), to, text)

/** Who sees the last event of what was lived, as it is. */
function seenBy(act: Act, before: readonly Act[] = []): readonly Viewer[] {
  const last = live([...begin, ...before, act]).journal.at(-1)
  if (!last) throw new Error('nothing happened')
  return VIEWERS.filter((one) => visibleEvent(last, one) === last)
}

describe('a message', () => {
  it('to all is seen by all', () => {
    expect(seenBy(saying('luc-ngan', { kind: 'all' }))).toEqual(VIEWERS)
  })

  it('to the secretary is seen by its bridge point, the chair and the secretary', () => {
    expect(seenBy(saying('luc-ngan', { kind: 'secretary' }))).toEqual([CHAIR, SECRETARY, LUC_NGAN])
  })

  it('to one bridge point is seen there and where it was written', () => {
    const toSonDong = { kind: 'bridge-point', bridgePointId: bridgePointId.parse('son-dong') } as const
    expect(seenBy(saying('secretary', toSonDong))).toEqual([CHAIR, SECRETARY, TECHNICIAN, SON_DONG, OBSERVER])
  })

  it('leaves an empty place with its number and nothing else for the others', () => {
    const last = live([...begin, saying('luc-ngan', { kind: 'secretary' })]).journal.at(-1)
    if (!last) throw new Error('nothing happened')
    expect(visibleEvent(last, SON_DONG)).toEqual({
      seq: last.seq,
      at: last.at,
      by: 'system',
      event: { type: 'event.withheld' },
    })
  })
})

it('a bridge point’s call for help is its own and of those who can help', () => {
  const at = bridgePointId.parse('luc-ngan')
  const calling: Act = (state) => decideHelpCall(state, peerId.parse('luc-ngan'), TEXT)
  const answering: Act = (state) => decideHelpAnswer(state, peerId.parse('technician'), at)
  const ending: Act = (state) => decideHelpEnd(state, peerId.parse('luc-ngan'), at)
  const meant = [CHAIR, SECRETARY, TECHNICIAN, LUC_NGAN]
  expect(seenBy(calling)).toEqual(meant)
  expect(seenBy(answering, [calling])).toEqual(meant)
  expect(seenBy(ending, [calling])).toEqual(meant)
})

const anyRecipient = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.constant({ kind: 'secretary' } as const),
  fc.constantFrom(...BRIDGE_POINTS.map(({ id }) => ({ kind: 'bridge-point', bridgePointId: id }) as const)),
)
const anyPeer = fc.constantFrom('chair', 'secretary', 'technician', 'luc-ngan', 'son-dong')
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(anyPeer, anyRecipient).map(([by, to]) => saying(by, to)),
  anyPeer.map(
    (by): Act =>
      (state) =>
        decideHelpCall(state, peerId.parse(by), TEXT),
  ),
  fc.tuple(anyPeer, fc.constantFrom(...BRIDGE_POINTS)).map(
    ([by, { id }]): Act =>
      (state) =>
        decideHelpAnswer(state, peerId.parse(by), id),
  ),
  fc.tuple(anyPeer, fc.constantFrom(...BRIDGE_POINTS)).map(
    ([by, { id }]): Act =>
      (state) =>
        decideHelpEnd(state, peerId.parse(by), id),
  ),
)

it('the snapshot is the fold of the events that the viewer is told', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 30 }), fc.constantFrom(...VIEWERS), (acts, one) => {
      const { journal, state } = live([...begin, ...acts])
      const folded = journal.map((event) => visibleEvent(event, one)).reduce(applySession, NEW_SESSION)
      expect(visibleState(state, one)).toEqual(folded)
    }),
  )
})

it.each(['luc-ngan', 'chair', 'technician'])('what %s tells the secretary alone stands nowhere for others', (by) => {
  const { journal, state } = live([...begin, saying(by, { kind: 'secretary' })])
  const seen = [...journal.map((event) => visibleEvent(event, SON_DONG)), visibleState(state, SON_DONG)]
  expect(JSON.stringify(seen)).not.toContain(TEXT)
})
