// Giving the floor: asking, granting, denying, taking it back, and what follows by itself.
import { describe, expect, test } from 'vitest'
import {
  decideDenial,
  decideExtension,
  decideFloorSettings,
  decideGrant,
  decideList,
  decideRequest,
  decideRevocation,
  decideSilencing,
  decideUndo,
  decideWithdrawal,
  decideYield,
  floorDeadline,
  mayBeHeard,
  nextOnList,
} from './floor.ts'
import { decideLeaving, decideLineDropped, decideLineRestored, decideRole } from './presence.ts'
import { findPeer } from './session.ts'
import type { SessionState } from './session.ts'
import { decideMicrophone } from './sources.ts'
import type { FloorSettings } from './state/floor.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { LUC_NGAN, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

const CHAIR = peerId.parse('chair')
const A = bridgePointId.parse('luc-ngan')
const B = bridgePointId.parse('son-dong')
const MAIN = bridgePointId.parse('province')

const settings = (change: Partial<FloorSettings> = {}): FloorSettings => ({
  mode: 'chaired',
  limitMs: null,
  most: 1,
  secretarySpeaks: true,
  ...change,
})
const set =
  (change: Partial<FloorSettings> = {}): Act =>
  (state) =>
    decideFloorSettings(state, CHAIR, settings(change))
const asks =
  (id: PeerId, subject = ''): Act =>
  (state) =>
    decideRequest(state, id, subject)
const grants =
  (id: BridgePointId, limitMs?: number): Act =>
  (state, at) =>
    decideGrant(state, CHAIR, id, at, limitMs)
const denies =
  (id: BridgePointId): Act =>
  (state) =>
    decideDenial(state, CHAIR, id)
const revokes =
  (id: BridgePointId): Act =>
  (state) =>
    decideRevocation(state, CHAIR, id)
const undoes: Act = (state, at) => decideUndo(state, CHAIR, at)
const drops =
  (id: PeerId): Act =>
  (state) =>
    decideLineDropped(state, id)

/** A chaired session with its chair and two districts, all microphones closed. */
const met = live([opening, joining('chair', { at: 'province', role: 'chair' }), joining(LUC_NGAN), joining(SON_DONG)])
const chaired = live([set()], met.state).state
const after = (...acts: readonly Act[]) => live(acts, chaired).state
const holders = ({ floor }: SessionState) => floor.holders.map((holder) => holder.bridgePointId)
const waiting = ({ floor }: SessionState) => floor.queue.map((request) => request.bridgePointId)
const microphone = (state: SessionState, id: PeerId) => findPeer(state, id)?.microphone

describe('asking', () => {
  test('takes a place at the end of the queue, with the subject', () => {
    const { floor } = after(asks(LUC_NGAN, 'giải ngân'), asks(SON_DONG))
    expect(floor.queue).toMatchObject([
      { bridgePointId: A, peerId: LUC_NGAN, subject: 'giải ngân' },
      { bridgePointId: B, subject: '' },
    ])
  })

  test('again, or while speaking, changes nothing', () => {
    expect(decideRequest(after(asks(LUC_NGAN)), LUC_NGAN, '')).toEqual([])
    expect(decideRequest(after(grants(A)), LUC_NGAN, '')).toEqual([])
  })

  test('is taken back once', () => {
    const asked = after(asks(LUC_NGAN))
    expect(decideWithdrawal(asked, LUC_NGAN)).toEqual([{ type: 'floor.withdrawn', bridgePointId: A }])
    expect(decideWithdrawal(chaired, LUC_NGAN)).toEqual([])
  })

  test('is not needed in open discussion, and not for the chair', () => {
    expect(() => decideRequest(met.state, LUC_NGAN, '')).toThrow('floor-open')
    expect(() => decideRequest(chaired, CHAIR, '')).toThrow('not-permitted')
  })
})

