// Accounts as a list is searched: by words, by unit, by role; and what state each is in.
import { unitsBelow } from '#domain/directory.ts'
import type { Unit } from '#domain/directory.ts'
import { matches } from '#domain/folded.ts'
import type { Role } from '#domain/permission.ts'
import type { Account, UnitId } from '#protocol'

/** What an account's owner can do at this moment. */
export type AccountState = 'open' | 'locked' | 'disabled' | 'no-password'

/** The state of an account at a time (epoch ms); the graver one when two hold. */
export function stateOf(account: Account, now: number): AccountState {
  if (account.disabled) return 'disabled'
  if (account.lockedUntil > now) return 'locked'
  return account.hasPassword || account.sso ? 'open' : 'no-password'
}

/** Which accounts are looked for; null and the empty text leave everything. */
export type AccountFilter = { readonly text: string; readonly unitId: UnitId | null; readonly role: Role | null }

/** The accounts that fit. A unit brings those of the units below it along. */
export function filterAccounts(
  accounts: readonly Account[],
  units: readonly Pick<Unit, 'id' | 'parentId'>[],
  { text, unitId, role }: AccountFilter,
): Account[] {
  const within = unitId === null ? null : new Set(unitsBelow(units, unitId))
  return accounts.filter(
    (account) =>
      matches(`${account.name} ${account.login} ${account.email}`, text) &&
      (role === null || account.roles.some((given) => given.role === role)) &&
      (within === null || account.roles.some((given) => given.unitId !== null && within.has(given.unitId))),
  )
}
