// What travels over HTTP beside the office's requests: the page's start data, the ticket to join with.
import type { PeerId } from './ids.ts'
import type { RtpCapabilities } from './rtp.ts'

/** Delivered inside the page itself, so that nothing has to be asked before joining. */
export type Boot = { protocolVersion: number; rtpCapabilities: RtpCapabilities }

/** A signed ticket that is shown at the socket's handshake; it keeps the same seat through reloads. */
export type IssuedTicket = { ticket: string; peerId: PeerId }
