// Single sign-on from end to end: a real OpenID provider, our two addresses, a real database.
import { randomBytes } from 'node:crypto'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAccount, makeAdministrator, openHouse } from './access/house.ts'
import type { Desk, House } from './access/house.ts'
import { CLIENT, listen, openBrowser, openProvider, signInThere } from './access/provider.ts'
import type { Browser } from './access/provider.ts'
import { createOidc } from '../../signalling/gateway/access/oidc.ts'
import type { OidcOptions } from '../../signalling/gateway/access/oidc.ts'
import { ssoRouter } from '../../signalling/gateway/sso.ts'
import { signInBySso } from '../../signalling/services/access/single-sign-on.ts'
import { createMemoryLog } from '../support/log.ts'

const PEOPLE = {
  'thuky-snv': { email: 'Thuky.SNV@example.vn', email_verified: true },
  'thuky-moi': { email: 'moi@example.vn', email_verified: true },
  'chua-xac-nhan': { email: 'chua.xac.nhan@example.vn', email_verified: false },
  'hai-nguoi': { email: 'chung@example.vn', email_verified: true },
  'da-dong': { email: 'da.dong@example.vn', email_verified: true },
  'nguoi-khac': { email: 'thuky.snv@example.vn', email_verified: true },
}

const log = createMemoryLog()
let house: House
let administrator: Desk
let office: Awaited<ReturnType<typeof listen>>
let provider: Awaited<ReturnType<typeof openProvider>>

beforeAll(async () => {
  house = await openHouse()
  administrator = await makeAdministrator(house)
  office = await listen()
  provider = await openProvider(`${office.url}/api/sso/callback`, PEOPLE)
  office.serve(application({}))
})
afterAll(async () => {
  await office.close()
  await provider.close()
  await house.close()
})

/** Our side as the product mounts it. */
function application(change: Partial<OidcOptions>): express.Express {
  const sso = createOidc({
    issuer: provider.url,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: 'SSO của tỉnh',
    log,
    publicUrl: office.url,
    key: randomBytes(32),
    ...change,
  })
  const signIn: Parameters<typeof ssoRouter>[0]['signIn'] = (identity, caller) =>
    signInBySso(house.parts, identity, caller)
  const app = express()
  app.use('/api/sso', ssoRouter({ sso, signIn, identify: house.identify, secure: false, log }))
  return app
}

const start = async (browser: Browser): Promise<string> =>
  browser.next(await browser.get(`${office.url}/api/sso/start`))

/** From our button to where we send the browser in the end. */
async function signIn(browser: Browser, login: string): Promise<string> {
  const back = await signInThere(browser, await start(browser), provider.url, login)
  return browser.next(await browser.get(back))
}

const personAt = (browser: Browser, agent = 'Firefox') =>
  house.identify(browser.cookie(office.url, 'diem-cau') ?? '', { agent, address: '' })
const account = (login: string, email: string) =>
  makeAccount(house, administrator, { login, name: 'Thư ký Sở Nội vụ', email, roles: [] })
const refusedWith = (code: string) => `${office.url}/sign-in?refused=${code}`

