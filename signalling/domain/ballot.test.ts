// Taking votes: who may open, vote and close; what a secret ballot leaves behind.
import { describe, expect, it } from 'vitest'
import {
  decideBallot,
  decideBallotCancel,
  decideBallotEnd,
  decidePapers,
  decideVote,
  handedPapers,
  papersOf,
  resultOf,
  votingPeer,
} from './ballot.ts'
import type { Motion } from './ballot.ts'
import { decideEnd } from './presence.ts'
import { decideDelegates, decideMark } from './roll-call.ts'
import type { SessionState } from './session.ts'
import { LUC_NGAN, PROVINCE, SON_DONG, joining, live, opening } from '../../tests/support/story.ts'
import type { Act } from '../../tests/support/story.ts'
import { ballotId, bridgePointId, peerId } from '../protocol/ids.ts'

const BALLOT = ballotId.parse('ballot')
const AT = {
  lucNgan: bridgePointId.parse('luc-ngan'),
  province: bridgePointId.parse('province'),
  sonDong: bridgePointId.parse('son-dong'),
}
const OPEN: Motion = {
  id: BALLOT,
  motion: 'Thông qua kế hoạch',
  unit: 'bridge-point',
  options: ['Tán thành', 'Không'],
  publicKey: null,
}
const SECRET: Motion = { ...OPEN, publicKey: 'key' }

const chair = joining('province', { role: 'chair' })
const started =
  (motion: Motion): Act =>
  (state) =>
    decideBallot(state, PROVINCE, motion)
const voted =
  (by: string, votes: readonly number[], at = by): Act =>
  (state) =>
    decideVote(state, peerId.parse(by), BALLOT, bridgePointId.parse(at), votes)
const took =
  (by: string, papers: number, digest = 'digest'): Act =>
  (state) =>
    decidePapers(state, peerId.parse(by), { id: BALLOT, papers, digest })
const closed =
  (papers: Parameters<typeof decideBallotEnd>[3] = null): Act =>
  (state) =>
    decideBallotEnd(state, PROVINCE, BALLOT, papers)

/** A session with the chair and Lục Ngạn; Sơn Động is invited and not there. */
const before = [opening, chair, joining('luc-ngan')]
const after = (...acts: Act[]) => live([...before, ...acts])
const codes = (lived: ReturnType<typeof live>) => lived.refused.map(({ code }) => code)
const ballotOf = (state: SessionState) => {
  const [ballot] = state.ballots
  if (!ballot) throw new Error('There is no ballot.')
  return ballot
}

describe('opening a ballot', () => {
  it('gives a vote to each bridge point that is there, and counts the quorum against all that are invited', () => {
    const ballot = ballotOf(after(started(OPEN)).state)
    expect(ballot.voters).toEqual([
      { bridgePointId: AT.lucNgan, papers: 1 },
      { bridgePointId: AT.province, papers: 1 },
    ])
    expect(resultOf(ballot)).toEqual({ counts: [0, 0], cast: 0, entitled: 3, needed: 2, quorate: false })
  })

  it('gives as many votes as there are delegates when they vote one by one', () => {
    const counted: Act = (state) => decideDelegates(state, PROVINCE, AT.lucNgan, 5)
    const ballot = ballotOf(after(counted, started({ ...OPEN, unit: 'delegate' })).state)
    expect([papersOf(ballot, AT.lucNgan), papersOf(ballot, AT.province), papersOf(ballot, AT.sonDong)]).toEqual([
      5, 1, 0,
    ])
    expect(ballot.entitled).toBe(7)
  })

  it('is for chair and secretary, one ballot at a time', () => {
    const byMember: Act = (state) => decideBallot(state, LUC_NGAN, OPEN)
    expect(codes(after(byMember, started(OPEN), started({ ...OPEN, id: ballotId.parse('other') })))).toEqual([
      'not-permitted',
      'still-used',
    ])
  })

  it('in secret is refused where more delegates sit than papers can be handed out', () => {
    const crowd: Act = (state) => decideDelegates(state, PROVINCE, AT.lucNgan, 101)
    expect(codes(after(crowd, started({ ...SECRET, unit: 'delegate' })))).toEqual(['bad-message'])
    expect(codes(after(crowd, started({ ...OPEN, unit: 'delegate' })))).toEqual([])
  })
})

