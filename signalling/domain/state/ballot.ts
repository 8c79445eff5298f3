// Motions and their ballots, open and secret. Nothing here joins a voter to a secret choice. Events and their fold.
import type { BallotId, BridgePointId } from '../../protocol/ids.ts'

/** Who votes: each bridge point once, or each delegate who sits there. */
export const BALLOT_UNITS = ['bridge-point', 'delegate'] as const
export type BallotUnit = (typeof BALLOT_UNITS)[number]

/** The most secret papers that one voter can be handed. */
export const MOST_PAPERS = 100

/** Who may vote, with how many papers; those present when the ballot was opened. */
export type Voter = { readonly bridgePointId: BridgePointId; readonly papers: number }

/** A secret paper as it was taken from the urn: its serial (base64url) is known to its voter only. */
export type CountedPaper = { readonly serial: string; readonly option: number }

/** One ballot. */
export type Ballot = {
  readonly id: BallotId
  readonly motion: string
  readonly secret: boolean
  readonly unit: BallotUnit
  /** What can be chosen, in words. */
  readonly options: readonly string[]
  readonly voters: readonly Voter[]
  /** Papers of all who are invited, present or not: what the quorum is counted against. */
  readonly entitled: number
  /** Percent of `entitled` that must vote. */
  readonly quorumPercent: number
  /** The public key with which papers are signed (SPKI, base64url); null for an open ballot. */
  readonly publicKey: string | null
  /** Epoch ms. */
  readonly openedAt: number
  readonly phase: 'open' | 'closed' | 'cancelled'
  /** Open ballots: for each voter, papers by option. */
  readonly votes: Readonly<Record<BridgePointId, readonly number[]>>
  /** Secret ballots: who was handed papers; the digest tells the same blinded papers again. */
  readonly handed: Readonly<Record<BridgePointId, string>>
  /** Papers by option: open ballots at once, secret ones when closed; null before. */
  readonly counts: readonly number[] | null
  /** Secret ballots once closed: every paper, ordered by serial. */
  readonly papers: readonly CountedPaper[] | null
}

/** The acts of voting. */
export type BallotEvent =
  | ({ readonly type: 'ballot.opened' } & Pick<
      Ballot,
      'id' | 'motion' | 'secret' | 'unit' | 'options' | 'voters' | 'entitled' | 'quorumPercent' | 'publicKey'
    >)
  /** Open ballots only: a new vote of a voter takes the place of the former. */
  | {
      readonly type: 'ballot.cast'
      readonly id: BallotId
      readonly bridgePointId: BridgePointId
      readonly votes: readonly number[]
    }
  /** Secret ballots only: papers were signed blindly for a voter; `digest` tells the same blinded papers again. */
  | {
      readonly type: 'ballot.papers-handed'
      readonly id: BallotId
      readonly bridgePointId: BridgePointId
      readonly papers: number
      readonly digest: string
    }
  | { readonly type: 'ballot.closed'; readonly id: BallotId; readonly papers: readonly CountedPaper[] | null }
  | { readonly type: 'ballot.cancelled'; readonly id: BallotId }

/** The ballots after one more event, in the order of opening. */
export function applyBallot(ballots: readonly Ballot[], event: BallotEvent, at: number): readonly Ballot[] {
  if (event.type === 'ballot.opened') return [...ballots, opened(event, at)]
  return ballots.map((ballot) => (ballot.id === event.id ? changed(ballot, event) : ballot))
}

/** The ballots of a session that is over: one that was still open has no result. */
export function endBallots(ballots: readonly Ballot[]): readonly Ballot[] {
  return ballots.map((ballot) => (ballot.phase === 'open' ? { ...ballot, phase: 'cancelled' } : ballot))
}

function opened({ type: _type, ...motion }: Extract<BallotEvent, { type: 'ballot.opened' }>, at: number): Ballot {
  const counts = motion.secret ? null : motion.options.map(() => 0)
  return { ...motion, openedAt: at, phase: 'open', votes: {}, handed: {}, counts, papers: null }
}

function changed(ballot: Ballot, event: Exclude<BallotEvent, { type: 'ballot.opened' }>): Ballot {
  switch (event.type) {
    case 'ballot.cast': {
      const votes = { ...ballot.votes, [event.bridgePointId]: event.votes }
      const counts = ballot.options.map((_, option) =>
        total(Object.values<readonly number[]>(votes).map((given) => given[option] ?? 0)),
      )
      return { ...ballot, votes, counts }
    }
    case 'ballot.papers-handed':
      return { ...ballot, handed: { ...ballot.handed, [event.bridgePointId]: event.digest } }
    case 'ballot.closed': {
      const { papers } = event
      if (papers === null) return { ...ballot, phase: 'closed' }
      const counts = ballot.options.map((_, option) => papers.filter((paper) => paper.option === option).length)
      return { ...ballot, phase: 'closed', papers, counts }
    }
    case 'ballot.cancelled':
      return { ...ballot, phase: 'cancelled' }
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
