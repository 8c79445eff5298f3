// Administering accounts: who may be what, and for which units.
import { NO_FAILURES } from './access/lockout.ts'
import { issuePasswordLink } from './access/links.ts'
import type { IssuedLink } from './access/links.ts'
import { newAccount } from './access/new-account.ts'
import type { AccessParts } from './access/parts.ts'
import { subjectOf } from './access/parts.ts'
import { permitted, record } from './caller.ts'
import type { OfficeCaller } from './caller.ts'
import { unitsFor } from '../domain/permission.ts'
import type { RoleGiven } from '../domain/permission.ts'
import type { StoredAccount } from '../ports/accounts.ts'
import type { OfficeStores } from '../ports/office.ts'
import type { Handlers } from '../protocol/contract.ts'
import { accountId } from '../protocol/ids.ts'
import type { AccountId } from '../protocol/ids.ts'
import type { Account, accountRequests } from '../protocol/office/accounts.ts'
import type { OfficeContract } from '../protocol/office/index.ts'
import { Refusal } from '../protocol/refusals.ts'

type AccountHandlers = Pick<Handlers<OfficeContract, OfficeCaller>, keyof typeof accountRequests>
type Parts = Pick<AccessParts, 'database' | 'tokens' | 'clock' | 'newId'>
type Typed = {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly roles: readonly RoleGiven[]
}

/** One handler for each request of the administration of accounts. */
export function accountHandlers(parts: Parts): AccountHandlers {
  return {
    'account.list': (_input, caller) => list(parts, caller),
    'account.save': ({ id, ...typed }, caller) =>
      id === undefined ? create(parts, typed, caller) : change(parts, id, typed, caller),
    'account.issue-link': ({ id }, caller) => issueLink(parts, id, caller),
    'account.disable': ({ id }, caller) => disable(parts, id, caller),
    'account.enable': ({ id }, caller) =>
      administered(parts, id, caller, 'account.enable', (stores) => stores.accounts.change(id, { disabled: false })),
    'account.unlock': ({ id }, caller) =>
      administered(parts, id, caller, 'account.unlock', (stores) => stores.accounts.change(id, NO_FAILURES)),
    'account.remove-factor': ({ id }, caller) =>
      administered(parts, id, caller, 'account.remove-factor', (stores) =>
        stores.accounts.change(id, { totpSecret: null, totpConfirmed: false, totpLastStep: 0 }),
      ),
  }
}

/** Whether somebody may manage an account of these roles: all of them lie within what they administer. */
function manages(caller: OfficeCaller, roles: readonly RoleGiven[]): boolean {
  const scope = unitsFor(permitted(caller, 'account.manage').grants, 'account.manage')
  if (scope === 'all') return true
  return roles.length > 0 && roles.every(({ unitId }) => unitId !== null && scope.includes(unitId))
}

async function list({ database: { accounts } }: Parts, caller: OfficeCaller): Promise<Account[]> {
  permitted(caller, 'account.manage')
  const [stored, given] = await Promise.all([accounts.list(), accounts.roles()])
  const rolesOf = Map.groupBy(given, (role) => role.accountId)
  return stored
    .map((account) => ({
      ...shown(account),
      roles: (rolesOf.get(account.id) ?? []).map(({ role, unitId }) => ({ role, unitId })),
      seenAt: account.seenAt,
    }))
    .filter(({ roles }) => manages(caller, roles))
}

function shown(account: StoredAccount): Omit<Account, 'roles' | 'seenAt'> {
  const { id, login, name, email, disabled, lockedUntil } = account
  return {
    id,
    login,
    name,
    email,
    disabled,
    lockedUntil,
    secondFactor: account.totpConfirmed,
    hasPassword: account.passwordHash !== null,
    sso: account.sso !== null,
  }
}

async function create(
  { database, clock, newId }: Parts,
  typed: Typed,
  caller: OfficeCaller,
): Promise<{ id: AccountId }> {
  const { login, name, email } = typed
  const roles = distinct(typed.roles)
  if (!manages(caller, roles)) throw new Refusal('not-permitted')
  const id = accountId.parse(newId())
  await database.transaction(async (stores) => {
    await stores.accounts.create(newAccount({ id, login, name, email, passwordHash: null, createdAt: clock() }))
    await stores.accounts.setRoles(id, roles)
    await record(stores, caller, clock(), {
      action: 'account.create',
      subject: `account:${id}`,
      details: { after: { login, name, email, roles } },
    })
  })
  return { id }
}

async function change(parts: Parts, id: AccountId, typed: Typed, caller: OfficeCaller): Promise<{ id: AccountId }> {
  const { login, name, email } = typed
  const roles = distinct(typed.roles)
  if (!manages(caller, roles)) throw new Refusal('not-permitted')
  await administered(parts, id, caller, 'account.save', async (stores, { account, roles: former }) => {
    await stores.accounts.change(id, { login, name, email })
    await stores.accounts.setRoles(id, roles)
    await keepAnAdministrator(stores)
    const before = { login: account.login, name: account.name, email: account.email, roles: former }
    return { before, after: { login, name, email, roles } }
  })
  return { id }
}

async function issueLink(parts: Parts, id: AccountId, caller: OfficeCaller): Promise<IssuedLink> {
  const issued: IssuedLink[] = []
  await administered(parts, id, caller, 'account.issue-link', async (stores) => {
    const link = await issuePasswordLink(parts, stores, id)
    issued.push(link)
    return { endsAt: link.endsAt }
  })
  const [link] = issued
  if (!link) throw new Error('The work of a transaction has not been done.')
  return link
}

function disable(parts: Parts, id: AccountId, caller: OfficeCaller): Promise<null> {
  return administered(parts, id, caller, 'account.disable', async (stores) => {
    await stores.accounts.change(id, { disabled: true })
    await stores.accounts.endLoginsOf(id)
    await stores.accounts.dropLinksOf(id)
    await keepAnAdministrator(stores)
  })
}

/** Does something with an account that the caller manages, and writes it down with what the work answers. */
async function administered(
  { database, clock }: Parts,
  id: AccountId,
  caller: OfficeCaller,
  action: string,
  work: (
    stores: OfficeStores,
    of: { readonly account: StoredAccount; readonly roles: readonly RoleGiven[] },
  ) => Promise<Readonly<Record<string, unknown>> | void>,
): Promise<null> {
  permitted(caller, 'account.manage')
  await database.transaction(async (stores) => {
    await stores.accounts.holdAdministrators()
    const account = await stores.accounts.lock(id)
    if (!account) throw new Refusal('not-found')
    const roles = await stores.accounts.rolesOf(id)
    if (!manages(caller, roles)) throw new Refusal('not-permitted')
    const details = await work(stores, { account, roles })
    const at = clock()
    await record(stores, caller, at, {
      action,
      subject: subjectOf(account),
      details: { login: account.login, ...details },
    })
  })
  return null
}

async function keepAnAdministrator({ accounts }: OfficeStores): Promise<void> {
  if ((await accounts.countAdministrators()) === 0) throw new Refusal('last-administrator')
}

/** Each role once, in the order given. */
function distinct(roles: readonly RoleGiven[]): RoleGiven[] {
  const byKey = new Map(roles.map((given) => [`${given.role} ${given.unitId ?? ''}`, given]))
  return [...byKey.values()]
}
