// The ticket: a signed claim to one seat at one bridge point of one session.
import { randomBytes } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Seating } from '../domain/presence.ts'
import { SESSION_ROLES } from '../domain/roles.ts'
import type { NewSeat } from '../ports/meetings.ts'
import { Refusal, bridgePointId, peerId, sessionId } from '../protocol/index.ts'
import type { IssuedTicket, SessionId } from '../protocol/index.ts'

/** A ticket outlasts the longest meeting and the night before it, so that a reload finds the same seat. */
const LIFETIME = '24h'

const claims = z.object({
  sid: sessionId,
  bp: bridgePointId,
  pid: peerId,
  /** Absent in tickets from before there were roles. */
  role: z.enum(SESSION_ROLES).default('member'),
  guest: z.string().max(200).nullable().default(null),
})

/** What a good ticket says. */
export type Seat = Seating & { readonly sessionId: SessionId }

/** Signs and reads tickets (JWT, RFC 7519, HMAC with SHA-256) with the installation's key. */
export class Tickets {
  readonly #key: Uint8Array

  /** @param key 32 bytes, the same on every node */
  constructor(key: Uint8Array) {
    this.#key = key
  }

  /** A ticket to a new seat. */
  async issue(session: SessionId, { bridgePointId: bridgePoint, role, guest }: NewSeat): Promise<IssuedTicket> {
    const id = peerId.parse(randomBytes(16).toString('base64url'))
    const ticket = await new SignJWT({ sid: session, bp: bridgePoint, pid: id, role, guest })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign(this.#key)
    return { ticket, peerId: id }
  }

  /** @throws Refusal `ticket-invalid` when it is forged, expired or no ticket at all */
  async read(ticket: unknown): Promise<Seat> {
    if (typeof ticket !== 'string' || ticket.length > 1_024) throw new Refusal('ticket-invalid')
    const options = { algorithms: ['HS256'], requiredClaims: ['exp'] }
    const verified = await jwtVerify(ticket, this.#key, options).catch(() => undefined)
    const parsed = claims.safeParse(verified?.payload)
    if (!parsed.success) throw new Refusal('ticket-invalid')
    const { sid, bp, pid, role, guest } = parsed.data
    return { sessionId: sid, bridgePointId: bp, peerId: pid, role, guest }
  }
}