describe('granting', () => {
  test('opens the microphone of the connection that asked', () => {
    const second = live([joining('second', { at: 'luc-ngan' })], chaired).state
    const { state } = live([asks(peerId.parse('second')), grants(A)], second)
    expect(holders(state)).toEqual([A])
    expect(waiting(state)).toEqual([])
    expect([microphone(state, peerId.parse('second')), microphone(state, LUC_NGAN)]).toEqual(['open', 'closed'])
  })

  test('invites who did not ask: its first connection is heard', () => {
    expect(microphone(after(grants(A)), LUC_NGAN)).toBe('open')
  })

  test('takes the floor from who held it, and closes that microphone', () => {
    const state = after(grants(A), grants(B))
    expect(holders(state)).toEqual([B])
    expect([microphone(state, LUC_NGAN), microphone(state, SON_DONG)]).toEqual(['closed', 'open'])
  })

  test('in a dialogue lets two speak; a third takes the place of who held it longest', () => {
    const dialogue = live([set({ most: 2 }), joining('main', { at: 'province' }), grants(A), grants(B)], chaired).state
    expect(holders(dialogue)).toEqual([A, B])
    expect(holders(live([grants(MAIN)], dialogue).state)).toEqual([B, MAIN])
  })

  test('counts the time from the settings, or as said with the grant', () => {
    const limited = live([set({ limitMs: 60_000 })], chaired).state
    const lastsMs = (state: SessionState) => {
      const [holder] = state.floor.holders
      return holder && holder.endsAt !== null && holder.endsAt - holder.grantedAt
    }
    expect(lastsMs(live([grants(A)], limited).state)).toBe(60_000)
    expect(lastsMs(live([grants(A, 180_000)], limited).state)).toBe(180_000)
  })

  test('waits for a line that is away: the floor is theirs, their microphone opens by their own wish', () => {
    const away = after(drops(LUC_NGAN), grants(A))
    expect(away.floor.holders).toMatchObject([{ bridgePointId: A, peerId: null }])
    const back = live([(state) => decideLineRestored(state, LUC_NGAN)], away).state
    expect(microphone(back, LUC_NGAN)).toBe('closed')
    expect(microphone(live([(state) => decideMicrophone(state, LUC_NGAN, 'open')], back).state, LUC_NGAN)).toBe('open')
  })

  test('needs somebody there who can speak, and the chair or the secretary', () => {
    expect(() => decideGrant(chaired, CHAIR, MAIN, 0)).toThrow('nobody-there')
    expect(() => decideGrant(chaired, LUC_NGAN, A, 0)).toThrow('not-permitted')
    expect(() => decideGrant(met.state, CHAIR, A, 0)).toThrow('floor-open')
  })
})

describe('the time of a turn', () => {
  const speaking = after(grants(A, 60_000))
  const endsAt = speaking.floor.holders[0]?.endsAt ?? 0

  test('is made longer from its end, or from now once it is over', () => {
    const longer = (at: number) => decideExtension(speaking, CHAIR, A, 60_000, at)
    expect(longer(endsAt - 1_000)).toEqual([{ type: 'floor.extended', bridgePointId: A, endsAt: endsAt + 60_000 }])
    expect(longer(endsAt + 5_000)).toEqual([{ type: 'floor.extended', bridgePointId: A, endsAt: endsAt + 65_000 }])
    expect(decideExtension(speaking, CHAIR, B, 60_000, 0)).toEqual([])
  })

  test('cuts nobody off while the chair gives the floor', () => {
    expect(floorDeadline(live([asks(SON_DONG)], speaking).state)).toBeNull()
  })
})

describe('giving the floor back', () => {
  test('closes the microphone, whether yielded or revoked', () => {
    for (const act of [(state: SessionState) => decideYield(state, LUC_NGAN), revokes(A)]) {
      const state = after(grants(A), act)
      expect([holders(state), microphone(state, LUC_NGAN)]).toEqual([[], 'closed'])
    }
  })

  test('happens by itself when nobody of the bridge point is there any more, and its request goes too', () => {
    const goes =
      (id: PeerId): Act =>
      (state) =>
        decideLeaving(state, id, 'line-down')
    expect(holders(after(grants(A), goes(LUC_NGAN)))).toEqual([])
    expect(waiting(after(asks(LUC_NGAN), goes(LUC_NGAN)))).toEqual([])
    const observes: Act = (state) => decideRole(state, CHAIR, LUC_NGAN, 'observer')
    const silent = after(grants(A), observes)
    expect([holders(silent), microphone(silent, LUC_NGAN)]).toEqual([[], 'closed'])
  })

  test('does not happen when only the line drops', () => {
    expect(holders(after(grants(A), drops(LUC_NGAN)))).toEqual([A])
  })
})

describe('taking an act back', () => {
  test('of a grant: the request waits again where it stood, who was replaced is heard again', () => {
    const third = live([joining('main', { at: 'province' })], chaired).state
    const acts = [grants(MAIN), asks(LUC_NGAN), asks(SON_DONG), grants(A), undoes]
    const { state } = live(acts, third)
    expect([holders(state), waiting(state)]).toEqual([[MAIN], [A, B]])
    expect([microphone(state, peerId.parse('main')), microphone(state, LUC_NGAN)]).toEqual(['open', 'closed'])
  })

  test('of a denial: the request waits again', () => {
    const denied = after(asks(LUC_NGAN), asks(SON_DONG), denies(A))
    expect(waiting(denied)).toEqual([B])
    expect(waiting(live([undoes], denied).state)).toEqual([A, B])
  })

  test('of a revocation: the holder is heard again, with the time it had', () => {
    const speaking = after(grants(A, 60_000))
    const { state } = live([revokes(A), undoes], speaking)
    expect(state.floor.holders).toEqual(speaking.floor.holders)
    expect(microphone(state, LUC_NGAN)).toBe('open')
  })

  test('leaves nobody waiting for the floor that they have back', () => {
    const { floor } = after(grants(A), revokes(A), asks(LUC_NGAN), undoes)
    expect([floor.holders.length, floor.queue]).toEqual([1, []])
  })

  test('of a revocation in mode `queue`: who was let on meanwhile waits again', () => {
    const state = after(set({ mode: 'queue' }), asks(LUC_NGAN), asks(SON_DONG), revokes(A))
    expect(holders(state)).toEqual([B])
    const undone = live([undoes], state).state
    expect([holders(undone), waiting(undone)]).toEqual([[A], [B]])
  })

  test('is possible once and for some seconds, by who directs the floor', () => {
    const granted = after(grants(A))
    const at = granted.floor.undo?.at ?? 0
    expect(() => decideUndo(granted, CHAIR, at + 8_000)).toThrow('undo-too-late')
    expect(() => decideUndo(granted, LUC_NGAN, at)).toThrow('not-permitted')
    expect(() => decideUndo(live([undoes], granted).state, CHAIR, at)).toThrow('undo-too-late')
  })
})

