// Taking votes.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import { decideVote } from '../../domain/ballot.ts'
import { requirePeer } from '../../domain/require-peer.ts'
import type { ballotRequests } from '../../protocol/ballot.ts'

export const ballotHandlers: Some<keyof typeof ballotRequests> = {
  'ballot.open': (input, { room, peer }) => room.ballots.open(peer.peerId, input),
  'ballot.cast': acting((state, by, { id, bridgePointId, votes }) =>
    decideVote(state, by, id, bridgePointId ?? requirePeer(state, by).bridgePointId, votes),
  ),
  'ballot.take-papers': (input, { room, peer }) => room.ballots.takePapers(peer.peerId, input),
  'ballot.count': ({ id }, { room }) => room.ballots.count(id),
  async 'ballot.close'({ id }, { room, peer }) {
    await room.ballots.close(peer.peerId, id)
    return null
  },
  async 'ballot.cancel'({ id }, { room, peer }) {
    await room.ballots.cancel(peer.peerId, id)
    return null
  },
}
