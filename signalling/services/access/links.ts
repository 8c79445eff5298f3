// One-time links: to the first administrator, to a password. Each works once and not for long.
import { checkPassword } from './password-rules.ts'
import { NO_FAILURES } from './lockout.ts'
import { newAccount } from './new-account.ts'
import { passwordLetter } from './letters.ts'
import { admit, recordOf, subjectOf } from './parts.ts'
import type { AccessParts } from './parts.ts'
import { openLogin } from './session.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { StoredAccount, StoredLink } from '../../ports/accounts.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { accountId } from '../../protocol/ids.ts'
import type { AccountId } from '../../protocol/ids.ts'
import { Refusal } from '../../protocol/refusals.ts'

const HOUR_MS = 3_600_000
const FIRST_ADMINISTRATOR_HOURS = 24
const PASSWORD_HOURS = 48

/** A link as it is handed over: the page's path, and when it ends (epoch ms). */
export type IssuedLink = { path: string; endsAt: number }

/** The path with which the first account is made; null once there is one. An earlier one no longer works. */
export async function firstAdministratorLink(
  parts: Pick<AccessParts, 'database' | 'tokens' | 'clock'>,
): Promise<string | null> {
  return parts.database.transaction(async ({ accounts }) => {
    if ((await accounts.count()) > 0) return null
    const { path } = await issue(parts, { accounts }, 'first-administrator', null, FIRST_ADMINISTRATOR_HOURS)
    return path
  })
}

/** A link with which an account's person sets a password. Earlier ones no longer work. */
export function issuePasswordLink(
  parts: Pick<AccessParts, 'tokens' | 'clock'>,
  stores: Pick<OfficeStores, 'accounts'>,
  id: AccountId,
): Promise<IssuedLink> {
  return issue(parts, stores, 'password', id, PASSWORD_HOURS)
}

async function issue(
  { tokens, clock }: Pick<AccessParts, 'tokens' | 'clock'>,
  { accounts }: Pick<OfficeStores, 'accounts'>,
  purpose: StoredLink['purpose'],
  of: AccountId | null,
  hours: number,
): Promise<IssuedLink> {
  const token = tokens.create()
  const endsAt = clock() + hours * HOUR_MS
  await accounts.issueLink({ tokenHash: tokens.digest(token), purpose, accountId: of, endsAt })
  return { path: `/link/${token}`, endsAt }
}

/**
 * What a link is for.
 * @throws Refusal `link-invalid`, `rate-limited`
 */
export async function readLink(
  parts: AccessParts,
  { token }: { readonly token: string },
  caller: OfficeCaller,
): Promise<{ purpose: StoredLink['purpose']; login: string | null }> {
  admit(parts, caller)
  const { purpose, account } = await openLink(parts, token)
  return { purpose, login: account?.login ?? null }
}

/** A link that may still be used, and the account it is for: none for the first administrator's. */
async function openLink(
  { database: { accounts }, tokens, clock }: AccessParts,
  token: string,
): Promise<{ purpose: StoredLink['purpose']; account: StoredAccount | null }> {
  const link = await accounts.link(tokens.digest(token), clock())
  if (!link) throw new Refusal('link-invalid')
  if (link.accountId === null) {
    if ((await accounts.count()) > 0) throw new Refusal('link-invalid')
    return { purpose: link.purpose, account: null }
  }
  const account = await accounts.byId(link.accountId)
  if (!account || account.disabled) throw new Refusal('link-invalid')
  return { purpose: link.purpose, account }
}

/**
 * Makes the first account, an administrator of the whole province, and signs it in.
 * @throws Refusal `link-invalid`, `password-weak`, `rate-limited`
 */
export async function makeFirstAdministrator(
  parts: AccessParts,
  input: { readonly token: string; readonly login: string; readonly name: string; readonly password: string },
  caller: OfficeCaller,
): Promise<null> {
  admit(parts, caller)
  const { tokens, clock, newId, database } = parts
  const { token, login, name, password } = input
  const { purpose } = await openLink(parts, token)
  if (purpose !== 'first-administrator') throw new Refusal('link-invalid')
  checkPassword(password, [login, name])
  const passwordHash = await parts.passwords.hash(password)
  const account = newAccount({ id: accountId.parse(newId()), login, name, email: '', passwordHash, createdAt: clock() })
  const opened = await database.transaction(async (stores) => {
    const first = await stores.accounts.useLink(tokens.digest(token), clock())
    if (!first || (await stores.accounts.count()) > 0) throw new Refusal('link-invalid')
    await stores.accounts.create(account)
    await stores.accounts.setRoles(account.id, [{ role: 'administrator', unitId: null }])
    await recordOf(stores, account, caller, clock(), 'access.first-administrator')
    return openLogin(parts, stores, account, 'first-administrator', caller)
  })
  caller.cookie.keep(opened.token, opened.endsAt)
  return null
}

/**
 * Sets a password by a link: every session ends, and a lock opens.
 * @throws Refusal `link-invalid`, `password-weak`, `rate-limited`
 */
export async function setPassword(
  parts: AccessParts,
  { token, password }: { readonly token: string; readonly password: string },
  caller: OfficeCaller,
): Promise<null> {
  admit(parts, caller)
  const { account } = await openLink(parts, token)
  if (!account) throw new Refusal('link-invalid')
  checkPassword(password, [account.login, account.name, account.email])
  const passwordHash = await parts.passwords.hash(password)
  await parts.database.transaction(async (stores) => {
    const held = await stores.accounts.lock(account.id)
    const used = await stores.accounts.useLink(parts.tokens.digest(token), parts.clock())
    if (!used || !held || held.disabled) throw new Refusal('link-invalid')
    await stores.accounts.change(held.id, { passwordHash, ...NO_FAILURES })
    await stores.accounts.endLoginsOf(held.id)
    await recordOf(stores, held, caller, parts.clock(), 'access.set-password')
  })
  if (caller.person?.accountId === account.id) caller.cookie.drop()
  return null
}

/**
 * Sends a link to the account's address, if there is such an account and it has one. What is answered, and when, tells
 * nothing of that: the work begins after the answer.
 * @throws Refusal `rate-limited`
 */
export function forgotPassword(
  parts: AccessParts,
  { login }: { readonly login: string },
  caller: OfficeCaller,
): { byMail: boolean } {
  admit(parts, caller)
  const byMail = parts.mail.available && parts.publicUrl !== null
  parts.background(() => sendPasswordLink(parts, login, caller, byMail))
  return { byMail }
}

async function sendPasswordLink(
  parts: AccessParts,
  login: string,
  { origin }: OfficeCaller,
  byMail: boolean,
): Promise<void> {
  const { database, letters, mail, publicUrl, clock } = parts
  const account = await database.accounts.byLogin(login)
  const reachable = byMail && account !== undefined && account.email !== '' && !account.disabled
  const sent = reachable && letters.take(login, clock())
  const issued = await database.transaction(async (stores) => {
    const link = sent ? await issuePasswordLink(parts, stores, account.id) : null
    await record(stores, { person: null, origin }, clock(), {
      action: 'access.forgot-password',
      ...(account && { subject: subjectOf(account) }),
      details: { login, sent },
    })
    return link
  })
  if (!issued || !account) return
  const letter = passwordLetter(account.name, `${publicUrl}${issued.path}`, PASSWORD_HOURS)
  await mail.send({ to: [account.email], ...letter })
}
