// What holds in every chaired session, whatever its connections try: any roles, any acts, any order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedEvent } from './event.ts'
import { decideUndo, floorDeadline, mayBeHeard, settleFloor } from './floor.ts'
import { SESSION_ROLES, roleMay } from './roles.ts'
import { isThere, quorumOf, rollCallOf } from './roll-call.ts'
import { NEW_SESSION, applySession, attendingPeers, findPeer } from './session.ts'
import type { SessionState } from './session.ts'
import { takeTurn } from './turn.ts'
import { visibleEvent, visibleState } from './visibility.ts'
import type { Viewer } from './visibility.ts'
import { bridgePointId, peerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'
import { anyStory, live } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'

/** One turn of a story: what stood before, what happened, what stands now. */
type Step = {
  readonly before: SessionState
  readonly events: readonly RecordedEvent[]
  readonly after: SessionState
  readonly refused: boolean
}

function stepsOf(story: readonly Act[]): Step[] {
  let before = NEW_SESSION
  return story.map((act) => {
    const { journal, state, refused } = live([act], before)
    const step = { before, events: journal, after: state, refused: refused.length > 0 }
    before = state
    return step
  })
}

/** Checks one statement for every turn of every story. */
function always(check: (step: Step) => void): void {
  fc.assert(
    fc.property(anyStory, (story) => {
      for (const step of stepsOf(story)) check(step)
    }),
    { numRuns: 150 },
  )
}

const fold = (from: SessionState, events: readonly RecordedEvent[]) => events.reduce(applySession, from)
const anyViewer: fc.Arbitrary<Viewer> = fc.record({
  role: fc.constantFrom(...SESSION_ROLES),
  bridgePointId: fc.constantFrom('luc-ngan', 'province', 'son-dong').map((id) => bridgePointId.parse(id)),
})

describe('the floor', () => {
  test('is never held by more than the settings allow, nor twice by one', () => {
    always(({ after: { floor } }) => {
      expect(floor.holders.length).toBeLessThanOrEqual(floor.mode === 'open' ? 0 : floor.most)
      const ids = floor.holders.map((holder) => holder.bridgePointId)
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  test('is held only by bridge points of which somebody is there who can speak', () => {
    always(({ after }) => {
      for (const { bridgePointId: id } of [...after.floor.holders, ...after.floor.queue]) {
        expect(attendingPeers(after, id).some((peer) => roleMay(peer.role, 'floor.ask'))).toBe(true)
      }
    })
  })

  test('is asked for once: nobody waits twice, and nobody waits who has it', () => {
    always(({ after: { floor } }) => {
      const waiting = floor.queue.map((request) => request.bridgePointId)
      const holding = floor.holders.map((holder) => holder.bridgePointId)
      expect(new Set([...waiting, ...holding]).size).toBe(waiting.length + holding.length)
    })
  })

  test('is waited for in the order of asking', () => {
    always(({ after: { floor } }) => {
      const asked = floor.queue.map((request) => request.askedAt)
      expect(asked).toEqual(asked.toSorted((a, b) => a - b))
    })
  })

  test('leaves nothing undone: a session at rest has nothing to do before its deadline', () => {
    always(({ after, events }) => {
      const at = events.at(-1)?.at
      if (at === undefined) return
      expect(settleFloor(after, at)).toEqual([])
      const deadline = floorDeadline(after)
      if (deadline === null) return
      expect(deadline).toBeGreaterThan(at)
      expect(takeTurn(after, deadline, 'system', () => []).events).not.toEqual([])
    })
  })

  test('can be given back: what was granted, denied or revoked stands again as it stood', () => {
    always(({ before, events, after }) => {
      const [first, ...rest] = events.map(({ event }) => event.type)
      const undoable = first === 'floor.granted' || first === 'floor.denied' || first === 'floor.revoked'
      const { mode } = before.floor
      const chair = after.peers.find((peer) => roleMay(peer.role, 'floor.direct'))
      const byHand = after.floor.undo !== null && after.floor.undo.at === events[0]?.at
      // In mode `queue` the floor moves on by itself meanwhile.
      if (!undoable || !byHand || !chair || mode === 'queue' || rest.includes('peer.left')) return
      const at = after.floor.undo?.at ?? 0
      const { state } = takeTurn(after, at + 1_000, chair.peerId, (state, now) => decideUndo(state, chair.peerId, now))
      expect({ ...state.floor, undo: null }).toEqual({ ...before.floor, undo: null })
    })
  })
})

describe('a microphone', () => {
  test('that is open may be heard', () => {
    always(({ after }) => {
      for (const peer of after.peers) if (peer.microphone === 'open') expect(mayBeHeard(after, peer)).toBe(true)
    })
  })

  test('that is closed opens by its own wish, a grant or the taking back of an act: by nothing else', () => {
    always(({ before, events }) => {
      for (const [place, { event }] of events.entries()) {
        if (event.type !== 'microphone.opened') continue
        const cause = events[place - 1]?.event
        const isWish = place === 0
        const isJoining = cause?.type === 'peer.joined' && !findPeer(before, event.peerId)
        const isGrant = cause?.type === 'floor.granted' && cause.peerId === event.peerId
        expect(isWish || isJoining || isGrant || cause?.type === 'floor.undone').toBe(true)
      }
    })
  })

  test('stays closed when a line or a page comes back, a role is given, the settings change', () => {
    const quiet = new Set(['peer.line-restored', 'peer.role-given', 'floor.set', 'door.set', 'peer.admitted'])
    always(({ before, events, after }) => {
      const first = events[0]?.event.type
      if (first === undefined || !quiet.has(first)) return
      const granted = events.flatMap(({ event }) => (event.type === 'floor.granted' ? [event.peerId] : []))
      for (const { peerId: id, microphone } of before.peers) {
        if (microphone === 'open' || granted.includes(id)) continue
        expect(findPeer(after, id)?.microphone ?? 'closed').toBe('closed')
      }
    })
  })
})

describe('the journal', () => {
  test('takes in nothing of what is refused', () => {
    always(({ before, events, after, refused }) => {
      if (!refused) return
      expect(events).toEqual([])
      expect(after).toBe(before)
    })
  })

  test('may be folded in parts: fold(a ++ b) = fold(fold(a), b)', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal, state } = live(story)
        const at = cut % (journal.length + 1)
        expect(fold(fold(NEW_SESSION, journal.slice(0, at)), journal.slice(at))).toEqual(state)
      }),
    )
  })

  test('stays as it was when nobody is left: an ended session refuses or ignores whatever is tried', () => {
    fc.assert(
      fc.property(anyStory, anyStory, (story, more) => {
        const ended = live([...story, () => [{ type: 'session.closed' }]]).state
        const acts = more.slice(0, -1).map(
          (act): Act =>
            (state, at) =>
              notClosing(act(state, at)),
        )
        expect(live(acts, ended).state.peers).toEqual([])
      }),
    )
  })
})

