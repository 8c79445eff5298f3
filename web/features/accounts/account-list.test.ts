// Searching accounts, and their states.
import { describe, expect, it } from 'vitest'
import type { Account, AccountId, UnitId } from '#protocol'
import { filterAccounts, stateOf } from './account-list.ts'

const unit = (id: string) => id as UnitId
const account = (id: string, change: Partial<Account> = {}): Account => ({
  id: id as AccountId,
  login: id,
  name: 'Thư ký Sở Nội vụ',
  email: '',
  roles: [{ role: 'secretary', unitId: unit('snv') }],
  secondFactor: false,
  hasPassword: true,
  sso: false,
  disabled: false,
  lockedUntil: 0,
  seenAt: null,
  ...change,
})
const units = [
  { id: unit('luc-ngan'), parentId: null },
  { id: unit('bien-dong'), parentId: unit('luc-ngan') },
]
const all = { text: '', unitId: null, role: null }

describe('the list of accounts', () => {
  it('is searched without diacritics, in name and login', () => {
    const accounts = [account('a'), account('ktv.luc-ngan', { name: 'Cán bộ kỹ thuật Lục Ngạn' })]
    expect(filterAccounts(accounts, units, { ...all, text: 'ky thuat luc ngan' }).map(({ id }) => id)).toEqual([
      'ktv.luc-ngan',
    ])
  })

  it('brings the accounts of the units below along', () => {
    const below = account('b', { roles: [{ role: 'staff', unitId: unit('bien-dong') }] })
    const province = account('c', { roles: [{ role: 'administrator', unitId: null }] })
    const found = filterAccounts([account('a'), below, province], units, { ...all, unitId: unit('luc-ngan') })
    expect(found).toEqual([below])
  })
})

describe('the state of an account', () => {
  it('is the gravest one', () => {
    expect(stateOf(account('a'), 10)).toBe('open')
    expect(stateOf(account('a', { lockedUntil: 11 }), 10)).toBe('locked')
    expect(stateOf(account('a', { lockedUntil: 10 }), 10)).toBe('open')
    expect(stateOf(account('a', { lockedUntil: 11, disabled: true }), 10)).toBe('disabled')
    expect(stateOf(account('a', { hasPassword: false }), 10)).toBe('no-password')
    expect(stateOf(account('a', { hasPassword: false, sso: true }), 10)).toBe('open')
  })
})
