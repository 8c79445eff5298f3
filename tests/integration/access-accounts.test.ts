// Administering accounts on a real database: roles with their reach, and what an administrator of a district may do.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMINISTRATOR, makeAccount, makeAdministrator, makeUnits, openHouse } from './access/house.ts'
import type { Desk, House } from './access/house.ts'
import type { RoleGiven } from '../../signalling/domain/permission.ts'
import { accountId, unitId } from '../../signalling/protocol/index.ts'
import type { UnitId } from '../../signalling/protocol/index.ts'

let house: House
let administrator: Desk
let units: Awaited<ReturnType<typeof makeUnits>>
let next = 0

beforeAll(async () => {
  house = await openHouse()
  units = await makeUnits(house)
  administrator = await makeAdministrator(house)
})
beforeEach(() => administrator.ask('access.sign-in', ADMINISTRATOR))
afterAll(() => house.close())

const notPermitted = { code: 'not-permitted' }
const fields = (roles: RoleGiven[]) => ({ login: `tk.${(next += 1)}`, name: 'Cán bộ huyện', email: '', roles })
const account = (...roles: RoleGiven[]) => makeAccount(house, administrator, fields(roles))
const role = (name: RoleGiven['role'], at: UnitId | null): RoleGiven => ({ role: name, unitId: at })
const deskOf = async (...roles: RoleGiven[]) => {
  const { id, login, password } = await account(...roles)
  const desk = house.openDesk()
  await desk.ask('access.sign-in', { login, password })
  return { id, login, desk }
}
const grantsOf = async (...roles: RoleGiven[]) => (await (await deskOf(...roles)).desk.ask('access.read', {})).person

describe('roles', () => {
  test('reach the units below, and the whole province when they name none', async () => {
    const { first, second, commune } = units
    expect(await grantsOf(role('secretary', first), role('staff', second))).toMatchObject({
      grants: [
        { role: 'secretary', units: [first, commune] },
        { role: 'staff', units: [second] },
      ],
      unitIds: [first, second],
    })
    expect(await grantsOf(role('technician', commune))).toMatchObject({ grants: [{ units: [commune] }] })
    expect(await grantsOf(role('auditor', second), role('auditor', null))).toMatchObject({
      grants: [{ role: 'auditor', units: 'all' }],
      unitIds: [second, null],
    })
  })

  test('keep the order in which they were given, each once', async () => {
    const { first, second } = units
    const { id } = await account(role('staff', second), role('secretary', first), role('staff', second))
    expect(await house.database.accounts.rolesOf(id)).toEqual([role('staff', second), role('secretary', first)])
  })

  test('that are taken away are gone with the next request', async () => {
    const { id, login, desk } = await deskOf(role('secretary', units.first))
    await administrator.ask('account.save', { id, login, name: 'Cán bộ huyện', email: '', roles: [] })
    expect((await desk.ask('access.read', {})).person?.grants).toEqual([])
  })

  test('of units that do not exist are refused, and then nothing of the account is stored', async () => {
    const typed = fields([role('staff', unitId.parse('KHONGCO'))])
    await expect(administrator.ask('account.save', typed)).rejects.toMatchObject({ code: 'not-found' })
    expect(await house.database.accounts.byLogin(typed.login)).toBeUndefined()
  })
})

