// Tickets: good ones are read, every other one is refused in the same word.
import { randomBytes } from 'node:crypto'
import { SignJWT, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { Tickets } from './ticket.ts'
import { bridgePointId, sessionId } from '../protocol/index.ts'

const key = randomBytes(32)
const tickets = new Tickets(key)
const session = sessionId.parse('sample')
const point = bridgePointId.parse('LNGAN')
const seat = { bridgePointId: point, role: 'member', guest: null } as const
const claims = { sid: session, bp: point, pid: 'me' }

const refused = async (ticket: unknown) =>
  expect(tickets.read(ticket)).rejects.toMatchObject({ code: 'ticket-invalid' })
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const inAnHour = (): number => Math.floor(Date.now() / 1_000) + 3_600

/** A ticket signed with our key and made as told. */
const signed = (payload: object, header: { alg: string } = { alg: 'HS256' }) =>
  new SignJWT({ ...payload }).setProtectedHeader(header).setIssuedAt().setExpirationTime('1h').sign(key)

describe('a ticket that was issued', () => {
  test('leads to its seat, and another one to another seat at the same bridge point', async () => {
    const [one, other] = await Promise.all([tickets.issue(session, seat), tickets.issue(session, seat)])
    expect(await tickets.read(one.ticket)).toEqual({ sessionId: session, peerId: one.peerId, ...seat })
    expect(other.peerId).not.toBe(one.peerId)
  })

  test('is read by every node that has the key', async () => {
    const { ticket, peerId } = await tickets.issue(session, seat)
    expect(await new Tickets(Uint8Array.from(key)).read(ticket)).toMatchObject({ peerId })
  })

  test('a day and a little later leads nowhere', async () => {
    const issuedAt = Math.floor(Date.now() / 1_000) - 24 * 3_600 - 60
    const old = new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 24 * 3_600)
    await refused(await old.sign(key))
  })
})

describe('refused is', () => {
  test.each([undefined, null, 7, {}, ['a.b.c'], '', 'a', 'a.b.c', '..', '\u0000', '💥.💥.💥'])('%j', (ticket) =>
    refused(ticket),
  )

  test('one signed with another key', async () => {
    const { ticket } = await new Tickets(randomBytes(32)).issue(session, seat)
    await refused(ticket)
  })

  test('one without a signature that says it needs none', async () => {
    const body = base64({ ...claims, exp: inAnHour() })
    await refused(`${base64({ alg: 'none' })}.${body}.`)
    await refused(`${base64({ alg: 'none', typ: 'JWT' })}.${body}.${Buffer.from('x').toString('base64url')}`)
  })

  test('one of another algorithm, even with our key', async () => {
    const longKey = Buffer.concat([key, key])
    const other = new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).setExpirationTime('1h')
    await refused(await other.sign(longKey))
    await expect(new Tickets(longKey).read(await other.sign(longKey))).rejects.toMatchObject({ code: 'ticket-invalid' })
  })

  test('one signed with a private key of another kind', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    await refused(
      await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).setExpirationTime('1h').sign(privateKey),
    )
  })

  test('one whose seat was changed', async () => {
    const [header, , signature] = (await tickets.issue(session, seat)).ticket.split('.')
    await refused(`${header}.${base64({ ...claims, bp: 'VPUBND', exp: inAnHour() })}.${signature}`)
  })

  test('one that was cut, anywhere', async () => {
    const { ticket } = await tickets.issue(session, seat)
    for (let length = 0; length < ticket.length; length += 7) await refused(ticket.slice(0, length))
  })

  test('one with anything behind it, or endless', async () => {
    const { ticket } = await tickets.issue(session, seat)
    await refused(`${ticket}.${ticket}`)
    await refused(ticket.padEnd(2_000, 'A'))
    await refused(await signed({ ...claims, more: 'x'.repeat(1_024) }))
  })

  test.each([
    ['no session', { bp: point, pid: 'me' }],
    ['no seat', { sid: session, bp: point }],
    ['ids that are none', { ...claims, pid: '../../etc' }],
    ['a list of sessions', { ...claims, sid: [session] }],
  ])('one of ours that names %s', async (_what, payload) => refused(await signed(payload)))
})

test('a ticket that never ends is not taken for one', async () => {
  await refused(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key))
})

test('the refusal says nothing about why', async () => {
  await expect(tickets.read('a.b.c')).rejects.toMatchObject({ details: undefined })
})