describe('whom the provider confirms', () => {
  test('signs in to the account with their verified address, which from then on is theirs', async () => {
    const { id, login } = await account('thuky.snv', 'thuky.snv@example.vn')
    const browser = openBrowser()
    expect(await signIn(browser, 'thuky-snv')).toBe(`${office.url}/`)
    expect(await personAt(browser)).toMatchObject({ accountId: id, login })
    expect(await house.database.accounts.byId(id)).toMatchObject({
      sso: { issuer: provider.url, subject: 'thuky-snv' },
    })
    const actions = (await house.audit(2)).map(({ action, subject }) => [action, subject])
    expect(actions).toEqual([
      ['access.sso-linked', `account:${id}`],
      ['access.sign-in', `account:${id}`],
    ])

    // The link holds although the address has changed here.
    await administrator.ask('account.save', {
      id,
      login,
      name: 'Thư ký Sở Nội vụ',
      email: 'khac@example.vn',
      roles: [],
    })
    const again = openBrowser()
    expect(await signIn(again, 'thuky-snv')).toBe(`${office.url}/`)
    expect(await personAt(again)).toMatchObject({ accountId: id })
    expect((await house.audit(1))[0]).toMatchObject({ action: 'access.sign-in', details: { way: 'sso' } })
    await administrator.ask('account.save', {
      id,
      login,
      name: 'Thư ký Sở Nội vụ',
      email: 'thuky.snv@example.vn',
      roles: [],
    })
  })

  test('gets a cookie that scripts cannot read, and none of the flow is left', async () => {
    const browser = openBrowser()
    const back = await signInThere(browser, await start(browser), provider.url, 'thuky-snv')
    const response = await browser.get(back)
    const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith('diem-cau='))
    expect(session).toMatch(/HttpOnly/)
    expect(session).toMatch(/SameSite=Lax/)
    expect(browser.cookie(office.url, 'diem-cau-sso')).toBeUndefined()
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['has no account here', 'thuky-moi', 'sso-refused'],
    ['has an address that nobody verified', 'chua-xac-nhan', 'sso-refused'],
    ['shares the address with another account', 'hai-nguoi', 'sso-refused'],
    ['claims the address of an account that is linked already', 'nguoi-khac', 'sso-refused'],
    ['has an account that was disabled', 'da-dong', 'account-disabled'],
  ])('and who %s stays outside', async (_what, login, code) => {
    if (login === 'chua-xac-nhan') await account('chua.xac.nhan', 'chua.xac.nhan@example.vn')
    if (login === 'hai-nguoi') await Promise.all(['mot', 'hai'].map((name) => account(name, 'chung@example.vn')))
    if (login === 'da-dong') {
      await administrator.ask('account.disable', { id: (await account('da.dong', 'da.dong@example.vn')).id })
    }
    const count = await house.database.accounts.count()
    const browser = openBrowser()
    expect(await signIn(browser, login)).toBe(refusedWith(code))
    expect(browser.cookie(office.url, 'diem-cau')).toBeUndefined()
    expect(await house.database.accounts.count()).toBe(count)
    expect((await house.audit(1))[0]).toMatchObject({ action: 'access.sso-failed', details: { subject: login } })
  })
})

describe('an answer', () => {
  test('is taken from the browser only that asked, and only once', async () => {
    const [mine, other] = [openBrowser(), openBrowser()]
    const back = await signInThere(mine, await start(mine), provider.url, 'thuky-snv')
    expect(other.next(await other.get(back))).toBe(refusedWith('sso-refused'))
    await start(other)
    expect(other.next(await other.get(back))).toBe(refusedWith('sso-refused'))
    expect(mine.next(await mine.get(back))).toBe(`${office.url}/`)
    const later = openBrowser()
    expect(later.next(await later.get(back))).toBe(refusedWith('sso-refused'))
    expect(other.cookie(office.url, 'diem-cau')).toBeUndefined()
  })

  test.each([
    ['a state of its own', (back: URL) => back.searchParams.set('state', 'forged')],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['an invented code', (back: URL) => back.searchParams.set('code', 'forged')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://evil.example')],
    ['a refusal', (back: URL) => void (back.search = `?error=access_denied&${back.search.slice(1)}`)],
    ['nothing', (back: URL) => void (back.search = '')],
  ])('with %s is refused', async (_what, forge) => {
    const browser = openBrowser()
    const back = new URL(await signInThere(browser, await start(browser), provider.url, 'thuky-snv'))
    forge(back)
    expect(browser.next(await browser.get(back.href))).toBe(refusedWith('sso-refused'))
    expect(browser.cookie(office.url, 'diem-cau')).toBeUndefined()
  })

  test('is asked for with PKCE, state and nonce, and the browser does not learn the verifier', async () => {
    const browser = openBrowser()
    const asked = new URL(await start(browser)).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email profile',
      state: expect.any(String),
      nonce: expect.any(String),
      code_challenge: expect.any(String),
    })
    const flow = browser.cookie(office.url, 'diem-cau-sso') ?? ''
    const readable = flow.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    expect(readable.join(' ')).not.toContain(asked.get('state'))
  })
})

describe('without a provider', () => {
  test('that answers, the way leads back to our own sign-in', async () => {
    const lone = await listen()
    await lone.close()
    office.serve(application({ issuer: lone.url }))
    const browser = openBrowser()
    expect(await start(browser)).toBe(refusedWith('sso-unavailable'))
    office.serve(application({}))
  })

  test('that knows our secret, too', async () => {
    office.serve(application({ clientSecret: 'another' }))
    expect(await signIn(openBrowser(), 'thuky-snv')).toBe(refusedWith('sso-refused'))
    office.serve(application({}))
  })

  test('at all, too', async () => {
    const app = express()
    const nothing = { sso: undefined, signIn: async () => {}, identify: house.identify, secure: false, log }
    office.serve(app.use('/api/sso', ssoRouter(nothing)))
    expect(await start(openBrowser())).toBe(refusedWith('sso-unavailable'))
    office.serve(application({}))
  })
})

test('the log holds reasons, never codes, tokens or secrets', () => {
  expect(log.lines.length).toBeGreaterThan(0)
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  expect(log.text()).not.toMatch(/eyJ|code=|secret/)
})
