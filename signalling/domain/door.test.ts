// The door: who comes in at once, who waits, who never comes back, and in which role.
import { describe, expect, test } from 'vitest'
import {
  decideAdmission,
  decideAdmissionOfAll,
  decideDoor,
  decideEntry,
  decideRemoval,
  decideTurningAway,
} from './door.ts'
import { decideLeaving, decideRole, seatsOf } from './presence.ts'
import { findPeer } from './session.ts'
import type { Door } from './state/door.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'
import { LUC_NGAN, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

const CHAIR = peerId.parse('chair')
const EXPERT = peerId.parse('expert')
const begun: readonly Act[] = [opening, joining('chair', { at: 'province', role: 'chair' })]
const guest = joining('expert', { at: 'guest-1', role: 'guest', guest: 'Chuyên gia Viện Thủy lợi' })
const door =
  (to: Door): Act =>
  (state) =>
    decideDoor(state, CHAIR, to)
const removing =
  (id: string): Act =>
  (state) =>
    decideRemoval(state, CHAIR, peerId.parse(id))
const losing =
  (id: string, cause: 'left' | 'line-down' = 'line-down'): Act =>
  (state) =>
    decideLeaving(state, peerId.parse(id), cause)
const named = (id: string): string => id
const after = (...acts: Act[]) => live([...begun, ...acts])
const inside = (...acts: Act[]) => after(...acts).state.peers.map(({ peerId: id }) => named(id))
const waiting = (...acts: Act[]) => after(...acts).state.door.waiting.map(({ peerId: id }) => named(id))
const refusals = (...acts: Act[]) => after(...acts).refused.map(({ code }) => named(code))

describe('an open door', () => {
  test('lets the invited in at once, and a guest wait', () => {
    expect(inside(joining(LUC_NGAN), guest)).toEqual([CHAIR, LUC_NGAN])
    expect(waiting(joining(LUC_NGAN), guest)).toEqual([EXPERT])
  })

  test('a guest who is let in has a place of their own, under their name, and may come again', () => {
    const admitted: Act = (state) => decideAdmission(state, CHAIR, EXPERT)
    const { state } = after(guest, admitted, guest)
    expect(findPeer(state, EXPERT)).toMatchObject({ role: 'guest', bridgePointId: 'guest-1' })
    expect(state.bridgePoints.at(-1)).toEqual({
      id: 'guest-1',
      name: 'Chuyên gia Viện Thủy lợi',
      main: false,
      guest: true,
    })
    expect(state.door.waiting).toEqual([])
    expect(inside(guest, admitted, guest, losing(EXPERT), guest)).toEqual([CHAIR, EXPERT])
  })
})

describe('a guarded door', () => {
  test('lets newcomers wait, in the order of their coming, each once', () => {
    expect(waiting(door('waiting'), joining(SON_DONG), joining(LUC_NGAN), joining(SON_DONG))).toEqual([
      SON_DONG,
      LUC_NGAN,
    ])
  })

  test('stands open to chair and secretary, and to a bridge point that has been there, with a new ticket too', () => {
    const back = [joining(LUC_NGAN), losing(LUC_NGAN), door('waiting'), joining('new', { at: LUC_NGAN })]
    expect(inside(...back)).toEqual([CHAIR, 'new'])
    expect(inside(door('waiting'), joining('clerk', { at: 'province', role: 'secretary' }))).toEqual([CHAIR, 'clerk'])
  })

  test('makes an observer wait, even of a bridge point that has been there', () => {
    expect(waiting(joining(LUC_NGAN), door('waiting'), joining('o', { at: LUC_NGAN, role: 'observer' }))).toEqual(['o'])
  })

  test('opened again lets those in who waited for that alone, not a guest', () => {
    const acts = [door('waiting'), joining(LUC_NGAN), guest, door('open')]
    expect(waiting(...acts)).toEqual([EXPERT])
    expect(after(...acts).journal.at(-1)?.event).toEqual({ type: 'peer.admitted', peerId: LUC_NGAN })
  })

  test('everybody who waits can be let in with one act', () => {
    const all: Act = (state) => decideAdmissionOfAll(state, CHAIR)
    expect(inside(door('waiting'), joining(LUC_NGAN), guest, all, joining(LUC_NGAN), guest)).toEqual([
      CHAIR,
      LUC_NGAN,
      EXPERT,
    ])
  })
})

describe('a locked door', () => {
  test('takes no newcomer, a guest neither', () => {
    expect(refusals(door('locked'), joining(LUC_NGAN), guest)).toEqual(['session-locked', 'session-locked'])
  })

  test('shuts nobody out whose line was away: neither a bridge point with a new ticket nor an observer with its old', () => {
    const watcher = joining('o', { at: SON_DONG, role: 'observer' })
    const back = [joining(LUC_NGAN), watcher, door('locked'), losing(LUC_NGAN), losing('o')]
    expect(inside(...back, joining('new', { at: LUC_NGAN }), watcher)).toEqual([CHAIR, 'new', 'o'])
  })
})

describe('being sent away', () => {
  test('is for good: neither an open door nor an admission brings that ticket back', () => {
    const admitted: Act = (state) => decideAdmission(state, CHAIR, LUC_NGAN)
    const acts = [joining(LUC_NGAN), removing(LUC_NGAN), admitted, door('waiting'), door('open'), joining(LUC_NGAN)]
    expect(inside(...acts)).toEqual([CHAIR])
    expect(refusals(...acts)).toEqual(['sent-away'])
  })

  test('leaves its bridge point’s newcomers waiting, whichever way the door stands', () => {
    const removed = [joining(LUC_NGAN), removing(LUC_NGAN)]
    const anew = joining('new', { at: LUC_NGAN })
    expect(waiting(...removed, anew)).toEqual(['new'])
    expect(waiting(...removed, anew, door('waiting'), door('open'))).toEqual(['new'])
    expect(refusals(...removed, door('locked'), anew)).toEqual(['session-locked'])
  })

  test('from before the door is for good as well', () => {
    const away: Act = (state) => decideTurningAway(state, CHAIR, EXPERT)
    expect(refusals(guest, away, guest)).toEqual(['sent-away'])
    expect(waiting(guest, away, guest)).toEqual([])
  })

  test('cannot happen to who keeps the door, nor be done by who does not', () => {
    const member = joining(LUC_NGAN)
    expect(refusals(member, removing(CHAIR))).toEqual(['not-permitted'])
    const acts: Act[] = [
      (state) => decideRemoval(state, LUC_NGAN, CHAIR),
      (state) => decideDoor(state, LUC_NGAN, 'locked'),
      (state) => decideAdmission(state, LUC_NGAN, EXPERT),
      (state) => decideAdmissionOfAll(state, LUC_NGAN),
      (state) => decideTurningAway(state, LUC_NGAN, EXPERT),
    ]
    expect(refusals(member, guest, ...acts)).toEqual(acts.map(() => 'not-permitted'))
  })
})

describe('waiting', () => {
  test('ends when the one who waits gives up, comes in by an opened door, or the session is over', () => {
    expect(waiting(guest, losing(EXPERT, 'left'))).toEqual([])
    const { state } = after(guest, () => [{ type: 'session.closed' }])
    expect(state.door.waiting).toEqual([])
  })

  test('of too many is refused', () => {
    const { state } = after(
      door('waiting'),
      ...Array.from({ length: 300 }, (_, n) => joining(`p${n}`, { at: SON_DONG })),
    )
    const late = {
      peerId: LUC_NGAN,
      bridgePointId: bridgePointId.parse('luc-ngan'),
      role: 'member',
      guest: null,
    } as const
    expect(() => decideEntry(state, late)).toThrow('session-full')
  })

  test('a room that comes back to life knows who waits and who is a guest', () => {
    const admitted: Act = (state) => decideAdmission(state, CHAIR, EXPERT)
    const { state } = after(guest, admitted, guest, door('waiting'), joining(LUC_NGAN))
    expect(seatsOf(state).map(({ peerId: id, role, guest: name }) => [id, role, name])).toEqual([
      [CHAIR, 'chair', null],
      [EXPERT, 'guest', 'Chuyên gia Viện Thủy lợi'],
      [LUC_NGAN, 'member', null],
    ])
  })
})

describe('a role that was given', () => {
  const giving =
    (id: string, role: Parameters<typeof decideRole>[3], by: string = CHAIR): Act =>
    (state) =>
      decideRole(state, peerId.parse(by), peerId.parse(id), role)

  test('stays through a lost line and a new joining', () => {
    const { state } = after(
      joining(LUC_NGAN),
      giving(LUC_NGAN, 'observer'),
      losing(LUC_NGAN, 'left'),
      joining(LUC_NGAN),
    )
    expect(findPeer(state, LUC_NGAN)?.role).toBe('observer')
  })

  test('takes away what it does not send', () => {
    const presenting: Act = () => [{ type: 'presentation.started', peerId: LUC_NGAN }]
    const { state } = after(joining(LUC_NGAN, { camera: 'open' }), presenting, giving(LUC_NGAN, 'observer'))
    expect(findPeer(state, LUC_NGAN)).toMatchObject({ role: 'observer', camera: 'closed' })
    expect(state.presenter).toBeNull()
  })

  test('opens no microphone', () => {
    const { state } = after(joining(LUC_NGAN), giving(LUC_NGAN, 'secretary'))
    expect(findPeer(state, LUC_NGAN)?.microphone).toBe('closed')
  })

  test('is never a guest’s, never one’s own, and the chair’s only by the chair', () => {
    const clerk = joining('clerk', { at: 'province', role: 'secretary' })
    const admitted: Act = (state) => decideAdmission(state, CHAIR, EXPERT)
    const acts = [
      giving(EXPERT, 'member'),
      giving(LUC_NGAN, 'guest'),
      giving(CHAIR, 'member'),
      giving(LUC_NGAN, 'chair', 'clerk'),
      giving(CHAIR, 'member', 'clerk'),
      giving(CHAIR, 'member', LUC_NGAN),
    ]
    const { state, refused } = after(clerk, joining(LUC_NGAN), guest, admitted, guest, ...acts)
    expect(refused.map(({ code }) => code)).toEqual(acts.map(() => 'not-permitted'))
    expect(state.peers.map(({ role }) => role)).toEqual(['chair', 'secretary', 'member', 'guest'])
  })
})

describe('a microphone', () => {
  test('that was closed when the line went away does not come back open', () => {
    const open = joining(LUC_NGAN, { microphone: 'open' })
    const closing: Act = () => [{ type: 'microphone.closed', peerId: LUC_NGAN }]
    const back = (...acts: Act[]) => findPeer(after(open, ...acts, open).state, LUC_NGAN)?.microphone
    expect(back(closing, losing(LUC_NGAN))).toBe('closed')
    expect(back(losing(LUC_NGAN))).toBe('open')
    expect(back(closing, losing(LUC_NGAN, 'left'))).toBe('open')
  })
})
