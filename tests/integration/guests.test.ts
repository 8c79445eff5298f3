// Guests: invited by name, with a link that opens one seat once, before the door of the session.
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSocket } from './fuzz/client.ts'
import { handshake, openTarget } from './fuzz/target.ts'
import type { Target } from './fuzz/target.ts'
import { at, openScheduling, point, refusalOf, wish } from './meetings/scheduling.ts'
import type { Scheduling } from './meetings/scheduling.ts'
import { openDesk } from '../support/office.ts'
import { joinInput } from '../support/wire.ts'
import { TOKENS } from '../../signalling/gateway/access/tokens.ts'
import { guestId, meetingId } from '../../signalling/protocol/index.ts'
import type { MeetingId } from '../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { guestHandlers } from '../../signalling/services/guests.ts'

const HOUR_MS = 3_600_000
const NAME = 'Chuyên gia Viện Thủy lợi'
const ask = <T>(answer: Promise<T> | T): Promise<T> => Promise.resolve(answer)
const tokenOf = ({ path }: { path: string }): string => path.replace('/guests/', '')

describe('in the office', () => {
  let office: Scheduling
  let secretary: OfficeCaller
  let handlers: ReturnType<typeof guestHandlers>
  const stranger: OfficeCaller = {
    person: null,
    origin: { address: '203.0.113.9', agent: 'Tests/1.0' },
    cookie: { keep() {}, drop() {} },
  }
  beforeAll(async () => {
    office = await openScheduling()
    secretary = await office.person('secretary', 'VPUBND')
    handlers = guestHandlers({ ...office.parts, tokens: TOKENS, attempts: { take: () => true } })
  })
  afterAll(() => office.close())

  let days = 0
  /** A meeting on a day of its own, from eight to nine; the clock stands at its beginning. */
  const meet = async (change: Parameters<typeof wish>[0] = {}): Promise<{ id: MeetingId; startsAt: number }> => {
    days += 1
    const startsAt = at('2028-03-06T08:00') + days * 24 * HOUR_MS
    const span = { startsAt, endsAt: startsAt + HOUR_MS }
    const { ids } = await office.handlers['meeting.create'](wish({ ...span, ...change }), secretary)
    office.setClock(startsAt)
    return { id: meetingId.parse(ids[0]), startsAt }
  }
  const invite = (id: MeetingId, name = NAME) => ask(handlers['guest.invite']({ meetingId: id, name }, secretary))
  const enter = (token: string) => ask(handlers['guest.enter']({ token }, stranger))
  const look = (token: string) => ask(handlers['guest.look']({ token }, stranger))
  const list = (id: MeetingId, caller = secretary) => ask(handlers['guest.list']({ meetingId: id }, caller))

  test('a link has 256 random bits, of which only the digest is stored', async () => {
    const { id } = await meet()
    const { guest, path } = await invite(id)
    expect(path).toMatch(/^\/guests\/[A-Za-z0-9_-]{43}$/)
    const stored = await office.opened.db.selectFrom('guest_link').selectAll().where('id', '=', guest.id).execute()
    const digest = createHash('sha256').update(tokenOf({ path })).digest()
    expect(stored).toMatchObject([{ token_hash: digest, name: NAME }])
    expect(JSON.stringify(stored)).not.toContain(tokenOf({ path }))
    expect(JSON.stringify(await list(id))).not.toContain(tokenOf({ path }))
  })

  test('looking does not use it; entering does, for one of those who come together', async () => {
    const { id, startsAt } = await meet({ title: 'Phòng, chống thiên tai' })
    const token = tokenOf(await invite(id))
    const invitation = { title: 'Phòng, chống thiên tai', name: NAME, startsAt }
    expect([await look(token), await look(token)]).toEqual([invitation, invitation])
    const came = await Promise.allSettled(Array.from({ length: 4 }, () => enter(token)))
    const seats = came.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(seats).toHaveLength(1)
    expect(seats[0]).toMatchObject({
      role: 'guest',
      bridgePointName: NAME,
      bridgePointId: expect.stringMatching(/^guest-/),
      floorMode: 'chaired',
      recording: 'possible',
    })
    expect([await refusalOf(look(token)), await refusalOf(enter(token))]).toEqual(['link-invalid', 'link-invalid'])
    expect(await list(id)).toMatchObject([{ name: NAME, usedAt: startsAt, withdrawn: false }])
  })

  test('each guest has a place of their own, and the first of all opens the session', async () => {
    const { id } = await meet()
    const seats = [await enter(tokenOf(await invite(id))), await enter(tokenOf(await invite(id, 'Luật sư')))]
    expect(new Set(seats.map(({ bridgePointId }) => bridgePointId)).size).toBe(2)
    expect(new Set(seats.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(seats.every(({ sessionId }) => office.seated.has(sessionId))).toBe(true)
  })

  test('opens no earlier than the meeting’s own doors, and nothing an hour after its end, wherever that is moved', async () => {
    const { id, startsAt } = await meet()
    const token = tokenOf(await invite(id))
    office.setClock(startsAt - HOUR_MS - 1)
    expect(await refusalOf(enter(token))).toBe('meeting-not-open')
    office.setClock(startsAt + 2 * HOUR_MS + 1)
    expect([await refusalOf(look(token)), await refusalOf(enter(token))]).toEqual(['link-invalid', 'link-invalid'])
    const { revision } = await office.handlers['meeting.read']({ id }, secretary)
    const later = { startsAt: startsAt + 2 * HOUR_MS, endsAt: startsAt + 3 * HOUR_MS }
    await office.handlers['meeting.move']({ id, revision, ...later, scope: 'this', overrideReason: '' }, secretary)
    expect(await list(id)).toMatchObject([{ endsAt: later.endsAt + HOUR_MS, usedAt: null }])
    expect(await enter(token)).toMatchObject({ role: 'guest' })
  })

  test('a link that was withdrawn opens nothing, and one to a cancelled meeting says so', async () => {
    const { id } = await meet()
    const { guest, path } = await invite(id)
    await handlers['guest.withdraw']({ id: guest.id }, secretary)
    expect([await refusalOf(look(tokenOf({ path }))), await refusalOf(enter(tokenOf({ path })))]).toEqual([
      'link-invalid',
      'link-invalid',
    ])
    expect(await list(id)).toMatchObject([{ withdrawn: true, usedAt: null }])
    const token = tokenOf(await invite(id))
    const cancelling = { id, revision: 1, reason: 'Bão số 3', scope: 'this' } as const
    await office.handlers['meeting.cancel'](cancelling, secretary)
    expect([await refusalOf(look(token)), await refusalOf(enter(token))]).toEqual([
      'meeting-cancelled',
      'meeting-cancelled',
    ])
    expect(await refusalOf(invite(id))).toBe('meeting-cancelled')
  })

  test('nobody is invited to what has no session to come', async () => {
    const inPerson = await meet({ form: 'in-person', mainBridgePointId: null, bridgePointIds: [] })
    expect(await refusalOf(invite(inPerson.id))).toBe('meeting-not-open')
    const { id, startsAt } = await meet()
    office.setClock(startsAt + 2 * HOUR_MS + 1)
    expect(await refusalOf(invite(id))).toBe('meeting-not-open')
  })

  test('only those who may change the meeting know of its guests', async () => {
    const { id } = await meet()
    const { guest } = await invite(id)
    for (const caller of [await office.person('secretary', 'LNGAN'), await office.person('staff', 'VPUBND')]) {
      expect(await refusalOf(list(id, caller))).toBe('not-permitted')
      expect(await refusalOf(ask(handlers['guest.invite']({ meetingId: id, name: 'x' }, caller)))).toBe('not-permitted')
      expect(await refusalOf(ask(handlers['guest.withdraw']({ id: guest.id }, caller)))).toBe('not-permitted')
    }
    expect(await refusalOf(list(meetingId.parse('nothing')))).toBe('not-found')
    expect(await refusalOf(ask(handlers['guest.withdraw']({ id: guestId.parse('nobody') }, secretary)))).toBe(
      'not-found',
    )
    expect(await list(id)).toHaveLength(1)
  })

  test('what was done stands in the audit trail, once, without the token', async () => {
    const { id } = await meet()
    const [first, second] = [await invite(id), await invite(id, 'Luật sư')]
    await enter(tokenOf(first))
    for (let tries = 0; tries < 2; tries += 1) await handlers['guest.withdraw']({ id: second.guest.id }, secretary)
    const lines = await office.opened.db
      .selectFrom('audit')
      .selectAll()
      .where('subject', '=', `meeting:${id}`)
      .execute()
    const guests = lines.filter(({ action }) => action.startsWith('guest.'))
    expect(guests.map(({ action, actor }) => [action, actor === '–'])).toEqual([
      ['guest.invite', false],
      ['guest.invite', false],
      ['guest.enter', true],
      ['guest.withdraw', false],
    ])
    for (const { path } of [first, second]) expect(JSON.stringify(lines)).not.toContain(tokenOf({ path }))
  })

  test('a stranger who asks too often is turned away', async () => {
    const busy = guestHandlers({ ...office.parts, tokens: TOKENS, attempts: { take: () => false } })
    const token = TOKENS.create()
    expect(await refusalOf(ask(busy['guest.look']({ token }, stranger)))).toBe('rate-limited')
    expect(await refusalOf(ask(busy['guest.enter']({ token }, stranger)))).toBe('rate-limited')
  })
})

describe('from outside', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget()
  })
  afterAll(() => target.close())

  /** A socket with a seat, and how it asks. */
  const sit = async (ticket: string) => {
    const socket = openSocket(target, handshake(ticket))
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(undefined))
      socket.once('connect_error', reject)
    })
    const command = (name: string, input: object): Promise<{ ok: boolean; data?: unknown; error?: { code: string } }> =>
      socket.timeout(10_000).emitWithAck(name, { commandId: randomUUID(), input })
    return { socket, command }
  }

  test('a guest without an account comes by the link, waits, is let in, and reloads', async () => {
    const desk = openDesk(target.url)
    const id = meetingId.parse(target.meetingId)
    const { path } = await target.clerk.ask('guest.invite', { meetingId: id, name: NAME })
    const { role, ticket, peerId } = await desk.ask('guest.enter', { token: tokenOf({ path }) })
    expect(role).toBe('guest')
    const chair = await target.clerk.ask('meeting.join', { id, bridgePointId: point('VPUBND'), as: 'chair' })
    const [keeper, guest] = [await sit(chair.ticket), await sit(ticket)]
    await keeper.command('session.join', joinInput(target.boot.rtpCapabilities))
    const opened = new Promise((resolve) => guest.socket.once('door.opened', resolve))
    const join = joinInput(target.boot.rtpCapabilities)
    expect(await guest.command('session.join', join)).toEqual({ ok: false, error: { code: 'waiting-room' } })
    expect(await keeper.command('door.admit', { peerId })).toMatchObject({ ok: true })
    expect(await opened).toEqual({ admitted: true })
    expect(await guest.command('session.join', join)).toMatchObject({ ok: true, data: { role: 'guest', peerId } })
    guest.socket.disconnect()
    const again = await sit(ticket)
    expect(await again.command('session.join', join)).toMatchObject({ ok: true, data: { role: 'guest', peerId } })
    for (const { socket } of [keeper, again]) socket.disconnect()
  })

  test('nothing else of the office is open to a stranger, and no wrong token opens anything', async () => {
    const desk = openDesk(target.url)
    const id = meetingId.parse(target.meetingId)
    expect(await refusalOf(desk.ask('guest.list', { meetingId: id }))).toBe('not-signed-in')
    expect(await refusalOf(desk.ask('guest.invite', { meetingId: id, name: 'x' }))).toBe('not-signed-in')
    expect(await refusalOf(desk.ask('guest.look', { token: 'A'.repeat(43) }))).toBe('link-invalid')
    expect(await refusalOf(desk.ask('guest.enter', { token: 'A'.repeat(43) }))).toBe('link-invalid')
    expect(await refusalOf(desk.ask('guest.enter', { token: `${'A'.repeat(42)}'` }))).toBe('bad-message')
  })
})
