// The live sessions as scheduling sees them: opened over the rooms, with tickets to their seats, closed when all is over.
import { standingCalls } from '../domain/calling.ts'
import { decideClosing, decideOpening } from '../domain/presence.ts'
import type { EndingSessions, NewSeat, OpenSessions } from '../ports/meetings.ts'
import type { Journal } from '../ports/rooms.ts'
import type { Rooms } from '../room/rooms.ts'
import type { IssuedTicket, SessionId } from '../protocol/index.ts'

/** Who signs tickets. */
type Tickets = { issue(session: SessionId, seat: NewSeat): Promise<IssuedTicket> }

/**
 * Sessions of this node's rooms. With several nodes each asks its own rooms alone: a session that is alive on another
 * node is brought to life here a second time from its journal. Its seats then count as dropped here, and whichever of
 * the two rooms writes second is refused by the journal (`sequence-taken`) and closes; its pages come back by
 * themselves. Nothing is lost, but who asks about a session must reach the node that has its room.
 */
export function createOpenSessions(rooms: Rooms, tickets: Tickets, journal: Journal): OpenSessions & EndingSessions {
  return {
    async open(sessionId, opening) {
      const room = await rooms.get(sessionId)
      await room.perform('system', (state) => decideOpening(state, opening))
      return room.state.recording
    },
    async seats(sessionId) {
      const { state } = await rooms.get(sessionId)
      return { connected: new Set(state.peers.map((peer) => peer.bridgePointId)), calledAt: standingCalls(state) }
    },
    async closeEmpty(sessionId) {
      const room = await rooms.get(sessionId)
      await room.perform('system', decideClosing)
      if (room.state.phase !== 'closed') return false
      room.close()
      return true
    },
    issueTicket: (sessionId, seat) => tickets.issue(sessionId, seat),
    journal: (sessionId, after = 0) => journal.read(sessionId, after),
  }
}