describe('an open vote', () => {
  it('is counted at once and can be changed until the ballot is closed', () => {
    const lived = after(
      started(OPEN),
      voted('luc-ngan', [1, 0]),
      voted('luc-ngan', [0, 1]),
      closed(),
      voted('luc-ngan', [1, 0]),
    )
    expect(resultOf(ballotOf(lived.state)).counts).toEqual([0, 1])
    expect(codes(lived)).toEqual(['ballot-not-open'])
  })

  it('given again as it was leaves nothing in the journal', () => {
    const once = after(started(OPEN), voted('luc-ngan', [1, 0]))
    expect(after(started(OPEN), voted('luc-ngan', [1, 0]), voted('luc-ngan', [1, 0])).journal).toEqual(once.journal)
  })

  it('is one paper at least and no more than the voter has, over the options that there are', () => {
    const wrong = [[1, 1], [0, 0], [1], [1, 0, 0]].map((votes) => voted('luc-ngan', votes))
    expect(codes(after(started(OPEN), ...wrong))).toEqual(Array(4).fill('bad-message'))
  })

  it('can leave out delegates who do not vote', () => {
    const counted: Act = (state) => decideDelegates(state, PROVINCE, AT.lucNgan, 5)
    const lived = after(counted, started({ ...OPEN, unit: 'delegate' }), voted('luc-ngan', [3, 1]))
    expect(resultOf(ballotOf(lived.state))).toMatchObject({ counts: [3, 1], cast: 4 })
  })

  it('of those in the hall is entered by the chair; that of a connected bridge point is its own', () => {
    const inHall: Act = (state) => decideMark(state, PROVINCE, AT.sonDong, { attendance: 'in-person', reason: '' })
    const lived = after(
      inHall,
      started(OPEN),
      voted('province', [1, 0], 'son-dong'),
      voted('province', [1, 0], 'luc-ngan'),
      voted('luc-ngan', [1, 0], 'son-dong'),
    )
    expect(ballotOf(lived.state).votes).toEqual({ [AT.sonDong]: [1, 0] })
    expect(codes(lived)).toEqual(['not-permitted', 'not-permitted'])
  })

  it('is not for those who came after the ballot was opened, nor for observers', () => {
    const lived = after(
      joining('watching', { at: 'luc-ngan', role: 'observer' }),
      started(OPEN),
      joining('son-dong'),
      voted('son-dong', [1, 0]),
      voted('watching', [1, 0], 'luc-ngan'),
    )
    expect(codes(lived)).toEqual(['ballot-not-yours', 'not-permitted'])
  })
})

describe('a secret ballot', () => {
  it('hands each voter their papers once; the same blinded ones again change nothing', () => {
    const lived = after(started(SECRET), took('luc-ngan', 1), took('luc-ngan', 1), took('luc-ngan', 1, 'other'))
    expect(lived.journal.filter(({ event }) => event.type === 'ballot.papers-handed')).toHaveLength(1)
    expect(codes(lived)).toEqual(['ballot-not-yours'])
    expect(handedPapers(ballotOf(lived.state))).toBe(1)
  })

  it('hands out neither more nor fewer papers than a voter has, and none in an open ballot', () => {
    expect(codes(after(started(SECRET), took('luc-ngan', 2)))).toEqual(['ballot-not-yours'])
    expect(codes(after(started(OPEN), took('luc-ngan', 1)))).toEqual(['ballot-not-yours'])
  })

  it('takes no vote that says whose it is', () => {
    expect(codes(after(started(SECRET), voted('luc-ngan', [1, 0])))).toEqual(['ballot-not-yours'])
  })

  it('shows no count before it is closed, and then its papers in the order of their serials', () => {
    const open = ballotOf(after(started(SECRET)).state)
    expect(resultOf(open)).toMatchObject({ counts: null, cast: null, quorate: null })
    const urn = ['c', 'a', 'b'].map((serial, option) => ({ serial, option: option % 2 }))
    const ballot = ballotOf(after(started(SECRET), closed(urn)).state)
    expect(ballot.papers?.map(({ serial }) => serial)).toEqual(['a', 'b', 'c'])
    expect(resultOf(ballot)).toMatchObject({ counts: [2, 1], cast: 3, quorate: true })
  })
})

describe('the end of a ballot', () => {
  it('is for chair and secretary, and comes once', () => {
    const byMember: Act = (state) => decideBallotEnd(state, LUC_NGAN, BALLOT, null)
    expect(codes(after(started(OPEN), byMember, closed(), closed()))).toEqual(['not-permitted', 'ballot-not-open'])
  })

  it('without a result is a cancelled ballot, as when the session ends over it', () => {
    const cancelled: Act = (state) => decideBallotCancel(state, PROVINCE, BALLOT)
    const ended: Act = (state) => decideEnd(state, PROVINCE)
    for (const end of [cancelled, ended]) expect(ballotOf(after(started(SECRET), end).state).phase).toBe('cancelled')
  })
})

describe('the connection at which a bridge point votes', () => {
  it("is its chair's, else its own, else its secretary's, never an observer's", () => {
    const seats = [
      joining('watching', { at: 'province', role: 'observer' }),
      joining('secretary', { at: 'province', role: 'secretary' }),
      joining('device', { at: 'province' }),
      chair,
    ]
    const at = (count: number) => votingPeer(live([opening, ...seats.slice(0, count)]).state, AT.province)?.peerId
    expect([1, 2, 3, 4].map(at)).toEqual([undefined, 'secretary', 'device', 'province'])
    expect(votingPeer(live([opening, joining('son-dong')]).state, AT.sonDong)?.peerId).toBe(SON_DONG)
  })
})
