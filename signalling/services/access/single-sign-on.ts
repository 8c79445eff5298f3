// Signing in by what a provider of single sign-on has confirmed.
import { recordOf, settled, subjectOf } from './parts.ts'
import type { AccessParts } from './parts.ts'
import { openLogin } from './session.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { SsoIdentity } from '../../ports/access.ts'
import type { StoredAccount } from '../../ports/accounts.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/refusals.ts'

/**
 * Signs in whom a provider has confirmed; the provider answers for their factors. Nobody is created by it: the account
 * is known by issuer and subject, or it becomes so once, by a verified e-mail address that it alone has.
 * @throws Refusal `sso-refused`, `account-disabled`
 */
export async function signInBySso(parts: AccessParts, identity: SsoIdentity, caller: OfficeCaller): Promise<void> {
  const opened = await settled(parts, async (stores) => {
    const known = await byIdentity(stores, identity)
    const account = known ?? (await byAddress(stores, identity))
    if (!account || account.disabled) {
      await record(stores, caller, parts.clock(), {
        action: 'access.sso-failed',
        ...(account && { subject: subjectOf(account) }),
        details: { ...identity, reason: account ? 'disabled' : 'unknown' },
      })
      return new Refusal(account ? 'account-disabled' : 'sso-refused')
    }
    if (!known) {
      const { issuer, subject } = identity
      await stores.accounts.change(account.id, { sso: { issuer, subject } })
    }
    const login = await openLogin(parts, stores, account, 'sso', caller)
    if (!known) await recordOf(stores, account, caller, parts.clock(), 'access.sso-linked', { ...identity })
    return login
  })
  caller.cookie.keep(opened.token, opened.endsAt)
}

async function byIdentity(
  { accounts }: OfficeStores,
  { issuer, subject }: SsoIdentity,
): Promise<StoredAccount | undefined> {
  const account = await accounts.bySso(issuer, subject)
  return account && accounts.lock(account.id)
}

/** The one account with this address, if no identity has been linked to it yet. Two with one address: neither. */
async function byAddress({ accounts }: OfficeStores, { email }: SsoIdentity): Promise<StoredAccount | undefined> {
  const [candidate, ...others] = email ? await accounts.byEmail(email) : []
  if (!candidate || others.length > 0) return undefined
  const account = await accounts.lock(candidate.id)
  return account && !account.sso ? account : undefined
}
