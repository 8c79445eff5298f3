// Signing in on a real database: passwords, codes, locks, and what a stolen or old cookie is worth.
import { Secret } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  ADMINISTRATOR,
  HOUR_MS,
  MINUTE_MS,
  makeAccount,
  makeAdministrator,
  makeFactor,
  makeUnits,
  openHouse,
} from './access/house.ts'
import type { Desk, House } from './access/house.ts'
import { openAccessAdapters } from '../../signalling/gateway/access/adapters.ts'

let house: House
let administrator: Desk
let next = 0

beforeAll(async () => {
  house = await openHouse()
  await makeUnits(house)
  administrator = await makeAdministrator(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  // Tests let hours pass: whoever they begin with has just signed in.
  await administrator.ask('access.sign-in', ADMINISTRATOR)
})

const somebody = (name = 'Thư ký Sở Nội vụ') =>
  makeAccount(house, administrator, { login: `thuky.${(next += 1)}`, name, email: '', roles: [] })
const refusal = (code: string, details?: object) => ({ code, ...(details && { details }) })
const failing = async (desk: Desk, login: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    await expect(desk.ask('access.sign-in', { login, password: 'sai rồi' })).rejects.toMatchObject(
      refusal('sign-in-failed'),
    )
  }
}

describe('a password', () => {
  test('opens the office, and signing out closes it', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    expect(await desk.ask('access.read', {})).toEqual({ person: null, sso: null, empty: false })
    expect(await desk.ask('access.sign-in', { login, password })).toEqual({ step: 'done' })
    expect(await desk.ask('access.read', {})).toMatchObject({ person: { login, name: 'Thư ký Sở Nội vụ', grants: [] } })
    const token = desk.token
    await desk.ask('access.sign-out', {})
    expect(desk.token).toBeNull()
    desk.token = token
    expect((await desk.ask('access.read', {})).person).toBeNull()
  })

  test('is the same however the keyboard composes its letters, and the login however it is written', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    const typed = { login: ` ${login.toUpperCase()} `, password: password.normalize('NFD') }
    expect(await desk.ask('access.sign-in', typed)).toEqual({ step: 'done' })
  })

  test('that is wrong and a login that nobody has are refused in the same words', async () => {
    const { login } = await somebody()
    const desk = house.openDesk()
    const answers = []
    for (const name of [login, 'khong.co.ai']) {
      answers.push(
        await desk.ask('access.sign-in', { login: name, password: 'sai rồi' }).catch((error: unknown) => error),
      )
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject(refusal('sign-in-failed'))
  })

  test('gives a new token at each sign-in: one planted before is worth nothing, the former session ends', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    desk.token = 'A'.repeat(43)
    await desk.ask('access.sign-in', { login, password })
    const first = desk.token
    await desk.ask('access.sign-in', { login, password })
    expect(new Set([first, desk.token, 'A'.repeat(43)]).size).toBe(3)
    expect(await house.identify(first, { agent: 'Firefox', address: '' })).toBeNull()
    expect(await desk.ask('access.list-logins', {})).toHaveLength(1)
  })

  test('does not let in whose account has been disabled, and ends where they are signed in', async () => {
    const { id, login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    await administrator.ask('account.disable', { id })
    expect((await desk.ask('access.read', {})).person).toBeNull()
    await expect(desk.ask('access.sign-in', { login, password })).rejects.toMatchObject(refusal('account-disabled'))
    await administrator.ask('account.enable', { id })
    expect(await desk.ask('access.sign-in', { login, password })).toEqual({ step: 'done' })
  })
})

