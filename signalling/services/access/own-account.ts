// What people do with their own account: who they are, their password, their second factor.
import { attempted, codeHolds, passwordHolds, takeCode } from './attempt.ts'
import type { Claim } from './attempt.ts'
import { addressChangedLetter } from './letters.ts'
import { checkPassword } from './password-rules.ts'
import { admit, subjectOf } from './parts.ts'
import type { AccessParts } from './parts.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { StoredAccount } from '../../ports/accounts.ts'
import type { AccessState, Person } from '../../protocol/office/access.ts'
import { Refusal } from '../../protocol/refusals.ts'

/** Who is there, and which ways in are open. */
export async function readAccess({ database, ssoName }: AccessParts, caller: OfficeCaller): Promise<AccessState> {
  const { accounts } = database
  const person = await personOf({ accounts }, caller)
  return { person, sso: ssoName, empty: !person && (await accounts.count()) === 0 }
}

async function personOf(
  { accounts }: Pick<AccessParts['database'], 'accounts'>,
  { person }: OfficeCaller,
): Promise<Person | null> {
  if (!person) return null
  const [account, roles] = await Promise.all([accounts.byId(person.accountId), accounts.rolesOf(person.accountId)])
  if (!account) return null
  const { id, login, name, email, totpConfirmed } = account
  return {
    accountId: id,
    login,
    name,
    email,
    secondFactor: totpConfirmed,
    grants: person.grants.map(({ role, units }) => ({ role, units: units === 'all' ? units : [...units] })),
    unitIds: [...new Set(roles.map(({ unitId }) => unitId))],
  }
}

/** Changes what people call the person, and where letters go; the former address is told that it no longer is it. */
export async function changeProfile(
  { database, clock, mail, background }: AccessParts,
  { name, email }: { readonly name: string; readonly email: string },
  caller: OfficeCaller,
): Promise<null> {
  const { accountId } = signedIn(caller)
  const before = await database.transaction(async (stores) => {
    const account = await stores.accounts.lock(accountId)
    if (!account) throw new Refusal('not-signed-in')
    await stores.accounts.change(accountId, { name, email })
    await record(stores, caller, clock(), {
      action: 'access.change-profile',
      subject: subjectOf(account),
      details: { before: { name: account.name, email: account.email }, after: { name, email } },
    })
    return account
  })
  const moved = before.email !== '' && before.email.toLowerCase() !== email.toLowerCase()
  if (moved && mail.available) {
    background(() => mail.send({ to: [before.email], ...addressChangedLetter(before.name) }))
  }
  return null
}

/**
 * Changes the password and ends the other sessions.
 * @throws Refusal `sign-in-failed` when the current one is wrong, which counts as an attempt; `password-weak`
 */
export async function changePassword(
  parts: AccessParts,
  { current, password }: { readonly current: string; readonly password: string },
  caller: OfficeCaller,
): Promise<null> {
  const { account, claim } = await ownClaim(parts, caller, 'access.change-password', current)
  checkPassword(password, [account.login, account.name, account.email])
  const passwordHash = await parts.passwords.hash(password)
  return attempted(parts, claim, caller, async (stores, held) => {
    await stores.accounts.change(held.id, { passwordHash })
    await stores.accounts.endLoginsOf(held.id, signedIn(caller).loginId)
    await stores.accounts.dropLinksOf(held.id)
    await record(stores, caller, parts.clock(), { action: 'access.change-password', subject: subjectOf(held) })
    return null
  })
}

/**
 * Makes a new secret for an authenticator program; it stands once a code has shown that it arrived.
 * @throws Refusal `sign-in-failed`; `changed-meanwhile` when a second factor stands already
 */
export async function beginFactor(
  parts: AccessParts,
  { password }: { readonly password: string },
  caller: OfficeCaller,
): Promise<{ secret: string; uri: string }> {
  const { claim } = await ownClaim(parts, caller, 'access.begin-factor', password)
  return attempted(parts, claim, caller, async (stores, held) => {
    if (held.totpConfirmed) return new Refusal('changed-meanwhile')
    const { secret, uri, sealed } = parts.secondFactor.begin(held.id, held.login)
    await stores.accounts.change(held.id, { totpSecret: sealed, totpLastStep: 0 })
    await record(stores, caller, parts.clock(), { action: 'access.begin-factor', subject: subjectOf(held) })
    return { secret, uri }
  })
}

/** Confirms the new secret by a code. @throws Refusal `sign-in-failed` when it is wrong, which counts as an attempt */
export async function confirmFactor(
  parts: AccessParts,
  { code }: { readonly code: string },
  caller: OfficeCaller,
): Promise<null> {
  const { claim } = await ownClaim(parts, caller, 'access.confirm-factor')
  return attempted(parts, { ...claim, holds: codeHolds(parts, code) }, caller, async (stores, held) => {
    await takeCode(parts, stores, held, code)
    await stores.accounts.change(held.id, { totpConfirmed: true })
    await record(stores, caller, parts.clock(), { action: 'access.confirm-factor', subject: subjectOf(held) })
    return null
  })
}

/** Takes the second factor away, by password and code. @throws Refusal `sign-in-failed` */
export async function removeFactor(
  parts: AccessParts,
  { password, code }: { readonly password: string; readonly code: string },
  caller: OfficeCaller,
): Promise<null> {
  const { claim } = await ownClaim(parts, caller, 'access.remove-factor', password)
  const codeIsRight = codeHolds(parts, code)
  const holds: Claim['holds'] = (held) => claim.holds(held) && codeIsRight(held)
  return attempted(parts, { ...claim, holds }, caller, async (stores, held) => {
    await stores.accounts.change(held.id, { totpSecret: null, totpConfirmed: false, totpLastStep: 0 })
    await record(stores, caller, parts.clock(), { action: 'access.remove-factor', subject: subjectOf(held) })
    return null
  })
}

/** The caller's claim to be still the one who signed in, by their password if one is given. */
async function ownClaim(
  parts: AccessParts,
  caller: OfficeCaller,
  action: string,
  password?: string,
): Promise<{ account: StoredAccount; claim: Claim }> {
  admit(parts, caller)
  const account = await parts.database.accounts.byId(signedIn(caller).accountId)
  if (!account) throw new Refusal('not-signed-in')
  const holds = password === undefined ? () => true : await passwordHolds(parts, account, password)
  return { account, claim: { login: account.login, account, holds, action } }
}
