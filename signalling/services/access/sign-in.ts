// Signing in: by password, or by password and code.
import { attempted, codeHolds, passwordHolds, takeCode } from './attempt.ts'
import { NO_FAILURES } from './lockout.ts'
import { admit } from './parts.ts'
import type { AccessParts } from './parts.ts'
import { openLogin } from './session.ts'
import type { OfficeCaller } from '../caller.ts'
import { Refusal } from '../../protocol/refusals.ts'

type SignInStep = { step: 'done' } | { step: 'second-factor'; challenge: string }

/**
 * Signs in by password, or answers a challenge for the code.
 * @throws Refusal `rate-limited`, `sign-in-failed`, `account-locked`, `account-disabled`
 */
export async function signIn(
  parts: AccessParts,
  { login, password }: { readonly login: string; readonly password: string },
  caller: OfficeCaller,
): Promise<SignInStep> {
  admit(parts, caller)
  const account = await parts.database.accounts.byLogin(login)
  const holds = await passwordHolds(parts, account, password)
  const claim = { login, account, holds, action: 'access.sign-in' }
  const opened = await attempted(parts, claim, caller, async (stores, held) => {
    // The failures stand until the code is right too: who has only the password cannot start counting anew.
    if (held.totpConfirmed) return { challengeFor: held.id }
    await stores.accounts.change(held.id, NO_FAILURES)
    return openLogin(parts, stores, held, 'password', caller)
  })
  if ('challengeFor' in opened) {
    return { step: 'second-factor', challenge: await parts.challenges.issue(opened.challengeFor, parts.clock()) }
  }
  caller.cookie.keep(opened.token, opened.endsAt)
  return { step: 'done' }
}

/**
 * Signs in with the code, after the password.
 * @throws Refusal as `signIn`; a challenge that has ended is `sign-in-failed` too
 */
export async function signInWithCode(
  parts: AccessParts,
  { challenge, code }: { readonly challenge: string; readonly code: string },
  caller: OfficeCaller,
): Promise<null> {
  admit(parts, caller)
  const id = await parts.challenges.read(challenge, parts.clock())
  const account = id === null ? undefined : await parts.database.accounts.byId(id)
  if (!account?.totpConfirmed) throw new Refusal('sign-in-failed')
  const claim = { login: account.login, account, holds: codeHolds(parts, code), action: 'access.second-factor' }
  const opened = await attempted(parts, claim, caller, async (stores, held) => {
    await takeCode(parts, stores, held, code)
    await stores.accounts.change(held.id, NO_FAILURES)
    return openLogin(parts, stores, held, 'second-factor', caller)
  })
  caller.cookie.keep(opened.token, opened.endsAt)
  return null
}
