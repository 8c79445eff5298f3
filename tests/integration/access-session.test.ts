// Signed-in browsers on a real database: how long they last, how they end, what a stolen cookie is worth.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMINISTRATOR, HOUR_MS, MINUTE_MS, makeAccount, makeAdministrator, openHouse } from './access/house.ts'
import type { Desk, House } from './access/house.ts'

let house: House
let administrator: Desk
let next = 0

beforeAll(async () => {
  house = await openHouse()
  administrator = await makeAdministrator(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  // Tests let hours pass: whoever they begin with has just signed in.
  await administrator.ask('access.sign-in', ADMINISTRATOR)
})

const somebody = () =>
  makeAccount(house, administrator, { login: `thuky.${(next += 1)}`, name: 'Thư ký Sở Nội vụ', email: '', roles: [] })
const refusal = (code: string) => ({ code })

describe('a signed-in browser', () => {
  const signedIn = async (agent?: string) => {
    const account = await somebody()
    const desk = house.openDesk(agent)
    await desk.ask('access.sign-in', account)
    return { ...account, desk }
  }

  test('is known by 256 random bits, of which the table has only the digest', async () => {
    const { desk, id } = await signedIn()
    expect(Buffer.from(desk.token ?? '', 'base64url')).toHaveLength(32)
    const [login] = await house.database.accounts.loginsOf(id)
    expect(Buffer.from(login?.tokenHash ?? []).toString('base64url')).not.toBe(desk.token)
  })

  test('is forgotten after two hours without a request', async () => {
    const { desk } = await signedIn()
    house.pass(2 * HOUR_MS - 1)
    expect((await desk.ask('access.read', {})).person).not.toBeNull()
    house.pass(2 * HOUR_MS)
    expect((await desk.ask('access.read', {})).person).toBeNull()
  })

  test('signs in again after twelve hours, however busy it was', async () => {
    const { desk } = await signedIn()
    for (let hours = 0; hours < 11; hours += 1) {
      house.pass(HOUR_MS)
      expect((await desk.ask('access.read', {})).person).not.toBeNull()
    }
    house.pass(HOUR_MS)
    expect((await desk.ask('access.read', {})).person).toBeNull()
  })

  test('is written down as seen at most once a minute', async () => {
    const { desk, id } = await signedIn()
    const began = house.now
    const seen = async () => (await house.database.accounts.loginsOf(id))[0]?.seenAt
    house.pass(MINUTE_MS - 1)
    await desk.ask('access.read', {})
    expect(await seen()).toBe(began)
    house.pass(1)
    await desk.ask('access.read', {})
    expect(await seen()).toBe(house.now)
  })

  test('whose cookie turns up in another browser is signed out everywhere it is used, and that is written down', async () => {
    const { desk, login } = await signedIn('Firefox')
    const thief = house.openDesk('curl', '10.6.6.6')
    thief.token = desk.token
    await Promise.all([thief.ask('access.read', {}), thief.ask('access.read', {})])
    expect((await desk.ask('access.read', {})).person).toBeNull()
    const stolen = (await house.audit()).filter(({ action }) => action === 'access.session-stolen')
    expect(stolen.filter(({ details }) => details['login'] === login)).toMatchObject([
      { actor: '–', address: '10.6.6.6', agent: 'curl', details: { givenTo: { agent: 'Firefox' } } },
    ])
  })

  test('is ended from another one: by itself, or all together', async () => {
    const { desk, login, password } = await signedIn('Firefox')
    const others = [house.openDesk('Edge'), house.openDesk('Safari')]
    for (const other of others) await other.ask('access.sign-in', { login, password })
    const logins = await desk.ask('access.list-logins', {})
    expect(logins.map(({ agent }) => agent).toSorted()).toEqual(['Edge', 'Firefox', 'Safari'])
    const edge = logins.find(({ agent }) => agent === 'Edge')
    if (!edge) throw new Error('One is missing.')
    await desk.ask('access.end-login', { id: edge.id })
    expect((await others[0]?.ask('access.read', {}))?.person).toBeNull()
    await expect(administrator.ask('access.end-login', { id: edge.id })).rejects.toMatchObject(refusal('not-found'))
    await desk.ask('access.sign-out-everywhere', {})
    expect((await others[1]?.ask('access.read', {}))?.person).toBeNull()
    expect(desk.token).toBeNull()
  })

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(4_000), "' or 1=1 --", '\u0000'])('is not %j', async (token) => {
    expect(await house.identify(token, { agent: 'Firefox', address: '' })).toBeNull()
  })
})

test('everything at once about one account: some are refused, nothing fails', async () => {
  const { id, login, password } = await makeAccount(house, administrator, {
    login: 'ban.ron',
    name: 'Trực ban',
    email: 'ban.ron@example.vn',
    roles: [],
  })
  const desk = house.openDesk()
  for (let round = 0; round < 20; round += 1) {
    await desk.ask('access.sign-in', { login, password })
    house.pass(MINUTE_MS)
    await administrator.ask('access.sign-in', ADMINISTRATOR)
    const outcomes = await Promise.allSettled([
      desk.ask('access.read', {}),
      desk.ask('access.sign-in', { login, password }),
      desk.ask('access.sign-in', { login, password: 'sai rồi' }),
      desk.ask('access.list-logins', {}),
      desk.ask('access.forgot-password', { login }),
      administrator.ask('account.issue-link', { id }),
      administrator.ask('account.unlock', { id }),
      desk.ask('access.sign-out-everywhere', {}),
    ])
    await house.settle()
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(refused.filter((code) => !['sign-in-failed', 'not-signed-in', 'account-locked'].includes(code))).toEqual([])
    await administrator.ask('account.unlock', { id })
  }
  expect(await house.database.audit.verify()).toMatchObject({ brokenAt: null })
})