describe('an account', () => {
  test('has a login of its own', async () => {
    const { id, login } = await account()
    const taken = administrator.ask('account.save', { login, name: 'Ai đó', email: '', roles: [] })
    await expect(taken).rejects.toMatchObject({ code: 'name-taken' })
    const renamed = administrator.ask('account.save', {
      id,
      login: ADMINISTRATOR.login,
      name: 'x',
      email: '',
      roles: [],
    })
    await expect(renamed).rejects.toMatchObject({ code: 'name-taken' })
  })

  test('is listed as its administrator needs to see it', async () => {
    const { id, desk } = await deskOf(role('staff', units.first))
    await desk.ask('access.read', {})
    const listed = await administrator.ask('account.list', {})
    expect(listed.find((one) => one.id === id)).toMatchObject({
      roles: [role('staff', units.first)],
      hasPassword: true,
      secondFactor: false,
      sso: false,
      disabled: false,
      seenAt: house.now,
    })
    expect(JSON.stringify(listed)).not.toMatch(/argon2|hash/i)
  })

  test('is written down with its roles before and after', async () => {
    const { id, login } = await account(role('staff', units.first))
    const roles = [role('secretary', units.first)]
    await administrator.ask('account.save', { id, login, name: 'Cán bộ huyện', email: '', roles })
    expect((await house.audit(1))[0]).toMatchObject({
      action: 'account.save',
      subject: `account:${id}`,
      actor: 'quantri (Quản trị viên)',
      details: { before: { roles: [role('staff', units.first)] }, after: { roles } },
    })
  })

  test('that nobody has is not found', async () => {
    const unknown = administrator.ask('account.disable', { id: accountId.parse('khong-co') })
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('an administrator of a district', () => {
  test('sees and manages only accounts all of whose roles lie within it', async () => {
    const { first, second, commune } = units
    const { desk, id: own } = await deskOf(role('administrator', first))
    const inside = await account(role('secretary', commune))
    const both = await account(role('secretary', first), role('staff', second))
    const nobodys = await account()
    const outside = await account(role('secretary', second))
    const [province] = (await administrator.ask('account.list', {})).filter(({ login }) => login === 'quantri')

    const seen = (await desk.ask('account.list', {})).map(({ id }) => id)
    expect(seen).toEqual(expect.arrayContaining([own, inside.id]))
    for (const other of [both.id, nobodys.id, outside.id, province?.id]) {
      if (other === undefined) throw new Error('The administrator is missing.')
      expect(seen).not.toContain(other)
      for (const act of ['account.disable', 'account.issue-link', 'account.unlock', 'account.remove-factor'] as const) {
        await expect(desk.ask(act, { id: other }), act).rejects.toMatchObject(notPermitted)
      }
      const taken = desk.ask('account.save', { ...fields([role('staff', first)]), id: other })
      await expect(taken).rejects.toMatchObject(notPermitted)
    }
    expect(await desk.ask('account.issue-link', { id: inside.id })).toMatchObject({ path: expect.any(String) })
    await desk.ask('account.disable', { id: inside.id })
  })

  test('gives no role wider than their own', async () => {
    const { first, second, commune } = units
    const { desk, id, login } = await deskOf(role('administrator', first))
    await desk.ask('account.save', fields([role('administrator', commune), role('staff', first)]))
    const wider = [
      [role('staff', second)],
      [role('staff', null)],
      [role('staff', first), role('administrator', null)],
      [],
    ]
    for (const roles of wider) {
      await expect(desk.ask('account.save', fields(roles))).rejects.toMatchObject(notPermitted)
      const own = desk.ask('account.save', { id, login, name: 'Tôi', email: '', roles })
      await expect(own).rejects.toMatchObject(notPermitted)
    }
  })

  test('is needed at all: nobody else manages accounts, and nobody without signing in', async () => {
    const { desk, id } = await deskOf(role('secretary', null), role('auditor', null))
    await expect(desk.ask('account.list', {})).rejects.toMatchObject(notPermitted)
    await expect(desk.ask('account.save', fields([]))).rejects.toMatchObject(notPermitted)
    await expect(desk.ask('account.enable', { id })).rejects.toMatchObject(notPermitted)
    await expect(house.openDesk().ask('account.list', {})).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

describe('the last administrator of the province', () => {
  test('can neither be disabled nor lose the role; one who cannot sign in yet does not count', async () => {
    const [last] = (await administrator.ask('account.list', {})).filter(({ login }) => login === 'quantri')
    if (!last) throw new Error('The administrator is missing.')
    await administrator.ask('account.save', fields([role('administrator', null)]))
    const { id, login, name } = last
    const refused = { code: 'last-administrator' }
    await expect(administrator.ask('account.disable', { id })).rejects.toMatchObject(refused)
    const lesser = administrator.ask('account.save', { id, login, name, email: '', roles: [role('staff', null)] })
    await expect(lesser).rejects.toMatchObject(refused)
    expect((await administrator.ask('access.read', {})).person?.grants).toEqual([
      { role: 'administrator', units: 'all' },
    ])
  })

  test('remains when two administrators disable each other at once', async () => {
    const second = await deskOf(role('administrator', null))
    const [first] = (await administrator.ask('account.list', {})).filter(({ login }) => login === 'quantri')
    if (!first) throw new Error('The administrator is missing.')
    const outcomes = await Promise.allSettled([
      administrator.ask('account.disable', { id: second.id }),
      second.desk.ask('account.disable', { id: first.id }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await house.database.accounts.countAdministrators()).toBe(1)
  })
})
