// Who asks, as every handler sees it.
import type { Link, Peer } from '../peer.ts'
import type { Room } from '../room.ts'
import { findPeer } from '../../domain/session.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Handlers, RequestName, WebContract } from '../../protocol/index.ts'

/** A page that showed a good ticket: its room, its seat, and the line it speaks on. */
export type Caller = { readonly room: Room; readonly peer: Peer; readonly link: Link }

/**
 * The page still speaks for its seat.
 * @throws Refusal `peer-replaced`
 */
export function requireLine({ peer, link }: Caller): void {
  if (peer.link !== link) throw new Refusal('peer-replaced')
}

/**
 * The page still speaks for its seat, and the seat takes part. Asked again after every wait, for both may end meanwhile.
 * @throws Refusal `peer-replaced` or `not-joined`
 */
export function requireSeat(caller: Caller): void {
  requireLine(caller)
  if (!findPeer(caller.room.state, caller.peer.peerId)) throw new Refusal('not-joined')
}

/** The handlers of some of the page's requests. */
export type Some<N extends RequestName<WebContract>> = Pick<Handlers<WebContract, Caller>, N>
