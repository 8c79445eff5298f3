// One-time links and passwords on a real database: the first administrator, new passwords, forgotten ones.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMINISTRATOR, HOUR_MS, makeAccount, makeAdministrator, openHouse, tokenOf } from './access/house.ts'
import type { Desk, House } from './access/house.ts'

const invalid = { code: 'link-invalid' }
const failed = { code: 'sign-in-failed' }

describe('the first administrator', () => {
  let house: House
  beforeEach(async () => void (house = await openHouse()))
  afterEach(() => house.close())

  test('is made by the link of the first start and is signed in, for the whole province', async () => {
    const desk = house.openDesk()
    expect(await desk.ask('access.read', {})).toEqual({ person: null, sso: null, empty: true })
    const link = await house.firstAdministratorLink()
    expect(link).toMatch(/^\/link\/[A-Za-z0-9_-]{43}$/)
    const token = tokenOf(link)
    expect(await desk.ask('access.read-link', { token })).toEqual({ purpose: 'first-administrator', login: null })
    await desk.ask('access.first-administrator', { token, ...ADMINISTRATOR })
    expect(await desk.ask('access.read', {})).toMatchObject({
      person: { login: 'quantri', grants: [{ role: 'administrator', units: 'all' }], unitIds: [null] },
      empty: false,
    })
    expect(await house.firstAdministratorLink()).toBeNull()
    await expect(desk.ask('access.read-link', { token })).rejects.toMatchObject(invalid)
  })

  test('is one, however many ask at once', async () => {
    const token = tokenOf(await house.firstAdministratorLink())
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        house.openDesk().ask('access.first-administrator', { token, ...ADMINISTRATOR, login: `quantri${index}` }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await house.database.accounts.count()).toBe(1)
  })

  test('is not made by an invented link, an older one, or one of yesterday', async () => {
    const desk = house.openDesk()
    const older = await house.firstAdministratorLink()
    const newer = await house.firstAdministratorLink()
    for (const link of ['A'.repeat(43), older]) {
      const made = desk.ask('access.first-administrator', { token: tokenOf(link), ...ADMINISTRATOR })
      await expect(made).rejects.toMatchObject(invalid)
    }
    house.pass(24 * HOUR_MS)
    const late = desk.ask('access.first-administrator', { token: tokenOf(newer), ...ADMINISTRATOR })
    await expect(late).rejects.toMatchObject(invalid)
  })

  test('needs a good password, and a weak one does not use the link up', async () => {
    const token = tokenOf(await house.firstAdministratorLink())
    const desk = house.openDesk()
    for (const password of ['ngắn quá', 'quantri123456', 'Password@2026!', 'aaaaaaaaaaaaaaaa', 'Matkhau12345678']) {
      const weak = desk.ask('access.first-administrator', { token, ...ADMINISTRATOR, password })
      await expect(weak, password).rejects.toMatchObject({ code: 'password-weak', details: { least: 12 } })
    }
    await desk.ask('access.first-administrator', { token, ...ADMINISTRATOR })
  })
})

