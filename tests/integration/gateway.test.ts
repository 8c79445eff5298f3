// The product from outside: the page, the list of sessions, tickets, the socket's door, and how a page is sent away.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connect, connectAndJoin, knock, openSocket } from './fuzz/client.ts'
import { handshake, openTarget } from './fuzz/target.ts'
import type { Target } from './fuzz/target.ts'
import { PROTOCOL_VERSION } from '../../signalling/protocol/index.ts'
import { joinInput } from '../support/wire.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

const get = (path: string, init?: RequestInit) => fetch(`${target.url}${path}`, init)
const postTicket = (body: string) =>
  get('/api/tickets', { method: 'POST', headers: { 'content-type': 'application/json' }, body })

describe('the page', () => {
  test.each(['/', '/index.html', '/sessions/sample', '/any/where'])('at %s carries its start data', async (path) => {
    const response = await get(path)
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(text).toContain(JSON.stringify(target.boot))
    expect(text).not.toContain('<!--boot-->')
  })

  test('comes with headers that keep others out', async () => {
    const { headers } = await get('/')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('permissions-policy')).toContain('camera=(self)')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('has no assets but its own', async () => {
    const response = await get('/assets/nothing.js')
    expect([response.status, await response.json()]).toEqual([404, { ok: false, error: { code: 'unknown-request' } }])
  })
})

describe('over HTTP', () => {
  test('the sessions are listed with their bridge points and who is connected', async () => {
    const client = await connectAndJoin(target, 'LNGAN')
    const reply: unknown = await (await get('/api/sessions')).json()
    expect(reply).toMatchObject({ ok: true, data: [{ sessionId: 'sample', title: expect.any(String) }] })
    expect(reply).toHaveProperty('data.0.bridgePoints.1', {
      id: 'LNGAN',
      name: expect.any(String),
      main: false,
      connected: true,
    })
    await client.command('session.leave', {})
    client.socket.disconnect()
    expect(await (await get('/api/sessions')).json()).toHaveProperty('data.0.bridgePoints.1.connected', false)
  })

  test.each([
    ['{"sessionId":"other","bridgePointId":"LNGAN"}', 404, { code: 'session-not-found' }],
    ['{"sessionId":"sample","bridgePointId":"HANOI"}', 403, { code: 'bridge-point-not-invited' }],
    ['{"sessionId":"sample"}', 400, { code: 'bad-message', details: { at: 'bridgePointId' } }],
    ['{"sessionId":', 400, { code: 'bad-message' }],
    [`{"sessionId":"${'x'.repeat(20_000)}"}`, 413, { code: 'message-too-large' }],
  ])('a ticket for %.50s is refused', async (body, status, error) => {
    const response = await postTicket(body)
    expect([response.status, await response.json()]).toEqual([status, { ok: false, error }])
  })

  test('what is not there is refused in the same form', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['DELETE', '/api/tickets'],
      ['GET', '/api/tickets'],
    ]) {
      const response = await get(path ?? '', { method: method ?? '' })
      expect([response.status, await response.json()]).toEqual([404, { ok: false, error: { code: 'unknown-request' } }])
    }
  })
})

describe('the socket’s door', () => {
  test('opens to a ticket of this version and to nothing else', async () => {
    const { ticket } = await target.ticket('LNGAN')
    expect(await knock(target, handshake(ticket))).toBe('ok')
    expect(await knock(target, { ...handshake(ticket), protocolVersion: PROTOCOL_VERSION + 1 })).toBe(
      'protocol-mismatch',
    )
    expect(await knock(target, handshake(`${ticket}x`))).toBe('ticket-invalid')
    expect(await knock(target, {})).toBe('ticket-invalid')
  })

  test('stays shut to a page whose place another page has taken, and knows it by itself', async () => {
    const { ticket } = await target.ticket('LNGAN')
    const [older, newer] = [handshake(ticket), handshake(ticket)]
    expect(await knock(target, older)).toBe('ok')
    expect(await knock(target, older)).toBe('ok')
    expect(await knock(target, newer)).toBe('ok')
    expect(await knock(target, older)).toBe('peer-replaced')
    expect(await knock(target, newer)).toBe('ok')
  })

  test('a second page with the same ticket takes the seat, and the first is told and sent away', async () => {
    const { ticket, peerId } = await target.ticket('LNGAN')
    const [first, second] = [openSocket(target, handshake(ticket)), openSocket(target, handshake(ticket))]
    const told = new Promise((resolve) => first.once('session.ended', resolve))
    const gone = new Promise((resolve) => first.once('disconnect', resolve))
    await new Promise((resolve) => second.once('connect', () => resolve(undefined)))
    const winner = await Promise.race([
      told.then(() => second),
      new Promise<typeof first>((resolve) => second.once('session.ended', () => resolve(first))),
    ])
    if (winner === second) expect(await gone).toBe('io server disconnect')
    const input = joinInput(target.boot.rtpCapabilities)
    const reply: unknown = await winner.timeout(10_000).emitWithAck('session.join', { commandId: 'c', input })
    expect(reply).toHaveProperty('data.state.peers', [expect.objectContaining({ peerId, line: 'up' })])
    expect(await winner.timeout(10_000).emitWithAck('session.leave', { commandId: 'd', input: {} })).toEqual({
      ok: true,
      data: null,
    })
    winner.disconnect()
  })

  test('an acknowledgement is answered wherever it stands', async () => {
    const client = await connect(target)
    expect(await client.say('session.join')).toBe('bad-message')
    expect(await client.say('microphone.open', { commandId: 'x', input: {} }, 'more', 7)).toBe('not-joined')
    client.socket.disconnect()
  })

  test('a line that breaks is a line that dropped, and after its time a seat given up', async () => {
    const client = await connectAndJoin(target)
    client.socket.io.engine.close()
    const types = async () =>
      (await target.journal())
        .filter(({ event }) => 'peerId' in event && event.peerId === client.peerId)
        .map(({ event }) => event.type)
    await vi.waitUntil(async () => (await types()).at(-1) === 'peer.left', { timeout: 10_000 })
    expect((await types()).slice(-2)).toEqual(['peer.line-dropped', 'peer.left'])
  })
})

test('closing the product closes every line, and nothing listens any more', async () => {
  const other = await openTarget()
  const client = await connectAndJoin(other)
  const gone = new Promise((resolve) => client.socket.once('disconnect', resolve))
  await other.close()
  await gone
  await expect(fetch(`${other.url}/api/sessions`)).rejects.toThrow('fetch failed')
})
