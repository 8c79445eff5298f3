// What the lane of each bridge point tells.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lanesOf } from './lanes.ts'
import type { Span } from './moments.ts'
import {
  CLOSED,
  asks,
  grants,
  joins,
  journalOf,
  leaves,
  line,
  opens,
  point,
  yields,
} from '../../../tests/support/sample-journal.ts'
import { NEW_SESSION, applySession, attendingPeers } from '../session.ts'
import { peerId } from '../../protocol/ids.ts'
import { anyStory, live } from '../../../tests/support/story.ts'

const MORNING = journalOf(
  [0, opens()],
  [1, joins('tinh', 'chair')],
  [2, joins('luc-ngan')],
  [3, joins('son-dong')],
  [10, asks('luc-ngan')],
  [12, asks('son-dong')],
  [15, grants('luc-ngan')],
  [20, grants('son-dong', 'luc-ngan')],
  [22, line('son-dong', 'dropped')],
  [24, line('son-dong', 'restored')],
  [30, yields('son-dong')],
  [40, leaves('luc-ngan', 'left')],
  [50, CLOSED],
)

describe('the lanes of a morning', () => {
  const lanes = lanesOf(MORNING)

  test('stand in the order of the invitation', () => {
    expect(lanes.map(({ bridgePoint }) => bridgePoint.id)).toEqual(['tinh', 'luc-ngan', 'son-dong'])
  })

  test('tell when each was there, asked and spoke', () => {
    expect(lanes[1]).toMatchObject({
      connected: [{ fromMs: 2_000, toMs: 40_000 }],
      lineDown: [],
      asking: [{ fromMs: 10_000, toMs: 15_000 }],
      holding: [{ fromMs: 15_000, toMs: 20_000 }],
    })
  })

  test('tell when a line was down, while it kept the floor', () => {
    expect(lanes[2]).toMatchObject({
      connected: [
        { fromMs: 3_000, toMs: 22_000 },
        { fromMs: 24_000, toMs: 50_000 },
      ],
      lineDown: [{ fromMs: 22_000, toMs: 24_000 }],
      asking: [{ fromMs: 12_000, toMs: 20_000 }],
      holding: [{ fromMs: 20_000, toMs: 30_000 }],
    })
  })
})

test('who only repairs or watches does not make a bridge point present', () => {
  const watched = journalOf([0, opens()], [1, joins('son-dong', 'technician')], [2, joins('luc-ngan', 'observer')])
  for (const lane of lanesOf(watched)) expect(lane.connected).toEqual([])
})

test('a guest has a lane behind those of the invited', () => {
  const lanes = lanesOf(
    journalOf(
      [0, opens()],
      [
        5,
        {
          type: 'peer.joined',
          peerId: peerId.parse('expert'),
          bridgePointId: point('expert'),
          role: 'guest',
          guest: 'Chuyên gia',
        },
      ],
    ),
  )
  expect(lanes.at(-1)).toMatchObject({
    bridgePoint: { name: 'Chuyên gia', guest: true },
    connected: [{ fromMs: 5_000, toMs: null }],
  })
})

describe('whatever happens in a session', () => {
  const covers = (ms: number) => (span: Span) => span.fromMs <= ms && (span.toMs === null || ms < span.toMs)

  test('its lanes are at every instant what the fold of the journal says', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal } = live(story)
        const now = journal[cut % journal.length]?.at ?? 0
        const state = journal.filter(({ at }) => at <= now).reduce(applySession, NEW_SESSION)
        for (const { bridgePoint, ...lane } of lanesOf(journal)) {
          const isOn = covers(now - (journal[0]?.at ?? 0))
          const isOwn = (one: { readonly bridgePointId: string }) => one.bridgePointId === bridgePoint.id
          expect(lane.holding.some(isOn)).toBe(state.floor.holders.some(isOwn))
          expect(lane.asking.some(isOn)).toBe(state.floor.queue.some(isOwn))
          const isUp = attendingPeers(state, bridgePoint.id).some((peer) => peer.line === 'up')
          expect(lane.connected.some(isOn)).toBe(isUp)
          if (isUp) expect(lane.lineDown.some(isOn)).toBe(false)
        }
      }),
    )
  })

  test('what had ended stays as it is when the journal grows', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal } = live(story)
        const late = lanesOf(journal)
        for (const [index, early] of lanesOf(journal.slice(0, cut % (journal.length + 1))).entries()) {
          for (const kind of ['connected', 'lineDown', 'asking', 'holding'] as const) {
            const ended = early[kind].filter(({ toMs }) => toMs !== null)
            expect(late[index]?.[kind].slice(0, ended.length)).toEqual(ended)
          }
        }
      }),
    )
  })
})
