// Who asks, as every handler sees it.
import type { Link, Peer } from '../peer.ts'
import type { Room } from '../room.ts'
import type { Handlers, RequestName, WebContract } from '../../protocol/index.ts'

/** A page that showed a good ticket: its room, its seat, and the line it speaks on. */
export type Caller = { readonly room: Room; readonly peer: Peer; readonly link: Link }

/** The handlers of some of the page's requests. */
export type Some<N extends RequestName<WebContract>> = Pick<Handlers<WebContract, Caller>, N>