describe('a password', () => {
  let house: House
  let administrator: Desk
  let next = 0
  beforeAll(async () => {
    house = await openHouse()
    administrator = await makeAdministrator(house)
  })
  beforeEach(() => administrator.ask('access.sign-in', ADMINISTRATOR))
  afterAll(() => house.close())

  const somebody = (email = '') =>
    makeAccount(house, administrator, { login: `canbo.${(next += 1)}`, name: 'Cán bộ Sở Y tế', email, roles: [] })
  const other = 'nước chảy đá mòn thôi'

  test('is set by a link once, even when two ask at once, and ends every session', async () => {
    const { id, login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    const { path, endsAt } = await administrator.ask('account.issue-link', { id })
    expect(endsAt).toBe(house.now + 48 * HOUR_MS)
    const token = tokenOf(path)
    expect(await house.openDesk().ask('access.read-link', { token })).toEqual({ purpose: 'password', login })
    const outcomes = await Promise.allSettled(
      [other, `${other} 2`].map((chosen) => house.openDesk().ask('access.set-password', { token, password: chosen })),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await desk.ask('access.read', {})).person).toBeNull()
    await expect(desk.ask('access.sign-in', { login, password })).rejects.toMatchObject(failed)
    await expect(desk.ask('access.set-password', { token, password: other })).rejects.toMatchObject(invalid)
  })

  test('is not set by an older link, one of three days ago, or one of an account that was disabled', async () => {
    const { id } = await somebody()
    const issue = async () => tokenOf((await administrator.ask('account.issue-link', { id })).path)
    const desk = house.openDesk()
    const older = await issue()
    const newer = await issue()
    await expect(desk.ask('access.set-password', { token: older, password: other })).rejects.toMatchObject(invalid)
    house.pass(48 * HOUR_MS)
    await expect(desk.ask('access.set-password', { token: newer, password: other })).rejects.toMatchObject(invalid)
    await administrator.ask('access.sign-in', ADMINISTRATOR)
    const last = await issue()
    await administrator.ask('account.disable', { id })
    await expect(desk.ask('access.set-password', { token: last, password: other })).rejects.toMatchObject(invalid)
  })

  test('is changed by whoever knows the former one; the other sessions end, this one stays', async () => {
    const { login, password } = await somebody()
    const [desk, elsewhere] = [house.openDesk(), house.openDesk('Edge')]
    for (const one of [desk, elsewhere]) await one.ask('access.sign-in', { login, password })
    const wrong = desk.ask('access.change-password', { current: 'sai rồi', password: other })
    await expect(wrong).rejects.toMatchObject(failed)
    const weak = desk.ask('access.change-password', { current: password, password: 'canbosoyte2026' })
    await expect(weak).rejects.toMatchObject({ code: 'password-weak' })
    await desk.ask('access.change-password', { current: password, password: other })
    expect((await desk.ask('access.read', {})).person).not.toBeNull()
    expect((await elsewhere.ask('access.read', {})).person).toBeNull()
    expect(await house.openDesk().ask('access.sign-in', { login, password: other })).toEqual({ step: 'done' })
  })

  test('that is guessed from a stolen session locks as at the door', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    for (let time = 0; time < 5; time += 1) {
      await expect(desk.ask('access.begin-factor', { password: 'sai rồi' })).rejects.toMatchObject(failed)
    }
    await expect(desk.ask('access.begin-factor', { password })).rejects.toMatchObject({ code: 'account-locked' })
  })

  test('that was forgotten comes by letter, and the answer does not tell whether there is such an account', async () => {
    const { login } = await somebody('canbo.syt@example.vn')
    const silent = await somebody()
    const desk = house.openDesk()
    const before = house.letters.length
    for (const name of [login, silent.login, 'khong.co.ai']) {
      expect(await desk.ask('access.forgot-password', { login: name })).toEqual({ byMail: true })
    }
    await house.settle()
    const [letter, ...more] = house.letters.slice(before)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ to: ['canbo.syt@example.vn'] })
    const link = /https:\/\/hop\.example\.vn(\/link\/\S+)/.exec(letter?.text ?? '')?.[1] ?? null
    await desk.ask('access.set-password', { token: tokenOf(link), password: other })
    expect(await desk.ask('access.sign-in', { login, password: other })).toEqual({ step: 'done' })
  })

  test('is not asked for by letter without end', async () => {
    const { login } = await somebody('nhieu.thu@example.vn')
    const before = house.letters.length
    for (let time = 0; time < 10; time += 1) await house.openDesk().ask('access.forgot-password', { login })
    await house.settle()
    expect(house.letters.length - before).toBe(3)
  })

  test('cannot be moved away by letter unnoticed: the former address is told', async () => {
    const { login, password } = await somebody('cu@example.vn')
    const desk = house.openDesk()
    await desk.ask('access.sign-in', { login, password })
    const before = house.letters.length
    await desk.ask('access.change-profile', { name: 'Chuyên viên Sở Y tế', email: 'moi@example.vn' })
    await house.settle()
    expect(house.letters.slice(before)).toMatchObject([{ to: ['cu@example.vn'] }])
    expect((await desk.ask('access.read', {})).person).toMatchObject({
      name: 'Chuyên viên Sở Y tế',
      email: 'moi@example.vn',
    })
  })

  test('nor any token, code or secret is in the audit trail, which tells all the rest', async () => {
    const { login, password } = await somebody()
    const desk = house.openDesk()
    await expect(desk.ask('access.sign-in', { login, password: 'một lần gõ sai' })).rejects.toMatchObject(failed)
    await desk.ask('access.sign-in', { login, password })
    const { secret } = await desk.ask('access.begin-factor', { password })
    await desk.ask('access.change-password', { current: password, password: other })
    const token = desk.token ?? ''
    await desk.ask('access.sign-out', {})
    const lines = await house.audit()
    const mine = lines.filter(({ actor, details }) => actor.startsWith(login) || details['login'] === login)
    const expected = ['access.sign-out', 'access.change-password', 'access.begin-factor', 'access.sign-in']
    expect(mine.map(({ action }) => action).slice(0, 5)).toEqual([...expected, 'access.sign-in-failed'])
    const text = JSON.stringify(lines)
    for (const hidden of [password, other, ADMINISTRATOR.password, 'một lần gõ sai', token, secret]) {
      expect(text).not.toContain(hidden)
    }
    expect(text).not.toMatch(/argon2|otpauth/)
    expect(await house.database.audit.verify()).toMatchObject({ brokenAt: null })
  })
})
