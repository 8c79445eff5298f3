// Taking votes: opening a ballot, casting openly, handing out secret papers, closing.
import type { SessionEvent } from './event.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import type { SessionRole } from './roles.ts'
import { isThere, rollCallOf } from './roll-call.ts'
import type { RollCallEntry } from './roll-call.ts'
import { attendingPeers } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import { MOST_PAPERS } from './state/ballot.ts'
import type { Ballot, BallotUnit, CountedPaper } from './state/ballot.ts'
import type { BallotId, BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** What is put to the vote. */
export type Motion = {
  readonly id: BallotId
  readonly motion: string
  readonly unit: BallotUnit
  readonly options: readonly string[]
  /** The key with which papers are signed (SPKI, base64url): makes the ballot secret; null for an open one. */
  readonly publicKey: string | null
}

/** Where a ballot stands. */
export type BallotResult = {
  /** Papers by option; null while a secret ballot is open. */
  readonly counts: readonly number[] | null
  /** Votes given so far; null while a secret ballot is open. */
  readonly cast: number | null
  readonly entitled: number
  readonly needed: number
  /** Whether enough have voted; null while that is not known. */
  readonly quorate: boolean | null
}

/** The ballot in figures. */
export function resultOf({ counts, entitled, quorumPercent }: Ballot): BallotResult {
  const cast = counts && counts.reduce((sum, count) => sum + count, 0)
  const needed = Math.ceil((entitled * quorumPercent) / 100)
  return { counts, cast, entitled, needed, quorate: cast === null ? null : cast >= needed }
}

/** How many papers a voter has in a ballot; 0 for one who may not vote. */
export function papersOf(ballot: Ballot, bridgePointId: BridgePointId): number {
  return ballot.voters.find((voter) => voter.bridgePointId === bridgePointId)?.papers ?? 0
}

/** How many papers of a secret ballot have been handed out: no more than these can rightly lie in its urn. */
export function handedPapers({ voters, handed }: Ballot): number {
  return voters.reduce((sum, { bridgePointId, papers }) => (bridgePointId in handed ? sum + papers : sum), 0)
}

/** A secret paper leaves its page some time after the choice, so that the press of a button and the post are not one moment, ms. */
export const CASTING_MS = [300, 3_000] as const

/** At whose connection a bridge point votes first. */
const VOTING_ORDER: readonly SessionRole[] = ['chair', 'member', 'secretary']

/** The connection at which a bridge point votes: its chair's, else its own, else its secretary's; the oldest of these. */
export function votingPeer(state: SessionState, bridgePointId: BridgePointId): PeerState | undefined {
  const able = attendingPeers(state, bridgePointId).filter((peer) => roleMay(peer.role, 'ballot.vote'))
  return able.toSorted((a, b) => VOTING_ORDER.indexOf(a.role) - VOTING_ORDER.indexOf(b.role))[0]
}

/**
 * Opens a ballot for those who are there now. One at a time.
 * @throws Refusal `still-used` while another one is open; `bad-message` when a bridge point would have more secret
 * papers than can be handed out
 */
export function decideBallot(state: SessionState, by: PeerId, motion: Motion): SessionEvent[] {
  requireRole(requirePeer(state, by), 'ballot.run')
  if (state.ballots.some((ballot) => ballot.phase === 'open')) throw new Refusal('still-used')
  const { id, motion: text, unit, options, publicKey } = motion
  const entries = rollCallOf(state)
  const papers = (entry: RollCallEntry) => (unit === 'delegate' ? entry.delegates : 1)
  const voters = entries
    .filter((entry) => isThere(entry.attendance))
    .map((entry) => ({ bridgePointId: entry.bridgePoint.id, papers: papers(entry) }))
  const secret = publicKey !== null
  if (secret && voters.some((voter) => voter.papers > MOST_PAPERS)) throw new Refusal('bad-message', { at: 'unit' })
  return [
    {
      type: 'ballot.opened',
      id,
      motion: text,
      secret,
      unit,
      options,
      voters,
      entitled: entries.reduce((sum, entry) => sum + papers(entry), 0),
      quorumPercent: state.rollCall.quorumPercent,
      publicKey,
    },
  ]
}

/**
 * Votes openly, in the place of a former vote. A bridge point votes for itself; who runs the ballot also for those
 * who sit in the hall without a connection of their own.
 * @param votes papers by option, at least one and as many as the voter has at most
 * @throws Refusal `ballot-not-yours` in a secret ballot and for one who is not among its voters; `not-permitted` for
 * the vote of another bridge point that can vote itself; `bad-message` for too many or too few papers
 */
export function decideVote(
  state: SessionState,
  peerId: PeerId,
  id: BallotId,
  bridgePointId: BridgePointId,
  votes: readonly number[],
): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'ballot.vote')
  const own = peer.bridgePointId === bridgePointId
  if (!own) requireRole(peer, 'ballot.run')
  if (!own && votingPeer(state, bridgePointId)) throw new Refusal('not-permitted')
  const ballot = requireOpenBallot(state, id)
  const papers = papersOf(ballot, bridgePointId)
  if (ballot.secret || papers === 0) throw new Refusal('ballot-not-yours')
  const given = votes.reduce((sum, count) => sum + count, 0)
  if (given < 1 || given > papers || votes.length !== ballot.options.length) {
    throw new Refusal('bad-message', { at: 'votes' })
  }
  const before = ballot.votes[bridgePointId]
  if (before?.every((count, option) => count === votes[option])) return []
  return [{ type: 'ballot.cast', id, bridgePointId, votes }]
}

/**
 * Hands a bridge point the papers of a secret ballot, once. Handing out the same blinded papers again changes nothing:
 * their answer was lost.
 * @param digest of the blinded papers
 */
export function decidePapers(
  state: SessionState,
  peerId: PeerId,
  { id, papers, digest }: { id: BallotId; papers: number; digest: string },
): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'ballot.vote')
  const ballot = requireOpenBallot(state, id)
  const { bridgePointId } = peer
  if (!ballot.secret || papers !== papersOf(ballot, bridgePointId)) throw new Refusal('ballot-not-yours')
  const handed = ballot.handed[bridgePointId]
  if (handed === undefined) return [{ type: 'ballot.papers-handed', id, bridgePointId, papers, digest }]
  if (handed !== digest) throw new Refusal('ballot-not-yours')
  return []
}

/** Closes a ballot. `papers`: what lay in the urn; null for an open ballot. */
export function decideBallotEnd(
  state: SessionState,
  by: PeerId,
  id: BallotId,
  papers: readonly CountedPaper[] | null,
): SessionEvent[] {
  requireRole(requirePeer(state, by), 'ballot.run')
  const ballot = requireOpenBallot(state, id)
  const sorted = papers && papers.toSorted((a, b) => (a.serial < b.serial ? -1 : 1))
  return [{ type: 'ballot.closed', id, papers: ballot.secret ? (sorted ?? []) : null }]
}

/** Gives a ballot up without a result. */
export function decideBallotCancel(state: SessionState, by: PeerId, id: BallotId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'ballot.run')
  requireOpenBallot(state, id)
  return [{ type: 'ballot.cancelled', id }]
}

/** @throws Refusal `ballot-not-open` */
export function requireOpenBallot(state: SessionState, id: BallotId): Ballot {
  const ballot = state.ballots.find((one) => one.id === id)
  if (ballot?.phase !== 'open') throw new Refusal('ballot-not-open')
  return ballot
}