describe('in mode `queue`', () => {
  const limited = live([set({ mode: 'queue', limitMs: 10_000 })], chaired).state

  test('the floor goes to who asks as soon as it is free', () => {
    const { state } = live([asks(LUC_NGAN), asks(SON_DONG)], limited)
    expect([holders(state), waiting(state)]).toEqual([[A], [B]])
    expect(holders(live([(now) => decideYield(now, LUC_NGAN)], state).state)).toEqual([B])
  })

  test('it passes on when the time is up and somebody waits, not before', () => {
    const alone = live([asks(LUC_NGAN)], limited).state
    expect(floorDeadline(alone)).toBeNull()
    const { state } = live([asks(SON_DONG)], alone)
    expect(floorDeadline(state)).toBe(alone.floor.holders[0]?.endsAt)
  })

  test('who waits with a broken line keeps its place and holds nobody up', () => {
    const { state } = live([asks(LUC_NGAN), asks(SON_DONG), drops(SON_DONG)], limited)
    expect(floorDeadline(state)).toBeNull()
    expect(waiting(state)).toEqual([B])
  })

  test('passing on is nobody’s act: there is nothing to take back', () => {
    const { state } = live([asks(LUC_NGAN)], limited)
    expect(state.floor.undo).toBeNull()
    expect(live([undoes], state).refused.map(({ code }) => code)).toEqual(['undo-too-late'])
  })
})

describe('in mode `list`', () => {
  const lists: Act = (state) => decideList(state, CHAIR, [MAIN, B, A, B])
  const listed = live([set({ mode: 'list' }), lists], chaired).state

  test('each stands once, and the next is the first who is there', () => {
    expect(listed.floor.list).toEqual([MAIN, B, A])
    expect(nextOnList(listed)).toBe(B)
  })

  test('who was given the floor is off the list, until the grant is taken back', () => {
    const granted = live([grants(B)], listed).state
    expect([granted.floor.list, nextOnList(granted)]).toEqual([[MAIN, A], A])
    expect(live([undoes], granted).state.floor.list).toEqual([MAIN, B, A])
  })

  test('only who is invited can stand on it; the same list again changes nothing', () => {
    expect(() => decideList(listed, CHAIR, [bridgePointId.parse('elsewhere')])).toThrow('bridge-point-not-invited')
    expect(decideList(listed, CHAIR, [MAIN, B, A])).toEqual([])
  })
})

describe('the settings', () => {
  test('closing an open discussion closes every microphone but the chair’s', () => {
    const open =
      (id: PeerId): Act =>
      (state) =>
        decideMicrophone(state, id, 'open')
    const { state } = live([open(CHAIR), open(LUC_NGAN), open(SON_DONG), set()], met.state)
    expect(state.peers.map((peer) => peer.microphone)).toEqual(['open', 'closed', 'closed'])
  })

  test('opening the discussion ends all turns and requests, and opens no microphone', () => {
    const state = after(grants(A), asks(SON_DONG), set({ mode: 'open' }))
    expect([holders(state), waiting(state), microphone(state, SON_DONG)]).toEqual([[], [], 'closed'])
  })

  test('ending a dialogue leaves the floor to the later speaker', () => {
    expect(holders(after(set({ most: 2 }), grants(A), grants(B), set()))).toEqual([B])
  })

  test('say whether the secretary may speak', () => {
    const secretary = { role: 'secretary', bridgePointId: MAIN } as const
    expect(mayBeHeard(chaired, secretary)).toBe(true)
    expect(mayBeHeard(after(set({ secretarySpeaks: false })), secretary)).toBe(false)
  })

  test('that are so already change nothing', () => {
    expect(decideFloorSettings(chaired, CHAIR, settings())).toEqual([])
  })
})

test('a microphone is closed from afar, once', () => {
  const speaking = after(grants(A))
  expect(decideSilencing(speaking, CHAIR, LUC_NGAN)).toEqual([{ type: 'microphone.closed', peerId: LUC_NGAN }])
  expect(decideSilencing(chaired, CHAIR, LUC_NGAN)).toEqual([])
  expect(decideSilencing(chaired, CHAIR, peerId.parse('gone'))).toEqual([])
})
