// A socket.io client that says anything and knows what came of it.
import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { z } from 'zod'
import type { Outcome } from './tally.ts'
import { handshake } from './target.ts'
import type { Target } from './target.ts'
import { joinInput } from '../../support/wire.ts'

/** Longer than any answer may take on a busy machine; silence beyond it is an offence. */
const ANSWER_WITHIN_MS = 30_000

const reply = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
])

/** As much of a product as a client needs. */
type Reached = Pick<Target, 'url' | 'boot' | 'ticket'>

/** A seat and the socket that speaks for it. */
export type Client = {
  readonly socket: Socket
  readonly peerId: string
  /** Sends arguments as they are, then an acknowledgement; answers what came of it. */
  say(name: string, ...said: unknown[]): Promise<Outcome>
  /** As `say`, and answers the whole reply. */
  hear(name: string, ...said: unknown[]): Promise<unknown>
  /** Sends a command in a good envelope. */
  command(name: string, input: unknown, commandId?: string): Promise<Outcome>
}

/** Connects to a new seat at a bridge point. */
export async function connect(target: Reached, bridgePointId = 'SDONG'): Promise<Client> {
  const { ticket, peerId } = await target.ticket(bridgePointId)
  const socket = openSocket(target, handshake(ticket))
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(undefined))
    socket.once('connect_error', reject)
  })
  const hear = (name: string, ...said: unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      const lost = (): void => resolve('closed')
      socket.once('disconnect', lost)
      socket.timeout(ANSWER_WITHIN_MS).emit(name, ...said, (silence: Error | null, answer: unknown) => {
        socket.off('disconnect', lost)
        resolve(silence ? 'silence' : answer)
      })
    })
  const say = async (name: string, ...said: unknown[]): Promise<Outcome> => outcomeOf(await hear(name, ...said))
  return { socket, peerId, hear, say, command: (name, input, id = randomUUID()) => say(name, { commandId: id, input }) }
}

/** Connects and joins with both sources open. */
export async function connectAndJoin(target: Reached, bridgePointId?: string): Promise<Client> {
  const client = await connect(target, bridgePointId)
  const input = joinInput(target.boot.rtpCapabilities, { microphone: 'open', camera: 'open' })
  const outcome = await client.command('session.join', input)
  if (outcome !== 'ok') throw new Error(`A good join came to ${outcome}.`)
  return client
}

/** What a reply says in one word. */
export function outcomeOf(answer: unknown): Outcome {
  if (typeof answer === 'string') return answer
  const parsed = reply.safeParse(answer)
  if (!parsed.success) return 'no reply'
  return parsed.data.ok ? 'ok' : parsed.data.error.code
}

/** A socket that tries once, with whatever it is told to show. */
export function openSocket(target: Reached, auth: object): Socket {
  return io(target.url, { auth: { ...auth }, transports: ['websocket'], forceNew: true, reconnection: false })
}

/** What a handshake comes to: `ok`, or the refusal's code. */
export async function knock(target: Reached, auth: object): Promise<Outcome> {
  const socket = openSocket(target, auth)
  const outcome = await new Promise<Outcome>((resolve) => {
    socket.once('connect', () => resolve('ok'))
    socket.once('disconnect', () => resolve('closed'))
    // socket.io adds what the server's middleware said as `data`; its type does not show it.
    socket.once('connect_error', (error: Error & { data?: { code?: string } }) =>
      resolve(error.data?.code ?? error.message),
    )
  })
  socket.disconnect()
  return outcome
}