describe('a viewer', () => {
  test('folds what it may see into the very state that it is sent when it comes anew', () => {
    fc.assert(
      fc.property(anyStory, anyViewer, (story, viewer) => {
        const { journal, state } = live(story)
        const seen = journal.map((event) => visibleEvent(event, viewer))
        expect(fold(NEW_SESSION, seen)).toEqual(visibleState(state, viewer))
      }),
    )
  })

  test('is never sent a message that is not theirs', () => {
    fc.assert(
      fc.property(anyStory, anyViewer, (story, viewer) => {
        const { journal, state } = live(story)
        const sent = [
          ...journal.flatMap((recorded) => {
            const { event } = visibleEvent(recorded, viewer)
            return event.type === 'chat.said' ? [event] : []
          }),
          ...visibleState(state, viewer).messages,
        ]
        for (const { to, bridgePointId: from } of sent) {
          const isOwn = from === viewer.bridgePointId
          const isTheirs = to.kind === 'bridge-point' && to.bridgePointId === viewer.bridgePointId
          expect(to.kind === 'all' || isOwn || isTheirs || roleMay(viewer.role, 'chat.receive')).toBe(true)
        }
      }),
    )
  })

  test('learns of a secret ballot who was handed papers and what all chose together: never who chose what', () => {
    fc.assert(
      fc.property(anyStory, anyViewer, (story, viewer) => {
        const { journal } = live(story)
        const state = fold(
          NEW_SESSION,
          journal.map((event) => visibleEvent(event, viewer)),
        )
        for (const ballot of state.ballots.filter(({ secret }) => secret)) {
          expect(ballot.votes).toEqual({})
          if (ballot.phase !== 'closed') expect([ballot.counts, ballot.papers]).toEqual([null, null])
          for (const paper of ballot.papers ?? []) expect(Object.keys(paper).toSorted()).toEqual(['option', 'serial'])
        }
      }),
    )
  })
})

describe('the roll call', () => {
  test('has each invited bridge point once, and counts for the quorum whoever is there', () => {
    always(({ after }) => {
      const entries = rollCallOf(after)
      expect(entries.map(({ bridgePoint }) => bridgePoint.id)).toEqual(
        after.bridgePoints.filter((point) => !point.guest).map(({ id }) => id),
      )
      const present = entries.filter((entry) => isThere(entry.attendance)).length
      const { needed, reached, ...quorum } = quorumOf(after)
      expect(quorum).toEqual({ present, invited: entries.length })
      expect(reached).toBe(present >= needed)
    })
  })

  test('says of a bridge point that nobody has marked what is connected', () => {
    always(({ after }) => {
      if (after.phase !== 'open') return
      for (const { bridgePoint, attendance, marked, firstAt } of rollCallOf(after)) {
        if (marked) continue
        const isConnected = attendingPeers(after, bridgePoint.id).length > 0
        expect(isThere(attendance)).toBe(isConnected)
        if (!isConnected) expect(attendance).toBe(firstAt === null ? 'not-called' : 'line-down')
      }
    })
  })
})

test('an act of the chair is refused to everybody else, and changes nothing', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const { state } = live(story)
      for (const peer of state.peers.filter(({ role }) => !roleMay(role, 'floor.direct'))) {
        expect(() => decideUndo(state, peer.peerId, 0)).toThrow(Refusal)
      }
      expect(() => decideUndo(state, peerId.parse('nobody'), 0)).toThrow('not-joined')
    }),
  )
})

/** A session that has ended cannot end again: what a room never does is left out of the story. */
function notClosing(events: ReturnType<Act>): ReturnType<Act> {
  return events.some(({ type }) => type === 'session.closed' || type === 'session.opened') ? [] : events
}
