// An account while it is being filled in.
import type { Role, RoleGiven } from '#domain/permission.ts'
import type { Account, UnitId } from '#protocol'

/** A role that is being given; `place` is empty until it is chosen. */
export type DraftRole = { readonly key: number; readonly role: Role; readonly place: string }

/** What stands in the fields. */
export type AccountDraft = {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly roles: readonly DraftRole[]
}

/** The choice that means the whole province; no unit's id has such a form. */
export const PROVINCE = '*'

/** The fields of an account, or those of a new one. */
export function draftOf(account: Account | null): AccountDraft {
  if (!account) return { login: '', name: '', email: '', roles: [{ key: 0, role: 'staff', place: '' }] }
  const { login, name, email } = account
  const roles = account.roles.map(({ role, unitId }, key) => ({ key, role, place: unitId ?? PROVINCE }))
  return { login, name, email, roles }
}

/** The roles without doubles; null while one has no place yet, or an unknown one. */
export function rolesOf(draft: AccountDraft, unitIds: ReadonlySet<UnitId>): RoleGiven[] | null {
  const given = new Map<string, RoleGiven>()
  for (const { role, place } of draft.roles) {
    const unitId = place === PROVINCE ? null : [...unitIds].find((id) => id === place)
    if (unitId === undefined) return null
    given.set(`${role}/${place}`, { role, unitId })
  }
  return [...given.values()]
}
