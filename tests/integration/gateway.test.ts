// The product from outside: the page, the office, seats, the socket's door, and how a page is sent away.
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

/** Asks for a seat as the administrator, with a body as it stands. */
const postSeat = (body: string) =>
  target.clerk.fetch('/api/office/meeting.join', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

describe('the page', () => {
  test.each(['/', '/index.html', '/calendar', '/any/where'])('at %s carries its start data', async (path) => {
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
  test('the meetings of today say who is connected', async () => {
    const client = await connectAndJoin(target, 'LNGAN')
    const connected = async () => {
      const { running } = await target.clerk.ask('meeting.today', {})
      const seats = running.find(({ id }) => id === target.meetingId)?.seats
      return seats?.find(({ id }) => id === 'LNGAN')?.connected
    }
    expect(await connected()).toBe(true)
    await client.command('session.leave', {})
    client.socket.disconnect()
    expect(await connected()).toBe(false)
  })

  test('a seat is refused with its reason', async () => {
    const id = target.meetingId
    const refused: [body: string, status: number, error: object][] = [
      ['{"id":"other","bridgePointId":"LNGAN"}', 404, { code: 'not-found' }],
      [`{"id":"${id}","bridgePointId":"HHOA"}`, 403, { code: 'bridge-point-not-invited' }],
      [`{"id":"${id}"}`, 400, { code: 'bad-message', details: { at: 'bridgePointId' } }],
      ['{"id":', 400, { code: 'bad-message' }],
      [`{"id":"${'x'.repeat(300_000)}"}`, 413, { code: 'message-too-large' }],
    ]
    for (const [body, status, error] of refused) {
      const response = await postSeat(body)
      expect([response.status, await response.json()]).toEqual([status, { ok: false, error }])
    }
  })

  test('nobody gets a seat without having signed in', async () => {
    const body = JSON.stringify({ id: target.meetingId, bridgePointId: 'LNGAN' })
    const response = await get('/api/office/meeting.join', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect([response.status, await response.json()]).toEqual([401, { ok: false, error: { code: 'not-signed-in' } }])
  })

  test('what is not there is refused in the same form', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['DELETE', '/api/office/access.read'],
      ['GET', '/api/office/access.read'],
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
  await expect(fetch(`${other.url}/api/boot`)).rejects.toThrow('fetch failed')
})