describe('wrong attempts', () => {
  test('lock for 1, 2, 4, 8, 15 and 15 minutes; a right one resets', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await failing(desk, login, 4)
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      await failing(desk, login, 1)
      const locked = desk.ask('access.sign-in', { login, password })
      await expect(locked).rejects.toMatchObject(refusal('account-locked', { minutes }))
      house.pass(minutes * MINUTE_MS)
    }
    await desk.ask('access.sign-in', { login, password })
    await failing(desk, login, 4)
    expect(await desk.ask('access.sign-in', { login, password })).toEqual({ step: 'done' })
  })

  test('lock a login that nobody has just as well', async () => {
    const desk = house.openDesk()
    await failing(desk, 'khong.he.co', 5)
    const locked = desk.ask('access.sign-in', { login: 'khong.he.co', password: 'sai rồi' })
    await expect(locked).rejects.toMatchObject(refusal('account-locked', { minutes: 1 }))
  })

  test('that lie a day back are forgotten', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await failing(desk, login, 4)
    house.pass(24 * HOUR_MS)
    await failing(desk, login, 4)
    expect(await desk.ask('access.sign-in', { login, password })).toEqual({ step: 'done' })
  })

  test('all at once are no way around the lock', async () => {
    const { login, password } = await somebody()
    const guesses = Array.from({ length: 20 }, (_, index) => (index === 19 ? password : `sai rồi ${index}`))
    const desk = house.openDesk()
    const outcomes = await Promise.allSettled(
      guesses.map((guess) => desk.ask('access.sign-in', { login, password: guess })),
    )
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'in'))
    expect(codes.filter((code) => code === 'sign-in-failed').length).toBeLessThanOrEqual(5)
    const account = await house.database.accounts.byLogin(login)
    if (codes.includes('in')) expect(account?.failedAttempts).toBeLessThanOrEqual(5)
    else expect(account?.failedAttempts).toBe(5)
  })

  test('are opened by an administrator', async () => {
    const { id, login, password } = await somebody()
    const desk = house.openDesk()
    await failing(desk, login, 5)
    const listed = (await administrator.ask('account.list', {})).find((account) => account.id === id)
    expect(listed?.lockedUntil).toBe(house.now + MINUTE_MS)
    await administrator.ask('account.unlock', { id })
    expect(await desk.ask('access.sign-in', { login, password })).toEqual({ step: 'done' })
  })

  test('of one address are limited whatever the login', async () => {
    const { attempts } = await openAccessAdapters({ read: async () => new Uint8Array(32) })
    const taken = Array.from({ length: 200 }, () => attempts.take('10.9.9.9', house.now)).filter(Boolean)
    expect(taken).toHaveLength(100)
    expect(attempts.take('10.9.9.8', house.now)).toBe(true)
  })
})

describe('the second factor', () => {
  test('is asked for after the password and lets in only together with it', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    const program = await makeFactor(house, desk, password)
    await desk.ask('access.sign-out', {})
    house.pass(30_000)
    const asked = await desk.ask('access.sign-in', { login, password })
    expect(asked).toEqual({ step: 'second-factor', challenge: expect.any(String) })
    expect(desk.token).toBeNull()
    const challenge = 'challenge' in asked ? asked.challenge : ''
    await desk.ask('access.second-factor', { challenge, code: program.code() })
    expect((await desk.ask('access.read', {})).person).toMatchObject({ login, secondFactor: true })
    expect(await desk.ask('access.list-logins', {})).toMatchObject([{ way: 'second-factor', current: true }])
  })

  test('takes no code twice, nor one from before, and no challenge after five minutes', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    const program = await makeFactor(house, desk, password)
    const older = program.code()
    house.pass(30_000)
    const challengeAt = async (): Promise<string> => {
      const asked = await house.openDesk().ask('access.sign-in', { login, password })
      return 'challenge' in asked ? asked.challenge : ''
    }
    const code = program.code()
    const both = await Promise.allSettled(
      [await challengeAt(), await challengeAt()].map((challenge) =>
        house.openDesk().ask('access.second-factor', { challenge, code }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    for (const used of [code, older]) {
      const again = house.openDesk().ask('access.second-factor', { challenge: await challengeAt(), code: used })
      await expect(again).rejects.toMatchObject(refusal('sign-in-failed'))
    }
    const challenge = await challengeAt()
    house.pass(5 * MINUTE_MS + 1_000)
    const late = house.openDesk().ask('access.second-factor', { challenge, code: program.code() })
    await expect(late).rejects.toMatchObject(refusal('sign-in-failed'))
  })

  test('counts wrong codes, which the right password does not reset', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    await makeFactor(house, desk, password)
    house.pass(30_000)
    for (let time = 0; time < 5; time += 1) {
      const asked = await house.openDesk().ask('access.sign-in', { login, password })
      const challenge = 'challenge' in asked ? asked.challenge : ''
      const guess = house.openDesk().ask('access.second-factor', { challenge, code: '000000' })
      await expect(guess).rejects.toMatchObject(refusal('sign-in-failed'))
    }
    const locked = house.openDesk().ask('access.sign-in', { login, password })
    await expect(locked).rejects.toMatchObject(refusal('account-locked'))
  })

  test('cannot be replaced without the former one, and is removed by password and code', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    const program = await makeFactor(house, desk, password)
    await expect(desk.ask('access.begin-factor', { password })).rejects.toMatchObject(refusal('changed-meanwhile'))
    house.pass(30_000)
    const wrong = desk.ask('access.remove-factor', { password: 'sai rồi', code: program.code() })
    await expect(wrong).rejects.toMatchObject(refusal('sign-in-failed'))
    await desk.ask('access.remove-factor', { password, code: program.code() })
    expect(await house.openDesk().ask('access.sign-in', { login, password })).toEqual({ step: 'done' })
  })

  test('is kept in a form that neither the table nor another account can use', async () => {
    const { id, login, password } = await somebody()
    const other = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    const { secret, uri } = await desk.ask('access.begin-factor', { password })
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    const sealed = (await house.database.accounts.byId(id))?.totpSecret ?? new Uint8Array()
    expect(Buffer.from(sealed).includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false)
    expect(() => house.parts.secondFactor.stepOf(other.id, sealed, '000000', house.now)).toThrow()
  })
})
