// The socket border: handshake, one envelope, one door to the handlers.
import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { DefaultEventsMap, Socket } from 'socket.io'
import { z } from 'zod'
import { reportFault } from './incident.ts'
import { REQUESTS, TokenBucket } from './rate.ts'
import type { Seat, Tickets } from './ticket.ts'
import { handlers, permit } from '../room/handlers.ts'
import type { Caller } from '../room/handlers/caller.ts'
import type { Link } from '../room/peer.ts'
import type { Room } from '../room/room.ts'
import type { Rooms } from '../room/rooms.ts'
import { PROTOCOL_VERSION, Refusal, answer, commandId, pageId, webContract } from '../protocol/index.ts'
import type { Border, PageId, Reply, WebContract } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** The largest request, bytes of JSON; a join with full capabilities takes about 12 kB. */
const MAX_REQUEST_BYTES = 64 * 1_024
/** Past this the connection itself is closed. */
const MAX_FRAME_BYTES = 512 * 1_024
/** A silent line is known as dropped after at most the sum of both. */
const PING_INTERVAL_MS = 5_000
const PING_TIMEOUT_MS = 5_000

const envelope = z.object({ commandId, input: z.unknown() })
const version = z.object({ protocolVersion: z.number() })
const handshake = z.object({ ticket: z.string(), page: pageId })

/** What the socket border works with. */
export type SocketOptions = {
  readonly http: HttpServer
  readonly rooms: Rooms
  readonly tickets: Tickets
  readonly log: Log
}

/** A socket whose handshake was good carries what it showed. */
type AdmittedSocket = Socket<
  DefaultEventsMap,
  DefaultEventsMap,
  DefaultEventsMap,
  { ticket: Seat; room: Room; page: PageId }
>

/** A refusal at the handshake travels in the error's data, as socket.io has it. */
class HandshakeRefused extends Error {
  readonly data: { readonly code: string; readonly details: Refusal['details'] }

  constructor({ code, details }: Refusal) {
    super(code)
    this.data = { code, details }
  }
}

/** Opens the socket border on an HTTP server; closing it ends every connection. */
export function openSocketBorder(options: SocketOptions): Server {
  const { http, log } = options
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    transports: ['websocket'],
  })
  io.use((socket, next) => {
    admit(options, socket).then(
      () => next(),
      (error: unknown) => next(new HandshakeRefused(refusalOf(error, log))),
    )
  })
  io.on('connection', (socket: AdmittedSocket) => seat(socket, log))
  return io
}

function refusalOf(error: unknown, log: Log): Refusal {
  return error instanceof Refusal ? error : new Refusal('fault', { incident: reportFault(log, error, 'handshake') })
}

/** Checks version and ticket, and brings the room to life. */
async function admit({ rooms, tickets }: SocketOptions, socket: AdmittedSocket): Promise<void> {
  // The version comes first: a page of another one may not know what else to show.
  const spoken = version.safeParse(socket.handshake.auth)
  if (spoken.success && spoken.data.protocolVersion !== PROTOCOL_VERSION) throw new Refusal('protocol-mismatch')
  const shown = handshake.safeParse(socket.handshake.auth)
  if (!spoken.success || !shown.success) throw new Refusal('ticket-invalid')
  const ticket = await tickets.read(shown.data.ticket)
  const room = await rooms.get(ticket.sessionId)
  if (room.state.phase === 'new') throw new Refusal('session-not-found')
  const { page } = shown.data
  if (room.isReplaced(ticket.peerId, page)) throw new Refusal('peer-replaced')
  socket.data = { ticket, room, page }
}

/** Gives an admitted page its seat and listens to it. */
function seat(socket: AdmittedSocket, log: Log): void {
  const { ticket, room, page } = socket.data
  // The room may have closed in the moment since the handshake; the page comes back and finds the next one.
  if (room.closed) {
    socket.conn.close()
    return
  }
  const link = linkTo(socket, page)
  const peer = room.attach(ticket, link)
  socket.on('disconnect', () => room.detach(peer, link))
  listen(socket, { room, peer, link }, log)
}

function linkTo(socket: AdmittedSocket, page: PageId): Link {
  return {
    page,
    notify: (name, data) => socket.emit(name, data),
    // socket.io's client comes back by itself after a broken transport, and stays away after a disconnect.
    end: (how) => (how === 'again' ? socket.conn.close() : socket.disconnect(true)),
  }
}

function listen(socket: AdmittedSocket, caller: Caller, log: Log): void {
  const bucket = new TokenBucket(REQUESTS, Date.now())
  const border: Border<WebContract, Caller> = {
    maxBytes: MAX_REQUEST_BYTES,
    admit() {
      if (!bucket.take(Date.now())) throw new Refusal('rate-limited')
    },
    permit,
    fault: (error, name) => reportFault(log, error, name),
  }
  socket.onAny((name: unknown, ...said: unknown[]) => {
    // The acknowledgement comes last, whatever else was said.
    const acknowledge = said.pop()
    if (typeof acknowledge !== 'function') return
    const opened = envelope.safeParse(said[0])
    const reply: Promise<Reply<unknown>> = opened.success
      ? caller.peer.once(opened.data.commandId, () =>
          answer(webContract, handlers, name, opened.data.input, caller, border),
        )
      : answer(webContract, handlers, name, undefined, caller, border)
    void reply.then((data) => acknowledge(data))
  })
}
