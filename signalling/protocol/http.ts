// What travels over HTTP: the page's start data, the session to choose from, the ticket to join with.
import { z } from 'zod'
import { bridgePointId, sessionId } from './ids.ts'
import type { BridgePointId, PeerId, SessionId } from './ids.ts'
import type { RtpCapabilities } from './rtp.ts'

/** Delivered inside the page itself, so that nothing has to be asked before joining. */
export type Boot = { protocolVersion: number; rtpCapabilities: RtpCapabilities }

/** `GET /api/sessions`: the sessions that can be joined now. */
export type SessionSummary = {
  sessionId: SessionId
  title: string
  bridgePoints: { id: BridgePointId; name: string; main: boolean; connected: boolean }[]
}

/** `POST /api/tickets`: a seat at a bridge point. */
export const ticketRequest = z.object({ sessionId, bridgePointId })

/** The answer: a signed ticket that is shown at the socket's handshake; it keeps the same seat through reloads. */
export type IssuedTicket = { ticket: string; peerId: PeerId }
