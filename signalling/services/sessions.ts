// The live sessions as scheduling sees them: opened over the rooms, with tickets to their seats.
import { decideOpening } from '../domain/presence.ts'
import type { OpenSessions } from '../ports/meetings.ts'
import type { Rooms } from '../room/rooms.ts'
import type { BridgePointId, IssuedTicket, SessionId } from '../protocol/index.ts'

/** Who signs tickets. */
type Tickets = { issue(session: SessionId, bridgePoint: BridgePointId): Promise<IssuedTicket> }

/** Sessions of this node's rooms. */
export function createOpenSessions(rooms: Rooms, tickets: Tickets): OpenSessions {
  return {
    async open(sessionId, title, bridgePoints) {
      const room = await rooms.get(sessionId)
      await room.perform('system', (state) => decideOpening(state, title, bridgePoints))
    },
    async connected(sessionId) {
      const { state } = await rooms.get(sessionId)
      return new Set(state.peers.map((peer) => peer.bridgePointId))
    },
    issueTicket: (sessionId, bridgePointId) => tickets.issue(sessionId, bridgePointId),
  }
}
