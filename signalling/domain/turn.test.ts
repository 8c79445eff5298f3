// A turn: what is decided, and what follows from it by itself, in one piece of the journal.
import { expect, test } from 'vitest'
import { decideFloorSettings, decideGrant, decideRequest } from './floor.ts'
import { decideLeaving } from './presence.ts'
import { takeTurn } from './turn.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'
import { LUC_NGAN, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'

const CHAIR = peerId.parse('chair')
const A = bridgePointId.parse('luc-ngan')
const B = bridgePointId.parse('son-dong')
const { state: chaired } = live([
  opening,
  joining('chair', { at: 'province', role: 'chair' }),
  joining(LUC_NGAN),
  joining(SON_DONG),
  (state) => decideFloorSettings(state, CHAIR, { mode: 'queue', limitMs: 60_000, most: 1, secretarySpeaks: true }),
])
const speaking = takeTurn(chaired, 10_000, LUC_NGAN, (state) => decideRequest(state, LUC_NGAN, '')).state

test('what is decided is the act of who asked for it, what follows is the system’s', () => {
  const { events } = takeTurn(speaking, 20_000, CHAIR, (state, at) => decideGrant(state, CHAIR, B, at))
  expect(events.map(({ by, event }) => [by, event.type])).toEqual([
    [CHAIR, 'floor.granted'],
    [CHAIR, 'microphone.opened'],
    ['system', 'microphone.closed'],
  ])
})

test('all of a turn happens at one time and is numbered without a gap', () => {
  const { events, state } = takeTurn(speaking, 20_000, CHAIR, (before, at) => decideGrant(before, CHAIR, B, at))
  expect(new Set(events.map(({ at }) => at))).toEqual(new Set([20_000]))
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3].map((place) => speaking.seq + place))
  expect(state.seq).toBe(events.at(-1)?.seq)
})

test('consequences have consequences: the speaker leaves, the next is heard', () => {
  const waiting = takeTurn(speaking, 20_000, SON_DONG, (state) => decideRequest(state, SON_DONG, '')).state
  const { events } = takeTurn(waiting, 30_000, 'system', (state) => decideLeaving(state, LUC_NGAN, 'line-down'))
  expect(events.map(({ event }) => event.type)).toEqual([
    'peer.left',
    'floor.revoked',
    'floor.granted',
    'microphone.opened',
  ])
})

test('time alone brings a turn: past the limit the floor passes on', () => {
  const waiting = takeTurn(speaking, 20_000, SON_DONG, (state) => decideRequest(state, SON_DONG, '')).state
  expect(takeTurn(waiting, 69_999, 'system', () => []).events).toEqual([])
  const { state } = takeTurn(waiting, 70_000, 'system', () => [])
  expect(state.floor.holders.map((holder) => holder.bridgePointId)).toEqual([B])
  expect(waiting.floor.holders.map((holder) => holder.bridgePointId)).toEqual([A])
})

test('a refusal leaves everything as it was', () => {
  const before = structuredClone(speaking)
  expect(() => takeTurn(speaking, 20_000, LUC_NGAN, (state, at) => decideGrant(state, LUC_NGAN, B, at))).toThrow(
    'not-permitted',
  )
  expect(speaking).toEqual(before)
})
