// One attempt to prove who one is: counted when it fails, refused while the account is locked.
import { FORGOTTEN_AFTER_MS, afterFailure, isLocked, minutesLocked } from './lockout.ts'
import { settled, subjectOf } from './parts.ts'
import type { AccessParts } from './parts.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { Failures, StoredAccount } from '../../ports/accounts.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/refusals.ts'

/** What is claimed, and whether it holds for the account as it stands once its row is held. */
export type Claim = {
  /** As it was typed. */
  readonly login: string
  readonly account: StoredAccount | undefined
  readonly holds: (account: StoredAccount) => boolean
  /** The request, for the audit trail. */
  readonly action: string
}

/**
 * Does something for whoever has shown to be the account's person.
 *
 * A login that nobody has fails, counts and locks exactly as a real one does: neither the answers nor the time they
 * take tell which names exist. While it is locked a right answer is refused too, so that many attempts at once are
 * no way around it.
 * @throws Refusal `account-locked`, `sign-in-failed`, `account-disabled`, and what the work returns
 */
export function attempted<T>(
  parts: AccessParts,
  claim: Claim,
  caller: OfficeCaller,
  work: (stores: OfficeStores, account: StoredAccount) => Promise<T | Refusal>,
): Promise<T> {
  return settled<T>(parts, async (stores) => {
    const at = parts.clock()
    const account = claim.account && (await stores.accounts.lock(claim.account.id))
    const failures = account ?? (await stores.accounts.lockStranger(claim.login))
    const failed = (reason: string) => recordFailure(stores, claim, caller, at, reason)
    if (isLocked(failures, at)) {
      await failed('locked')
      return new Refusal('account-locked', { minutes: minutesLocked(failures, at) })
    }
    if (!account || !claim.holds(account)) {
      await count(stores, claim.login, account, failures, at)
      await failed(account ? 'wrong' : 'unknown')
      return new Refusal('sign-in-failed')
    }
    if (!account.disabled) return work(stores, account)
    await failed('disabled')
    return new Refusal('account-disabled')
  })
}

/** A password is the one that the held account has: nobody has changed it while it was being checked. */
export async function passwordHolds(
  { passwords }: AccessParts,
  account: StoredAccount | undefined,
  password: string,
): Promise<Claim['holds']> {
  const hash = account?.passwordHash ?? null
  const right = await passwords.verify(hash, password)
  return (held) => right && held.passwordHash === hash
}

/** A code is one of this time, of the held account's secret and newer than any that was taken before. */
export function codeHolds(parts: AccessParts, code: string): Claim['holds'] {
  return (held) => {
    const step = stepOf(parts, held, code)
    return step !== null && step > held.totpLastStep
  }
}

/** Takes a code that holds, so that it is never taken again (RFC 6238, 5.2). */
export async function takeCode(
  parts: AccessParts,
  { accounts }: OfficeStores,
  account: StoredAccount,
  code: string,
): Promise<void> {
  const step = stepOf(parts, account, code)
  if (step !== null) await accounts.change(account.id, { totpLastStep: step })
}

function stepOf({ secondFactor, clock }: AccessParts, { id, totpSecret }: StoredAccount, code: string): number | null {
  return totpSecret && secondFactor.stepOf(id, totpSecret, code, clock())
}

async function count(
  { accounts, audit }: OfficeStores,
  login: string,
  account: StoredAccount | undefined,
  failures: Failures,
  at: number,
): Promise<void> {
  const next = afterFailure(failures, at)
  if (!account) return accounts.changeStranger(login, next, at - FORGOTTEN_AFTER_MS)
  await accounts.change(account.id, next)
  if (!isLocked(next, at)) return
  const details = { login: account.login, minutes: minutesLocked(next, at), failedAttempts: next.failedAttempts }
  await audit.append({
    at,
    actorId: null,
    actor: 'system',
    action: 'access.account-locked',
    subject: subjectOf(account),
    address: '',
    agent: '',
    details,
  })
}

function recordFailure(
  stores: OfficeStores,
  { login, account, action }: Claim,
  caller: OfficeCaller,
  at: number,
  reason: string,
): Promise<void> {
  const subject = account ? { subject: subjectOf(account) } : {}
  return record(stores, caller, at, { action: `${action}-failed`, ...subject, details: { login, reason } })
}
