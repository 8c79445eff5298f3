// The typed request client over socket.io: a request survives any number of broken lines and is done once.
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { PROTOCOL_VERSION } from '#protocol'
import type { Input, Listeners, NotificationName, Output, Refusal, Reply, RequestName, WebContract } from '#protocol'
import { isPassing, refusalOf, refusalOfHandshake } from './refusal-kinds.ts'
import { freshWord } from './word.ts'

/** Thrown to a greeting whose line broke: the next line needs another greeting. */
export class LineLost extends Error {
  /** The line broke, or there was none. */
  constructor() {
    super('the signalling line broke before the answer came')
    this.name = 'LineLost'
  }
}

/** Who is told of the line and of what the server says. */
export type Attendant = {
  /** A line is up; nothing but greetings travels until `admit`. */
  up(): void
  down(): void
  /** The server turned the handshake down for good. */
  refused(refusal: Refusal): void
  readonly hear: Listeners<WebContract>
}

/** Takes no notice of anything. */
export const NOBODY: Attendant = { up() {}, down() {}, refused() {}, hear: {} }

/** The page's side of the contract. Every method but `close` throws `Refusal` when the server turns it down. */
export type Signal = {
  /**
   * Waits for an admitted line and is sent again on the next one, with the same command id, until it is answered.
   * @param until gives the request up; the promise then rejects with the signal's reason
   */
  request<N extends RequestName<WebContract>>(
    name: N,
    input: Input<WebContract, N>,
    until?: AbortSignal,
  ): Promise<Output<WebContract, N>>
  /**
   * Joins or resumes: sent on the present line only, ahead of what waits.
   * @throws LineLost when the line breaks before the answer
   */
  greet<N extends RequestName<WebContract>>(name: N, input: Input<WebContract, N>): Promise<Output<WebContract, N>>
  /** The server knows us on this line: what waits may go. */
  admit(): void
  /** Names who is told from now on; told at once of how things are. */
  attend(attendant: Attendant): void
  /** Ends the line for good; what still waits rejects with `LineLost`. */
  close(): void
}

/** Silence after which a line counts as dead; socket.io's own ping may need much longer. */
const ANSWER_WITHIN_MS = 8_000
/** The wait before a line is asked for that socket.io does not ask for itself. */
const KNOCK_AGAIN_MS = 1_000
/** Never gives up; spread, so that three hundred pages do not come back at the same instant. */
const RECONNECTION = {
  transports: ['websocket'],
  forceNew: true,
  timeout: 5_000,
  reconnectionDelay: 250,
  reconnectionDelayMax: 2_000,
  randomizationFactor: 0.5,
}

type Command = {
  readonly name: string
  readonly message: { readonly commandId: string; readonly input: unknown }
  settle(reply: Reply<unknown>): void
  abandon(reason: unknown): void
}

/** Where to knock and with what. */
export type SignalOptions = {
  readonly ticket: string
  /** The server's address; the page's own when left out. */
  readonly url?: string
  readonly answerWithinMs?: number
}

/** Opens the line and keeps it open until closed. */
export function openSignal(options: SignalOptions): Signal {
  return new SocketSignal(options)
}

class SocketSignal implements Signal {
  readonly #socket: Socket
  readonly #answerWithinMs: number
  readonly #waiting = new Map<string, Command>()
  #attendant: Attendant = NOBODY
  #refusal: Refusal | undefined
  #admitted = false
  #closed = false
  #knocking: ReturnType<typeof setTimeout> | undefined

