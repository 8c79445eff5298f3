// Every request of the page and who answers it.
import type { Caller } from './handlers/caller.ts'
import { mediaHandlers } from './handlers/media.ts'
import { sessionHandlers } from './handlers/session.ts'
import { sourceHandlers } from './handlers/sources.ts'
import { findPeer } from '../domain/session.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { Handlers, RequestName, WebContract } from '../protocol/index.ts'

/** The page's requests, answered. */
export const handlers: Handlers<WebContract, Caller> = { ...sessionHandlers, ...mediaHandlers, ...sourceHandlers }

/**
 * Whether a page may ask this at all: everything but joining needs a seat that it holds itself.
 * @throws Refusal `peer-replaced` or `not-joined`
 */
export function permit({ room, peer, link }: Caller, name: RequestName<WebContract>): void {
  if (peer.link !== link) throw new Refusal('peer-replaced')
  if (name !== 'session.join' && !findPeer(room.state, peer.peerId)) throw new Refusal('not-joined')
}
