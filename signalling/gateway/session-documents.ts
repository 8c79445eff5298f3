// Documents for who sits in a session: GET /api/sessions/documents/:documentId with the seat's ticket.
import { Router } from 'express'
import type { Request } from 'express'
import { Buckets } from './rate.ts'
import { sendContent } from './send-content.ts'
import type { Seat, Tickets } from './ticket.ts'
import { requirePeer } from '../domain/require-peer.ts'
import type { Rooms } from '../room/rooms.ts'
import type { OpenedDocument } from '../services/documents.ts'
import { Refusal, documentId } from '../protocol/index.ts'
import type { DocumentId, SessionId } from '../protocol/index.ts'

/**
 * Finds the seat behind a ticket whose connection takes part in its session at this moment.
 * @throws Refusal `ticket-invalid`, or `not-joined` for who waits before the door, has left or was removed
 */
export type Seated = (ticket: unknown) => Promise<Pick<Seat, 'peerId' | 'sessionId'>>

/** What the route works with. */
export type SessionDocumentRouteOptions = {
  readonly seated: Seated
  /** `openSessionDocument` of the services, with its parts. */
  readonly openDocument: (session: SessionId, id: DocumentId) => Promise<OpenedDocument>
}

/** Seats as this node's rooms know them. */
export function seatedIn(rooms: Pick<Rooms, 'get'>, tickets: Pick<Tickets, 'read'>): Seated {
  return async (ticket) => {
    const seat = await tickets.read(ticket)
    const { state } = await rooms.get(seat.sessionId)
    requirePeer(state, seat.peerId)
    return seat
  }
}

/** The router, to be mounted under /api/sessions. Several parts are fetched for one page of a document. */
export function sessionDocumentRouter({ seated, openDocument }: SessionDocumentRouteOptions): Router {
  const taking = new Buckets({ perSecond: 40, burst: 400 })
  const router = Router()
  router.get('/documents/:documentId', async (request, response) => {
    const { peerId, sessionId } = await seated(ticketOf(request))
    if (!taking.take(peerId, Date.now())) throw new Refusal('rate-limited')
    const known = documentId.safeParse(request.params.documentId)
    if (!known.success) throw new Refusal('not-found')
    await sendContent(request, response, await openDocument(sessionId, known.data), 'inline')
  })
  return router
}

/** The bearer token (RFC 6750, 2.1): never in the address, which logs keep. */
function ticketOf(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.get('authorization') ?? '')?.[1]
}
