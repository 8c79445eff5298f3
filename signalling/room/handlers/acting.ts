// How a request becomes a turn of the session.
import type { Caller } from './caller.ts'
import type { SessionEvent } from '../../domain/event.ts'
import type { SessionState } from '../../domain/session.ts'
import type { PeerId } from '../../protocol/ids.ts'

/** Decides for the connection that asks. */
type DecideFor<I> = (state: SessionState, by: PeerId, input: I, at: number) => readonly SessionEvent[]

/** A handler that does nothing but take the turn. */
export function acting<I>(decide: DecideFor<I>) {
  return async (input: I, { room, peer }: Caller): Promise<null> => {
    await room.perform(peer.peerId, (state, at) => decide(state, peer.peerId, input, at))
    return null
  }
}