  constructor({ ticket, url = '/', answerWithinMs = ANSWER_WITHIN_MS }: SignalOptions) {
    this.#answerWithinMs = answerWithinMs
    this.#socket = io(url, { ...RECONNECTION, auth: { ticket, protocolVersion: PROTOCOL_VERSION, page: freshWord() } })
    this.#socket.on('connect', () => this.#attendant.up())
    this.#socket.on('disconnect', () => this.#lineBroke())
    this.#socket.on('connect_error', (error) => this.#notLetIn(error))
    this.#socket.onAny((name: NotificationName<WebContract>, data: unknown) => {
      // The contract ties what is carried to the notification's name; our own server keeps it.
      const listener = this.#attendant.hear[name] as ((data: unknown) => void) | undefined
      listener?.(data)
    })
  }

  request<N extends RequestName<WebContract>>(
    name: N,
    input: Input<WebContract, N>,
    until?: AbortSignal,
  ): Promise<Output<WebContract, N>> {
    return new Promise((resolve, reject) => {
      if (until?.aborted) return reject(until.reason)
      const message = { commandId: freshWord(), input }
      const forget = (): void => {
        this.#waiting.delete(message.commandId)
        until?.removeEventListener('abort', giveUp)
      }
      const giveUp = (): void => {
        forget()
        reject(until?.reason)
      }
      const command = commandOf(name, message, forget, resolve, reject)
      this.#waiting.set(message.commandId, command)
      until?.addEventListener('abort', giveUp)
      if (this.#admitted) this.#transmit(command)
    })
  }

  greet<N extends RequestName<WebContract>>(name: N, input: Input<WebContract, N>): Promise<Output<WebContract, N>> {
    return new Promise((resolve, reject) => {
      if (!this.#socket.connected) return reject(new LineLost())
      const message = { commandId: freshWord(), input }
      this.#transmit(commandOf(name, message, () => {}, resolve, reject))
    })
  }

  admit(): void {
    if (!this.#socket.connected || this.#admitted) return
    this.#admitted = true
    for (const command of this.#waiting.values()) this.#transmit(command)
  }

  attend(attendant: Attendant): void {
    this.#attendant = attendant
    if (this.#refusal) attendant.refused(this.#refusal)
    else if (this.#socket.connected) attendant.up()
  }

  close(): void {
    this.#closed = true
    this.#attendant = NOBODY
    for (const command of this.#waiting.values()) command.abandon(new LineLost())
    clearTimeout(this.#knocking)
    this.#socket.disconnect()
  }

  /** A silent line is broken off, so that a new one is made; what waits goes again over that one. */
  #transmit(command: Command): void {
    const { name, message } = command
    const line = this.#socket.id
    // The server answers with a Reply of the very request; only the name ties the types together.
    this.#socket.timeout(this.#answerWithinMs).emit(name, message, (silence: Error | null, reply: Reply<unknown>) => {
      if (!silence) return command.settle(reply)
      if (!this.#waiting.has(message.commandId)) command.abandon(new LineLost())
      if (this.#socket.connected && this.#socket.id === line) this.#socket.io.engine.close()
    })
  }

  #lineBroke(): void {
    this.#admitted = false
    this.#attendant.down()
    this.#knockAgain()
  }

  #notLetIn(error: Error): void {
    const refusal = refusalOfHandshake(error)
    if (!refusal || isPassing(refusal.code)) return this.#knockAgain()
    this.#refusal = refusal
    this.#attendant.refused(refusal)
  }

  /** socket.io does not come back by itself after the server hung up or refused; we do. */
  #knockAgain(): void {
    clearTimeout(this.#knocking)
    if (this.#closed || this.#socket.active) return
    this.#knocking = setTimeout(() => this.#socket.connect(), KNOCK_AGAIN_MS * (0.5 + Math.random()))
  }
}

/** A request under way. */
function commandOf(
  name: string,
  message: Command['message'],
  forget: () => void,
  resolve: (data: never) => void,
  reject: (reason: unknown) => void,
): Command {
  return {
    name,
    message,
    settle(reply) {
      forget()
      // The contract ties the answer's type to the request's name; our own server keeps it.
      if (reply.ok) resolve(reply.data as never)
      else reject(refusalOf(reply.error))
    },
    abandon(reason) {
      forget()
      reject(reason)
    },
  }
}
