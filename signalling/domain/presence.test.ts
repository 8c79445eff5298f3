// Joining, leaving, and lines that drop and come back.
import { describe, expect, test } from 'vitest'
import {
  MAX_PEERS,
  decideClosing,
  decideJoining,
  decideLeaving,
  decideLineDropped,
  decideLineRestored,
  decideOpening,
} from './presence.ts'
import { NEW_SESSION, findPeer } from './session.ts'
import type { SessionState } from './session.ts'
import { bridgePointId } from '../protocol/ids.ts'
import { BRIDGE_POINTS, LUC_NGAN, PROVINCE, joining, live, opening } from '../../tests/support/story.ts'

const open = live([opening]).state
const met = live([opening, joining(LUC_NGAN, { microphone: 'open' }), joining(PROVINCE)]).state
const dropped = live([(state) => decideLineDropped(state, LUC_NGAN)], met).state
const closed = live([() => [{ type: 'session.closed' }]], met).state
const sits = {
  peerId: LUC_NGAN,
  bridgePointId: bridgePointId.parse('luc-ngan'),
  role: 'member',
  guest: null,
  microphone: 'closed',
  camera: 'closed',
} as const

describe('opening a session', () => {
  test('a new one opens with its title and bridge points', () => {
    expect(decideOpening(NEW_SESSION, { title: 'Giao ban', bridgePoints: BRIDGE_POINTS })).toEqual([
      { type: 'session.opened', title: 'Giao ban', bridgePoints: BRIDGE_POINTS },
    ])
  })

  test('an open one stays as it is', () => {
    expect(decideOpening(open, { title: 'another title', bridgePoints: [] })).toEqual([])
  })

  test('one that has ended does not open again', () => {
    expect(() => decideOpening(closed, { title: 'Giao ban', bridgePoints: BRIDGE_POINTS })).toThrow('session-ended')
  })
})

describe('closing a session', () => {
  test('ends it once, whether it was ever opened or not', () => {
    for (const state of [open, NEW_SESSION]) expect(decideClosing(state)).toEqual([{ type: 'session.closed' }])
    expect(decideClosing(closed)).toEqual([])
  })

  test('waits for everybody, those with a broken line, too', () => {
    for (const state of [met, dropped]) expect(decideClosing(state)).toEqual([])
  })
})

describe('joining', () => {
  test('a newcomer begins with the sources it asked for, each an act of its own', () => {
    const types = decideJoining(open, { ...sits, microphone: 'open', camera: 'open' }).map(({ type }) => type)
    expect(types).toEqual(['peer.joined', 'microphone.opened', 'camera.opened'])
    expect(decideJoining(open, sits)).toEqual([
      { type: 'peer.joined', peerId: LUC_NGAN, bridgePointId: 'luc-ngan', role: 'member' },
    ])
  })

  test('one whose line dropped comes back with what it had, whatever it asks for', () => {
    const wanting = { ...sits, microphone: 'closed', camera: 'open' } as const
    expect(decideJoining(dropped, wanting)).toEqual([{ type: 'peer.line-restored', peerId: LUC_NGAN }])
    const { state } = live([(before) => decideJoining(before, wanting)], dropped)
    expect(findPeer(state, LUC_NGAN)).toMatchObject({ line: 'up', microphone: 'open', camera: 'closed' })
  })

  test('one that takes part already changes nothing', () => {
    expect(decideJoining(met, sits)).toEqual([])
  })

  test('only invited bridge points take part', () => {
    expect(() => decideJoining(open, { ...sits, bridgePointId: bridgePointId.parse('elsewhere') })).toThrow(
      'bridge-point-not-invited',
    )
  })

  test('nobody joins what is not open', () => {
    expect(() => decideJoining(NEW_SESSION, sits)).toThrow('session-not-found')
    expect(() => decideJoining(closed, sits)).toThrow('session-ended')
  })

  test('a full session takes no more, but takes back who takes part', () => {
    const crowd = Array.from({ length: MAX_PEERS }, (_, index) => joining(`p${index}`, { at: 'luc-ngan' }))
    const full = live([opening, ...crowd, joining('late', { at: 'luc-ngan' })])
    expect(full.refused.map(({ code, details }) => [code, details])).toEqual([['session-full', { most: MAX_PEERS }]])
    expect(full.state.peers).toHaveLength(MAX_PEERS)
    const away = live([(state) => decideLineDropped(state, crowdMember(state))], full.state).state
    expect(live([joining(crowdMember(away), { at: 'luc-ngan' })], away).journal).toHaveLength(1)
  })
})

const crowdMember = (state: SessionState) => state.peers[0]?.peerId ?? LUC_NGAN

describe('a line', () => {
  test('drops once and is restored once', () => {
    expect(decideLineDropped(met, LUC_NGAN)).toEqual([{ type: 'peer.line-dropped', peerId: LUC_NGAN }])
    expect(decideLineDropped(dropped, LUC_NGAN)).toEqual([])
    expect(decideLineRestored(dropped, LUC_NGAN)).toEqual([{ type: 'peer.line-restored', peerId: LUC_NGAN }])
    expect(decideLineRestored(met, LUC_NGAN)).toEqual([])
  })

  test('of nobody neither drops nor comes back', () => {
    expect(decideLineDropped(open, LUC_NGAN)).toEqual([])
    expect(decideLineRestored(open, LUC_NGAN)).toEqual([])
  })

  test('that dropped keeps the place, the microphone and the time since when', () => {
    expect(findPeer(dropped, LUC_NGAN)).toMatchObject({
      line: 'dropped',
      lineSince: 1_000 * dropped.seq,
      microphone: 'open',
      joinedAt: 2_000,
    })
    expect(dropped.peers.map(({ peerId }) => peerId)).toEqual([LUC_NGAN, PROVINCE])
  })
})

describe('leaving', () => {
  test('is noted with its cause, once', () => {
    expect(decideLeaving(met, PROVINCE, 'line-down')).toEqual([
      { type: 'peer.left', peerId: PROVINCE, cause: 'line-down' },
    ])
    const { state } = live([(before) => decideLeaving(before, PROVINCE, 'left')], met)
    expect(findPeer(state, PROVINCE)).toBeUndefined()
    expect(decideLeaving(state, PROVINCE, 'left')).toEqual([])
  })
})
