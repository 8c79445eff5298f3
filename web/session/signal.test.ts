// A request survives broken lines and is done once; greetings belong to one line.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PROTOCOL_VERSION } from '#protocol'
import type { Refusal } from '#protocol'
import { LineLost, NOBODY, openSignal } from './signal.ts'
import type { Signal } from './signal.ts'

type Asked = { name: string; commandId: string; acknowledge: (reply: unknown) => void }

/** A server that writes down what it is asked and answers only when told to. */
class Listener {
  readonly asked: Asked[] = []
  readonly lines: Socket[] = []
  readonly #http = createServer()
  readonly #io = new Server(this.#http)
  letIn: (auth: unknown) => Error | undefined = () => undefined

  async open(): Promise<string> {
    this.#io.use((socket, next) => next(this.letIn(socket.handshake.auth)))
    this.#io.on('connection', (socket) => {
      this.lines.push(socket)
      socket.onAny((name: string, message: { commandId: string }, acknowledge: Asked['acknowledge']) => {
        this.asked.push({ name, commandId: message.commandId, acknowledge })
      })
    })
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
  }

  breakLine(): void {
    this.lines.at(-1)?.conn.close()
  }

  close(): Promise<void> {
    return this.#io.close()
  }
}

/** Waits for a condition; lines may take their time. */
function until(condition: () => boolean): Promise<unknown> {
  return vi.waitUntil(condition, { timeout: 10_000 })
}

const ok = { ok: true, data: null }
const server = { current: new Listener(), url: '' }
let signal: Signal

function open(answerWithinMs?: number): Signal {
  signal = openSignal({ ticket: 't', url: server.url, ...(answerWithinMs && { answerWithinMs }) })
  return signal
}

/** Admits every line at once, as after a join that went well. */
function admitAll(): void {
  signal.attend({ ...NOBODY, up: () => signal.admit() })
}

beforeEach(async () => {
  server.current = new Listener()
  server.url = await server.current.open()
})

afterEach(async () => {
  signal.close()
  await server.current.close()
})

describe('a request', () => {
  test('waits until the line is admitted', async () => {
    open()
    const answered = signal.request('camera.open', {})
    await until(() => server.current.lines.length === 1)
    expect(server.current.asked).toEqual([])
    admitAll()
    await until(() => server.current.asked.length === 1)
    server.current.asked[0]?.acknowledge(ok)
    await expect(answered).resolves.toBeNull()
  })

  test('goes again over the next line under the same command id when the line breaks', async () => {
    open()
    admitAll()
    const answered = signal.request('camera.open', {})
    await until(() => server.current.asked.length === 1)
    server.current.breakLine()
    await until(() => server.current.asked.length === 2)
    const [first, second] = server.current.asked
    expect(second?.commandId).toBe(first?.commandId)
    second?.acknowledge(ok)
    await expect(answered).resolves.toBeNull()
  })

  test('that is met with silence breaks the line off and goes over a new one', async () => {
    open(100)
    admitAll()
    const answered = signal.request('microphone.close', {})
    await until(() => server.current.asked.length >= 2)
    expect(server.current.lines.length).toBeGreaterThan(1)
    server.current.asked.at(-1)?.acknowledge(ok)
    await expect(answered).resolves.toBeNull()
  })

  test('keeps its place before later ones', async () => {
    open()
    void signal.request('microphone.open', {}).catch(() => {})
    void signal.request('microphone.close', {}).catch(() => {})
    admitAll()
    await until(() => server.current.asked.length === 2)
    expect(server.current.asked.map(({ name }) => name)).toEqual(['microphone.open', 'microphone.close'])
  })

  test('rejects with the refusal that the server gives', async () => {
    open()
    admitAll()
    const answered = signal.request('presentation.start', {})
    await until(() => server.current.asked.length === 1)
    server.current.asked[0]?.acknowledge({ ok: false, error: { code: 'presentation-taken' } })
    await expect(answered).rejects.toMatchObject({ code: 'presentation-taken' })
  })

  test('can be given up and is not sent any more', async () => {
    open()
    const ending = new AbortController()
    const answered = signal.request('camera.open', {}, ending.signal)
    ending.abort(new Error('no longer wanted'))
    await expect(answered).rejects.toThrow('no longer wanted')
    void signal.request('camera.close', {}).catch(() => {})
    admitAll()
    await until(() => server.current.asked.length === 1)
    expect(server.current.asked[0]?.name).toBe('camera.close')
  })
})

describe('a greeting', () => {
  test('goes ahead of what waits and ends with its line', async () => {
    open()
    void signal.request('camera.open', {}).catch(() => {})
    const greeted = new Promise<unknown>((resolve) => {
      signal.attend({ ...NOBODY, up: () => void signal.greet('session.resume', { after: 0 }).catch(resolve) })
    })
    await until(() => server.current.asked.length === 1)
    expect(server.current.asked[0]?.name).toBe('session.resume')
    server.current.breakLine()
    await expect(greeted).resolves.toBeInstanceOf(LineLost)
  })

  test('fails at once without a line', async () => {
    open()
    await expect(signal.greet('session.leave', {})).rejects.toBeInstanceOf(LineLost)
  })
})

describe('the handshake', () => {
  test('shows the ticket, the protocol version and which page it is', async () => {
    let shown: unknown
    server.current.letIn = (auth) => void (shown = auth)
    open()
    await until(() => server.current.lines.length === 1)
    expect(shown).toEqual({ ticket: 't', protocolVersion: PROTOCOL_VERSION, page: expect.stringMatching(/^\w{32}$/) })
  })

  test('that is refused for good is told, also to who attends later', async () => {
    server.current.letIn = () => Object.assign(new Error('refused'), { data: { code: 'ticket-invalid' } })
    open()
    const refused = (): Promise<Refusal> => new Promise((resolve) => signal.attend({ ...NOBODY, refused: resolve }))
    await expect(refused()).resolves.toMatchObject({ code: 'ticket-invalid' })
    await expect(refused()).resolves.toMatchObject({ code: 'ticket-invalid' })
  })

  test('that is refused for the moment is tried again', async () => {
    let tries = 0
    server.current.letIn = () => {
      tries += 1
      return tries === 1 ? Object.assign(new Error('refused'), { data: { code: 'storage-unavailable' } }) : undefined
    }
    open()
    await until(() => server.current.lines.length === 1)
    expect(tries).toBe(2)
  })
})

test('a line that the server hangs up is opened again', async () => {
  open()
  await until(() => server.current.lines.length === 1)
  server.current.lines[0]?.disconnect(true)
  await until(() => server.current.lines.length === 2)
})

test('notifications reach their listener', async () => {
  open()
  const heard = new Promise((resolve) => signal.attend({ ...NOBODY, hear: { 'speaker.changed': resolve } }))
  await until(() => server.current.lines.length === 1)
  server.current.lines[0]?.emit('speaker.changed', { peerId: 'p' })
  await expect(heard).resolves.toEqual({ peerId: 'p' })
})
