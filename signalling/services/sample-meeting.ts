// The ready-made sample meeting: three bridge points of the province's directory, open to whoever comes.
import type { InvitedBridgePoint } from '../domain/event.ts'
import { decideOpening } from '../domain/presence.ts'
import type { Rooms } from '../room/rooms.ts'
import { bridgePointId, sessionId } from '../protocol/index.ts'
import type { SessionSummary } from '../protocol/index.ts'

/** The sample's session. */
export const SAMPLE_SESSION = sessionId.parse('sample')

const TITLE = 'Họp thử giữa tỉnh và huyện'

const BRIDGE_POINTS: readonly InvitedBridgePoint[] = [
  { id: bridgePointId.parse('VPUBND'), name: 'Văn phòng UBND tỉnh', main: true },
  { id: bridgePointId.parse('LNGAN'), name: 'UBND huyện Lục Ngạn', main: false },
  { id: bridgePointId.parse('SDONG'), name: 'UBND huyện Sơn Động', main: false },
]

/** Opens the sample's session if its journal does not have it open yet. */
export async function openSampleMeeting(rooms: Rooms): Promise<void> {
  const room = await rooms.get(SAMPLE_SESSION)
  await room.perform('system', (state) => decideOpening(state, TITLE, BRIDGE_POINTS))
}

/** The sessions that can be joined now: so far the sample. */
export async function listSessions(rooms: Rooms): Promise<SessionSummary[]> {
  const { state } = await rooms.get(SAMPLE_SESSION)
  const connected = new Set(state.peers.map((peer) => peer.bridgePointId))
  const bridgePoints = state.bridgePoints.map((point) => ({ ...point, connected: connected.has(point.id) }))
  return [{ sessionId: SAMPLE_SESSION, title: state.title, bridgePoints }]
}
