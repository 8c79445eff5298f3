// Secret voting of the live session around the caller: one for the whole page, whatever shows it.
import { useEffect } from 'react'
import type { Ballot } from '#domain/state/ballot.ts'
import { papersOf, votingPeer } from '#domain/ballot.ts'
import type { SessionState } from '#domain/session.ts'
import { roleMay } from '#domain/roles.ts'
import { putIntoUrn } from '../../api/urn.ts'
import type { Self } from '../../session/live-context.ts'
import { useLive } from '../../session/live-context.ts'
import type { LiveSession } from '../../session/live-state.ts'
import { useStore } from '../../session/use-store.ts'
import { boothMemory } from './booth-memory.ts'
import { SecretVoting } from './secret-voting.ts'
import type { Booths } from './secret-voting.ts'

const votings = new WeakMap<LiveSession, SecretVoting>()

function votingOf(live: LiveSession): SecretVoting {
  const known = votings.get(live)
  if (known) return known
  const voting = new SecretVoting({ live, memory: boothMemory(sessionStorage), post: putIntoUrn, pause })
  votings.set(live, voting)
  return voting
}

function pause(leastMs: number, mostMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, leastMs + Math.random() * (mostMs - leastMs)))
}

/** Secret voting, which from now on follows the session by itself, and where this page stands in each ballot. */
export function useVoting(): { readonly voting: SecretVoting; readonly booths: Booths } {
  const voting = votingOf(useLive())
  useEffect(() => voting.follow(), [voting])
  return { voting, booths: useStore(voting.store, (state) => state.booths) }
}

/**
 * How this page stands to a ballot that is open. `here`: it votes; `other`: it could, but another device of the bridge
 * point is nearer to it; `elsewhere`: another device has the papers; `none`: the bridge point is not among the
 * voters; `watching`: nobody votes in this role.
 */
export type Stance = 'here' | 'other' | 'elsewhere' | 'none' | 'watching'

/** The stance of a page that has taken papers, or not, in a ballot. */
export function stanceOf(ballot: Ballot, session: SessionState, self: Self, booths: Booths): Stance {
  const { bridgePointId, peerId, role } = self
  if (!roleMay(role, 'ballot.vote')) return 'watching'
  if (papersOf(ballot, bridgePointId) === 0) return 'none'
  const booth = booths[ballot.id]
  if (booth) return booth.phase === 'refused' ? 'elsewhere' : 'here'
  if (ballot.secret && ballot.handed[bridgePointId] !== undefined) return 'elsewhere'
  return votingPeer(session, bridgePointId)?.peerId === peerId ? 'here' : 'other'
}
