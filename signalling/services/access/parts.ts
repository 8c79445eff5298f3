// What the services of access work with, and how a refusal is kept together with what it leaves behind.
import type { Challenges, Passwords, Rate, SecondFactor, Tokens } from '../../ports/access.ts'
import type { StoredAccount } from '../../ports/accounts.ts'
import type { AuditEntry } from '../../ports/audit.ts'
import type { Mail } from '../../ports/mail.ts'
import type { OfficeDatabase, OfficeStores } from '../../ports/office.ts'
import type { Clock, NewId } from '../../ports/rooms.ts'
import { Refusal } from '../../protocol/refusals.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'

/** The parts. */
export type AccessParts = {
  readonly database: OfficeDatabase
  readonly passwords: Passwords
  readonly secondFactor: SecondFactor
  readonly tokens: Tokens
  readonly challenges: Challenges
  /** Attempts to prove who one is, by network address. */
  readonly attempts: Rate
  /** Letters with a link, by login. */
  readonly letters: Rate
  readonly mail: Mail
  /** Where people find this installation, `https://hop.example.vn`; null when nobody has said so. */
  readonly publicUrl: string | null
  /** The name of the single sign-on's provider; null when none is set up. */
  readonly ssoName: string | null
  readonly clock: Clock
  readonly newId: NewId
  /** Does something after the answer has gone out; reports its failure by itself. */
  readonly background: (work: () => Promise<void>) => void
}

/** Counts an attempt against the caller's address. @throws Refusal `rate-limited` */
export function admit({ attempts, clock }: AccessParts, { origin }: Pick<OfficeCaller, 'origin'>): void {
  if (!attempts.take(origin.address, clock())) throw new Refusal('rate-limited')
}

/** A transaction whose writes stand even when it ends in a refusal, which the work returns instead of throwing it. */
export async function settled<T>(
  { database }: Pick<AccessParts, 'database'>,
  work: (stores: OfficeStores) => Promise<T | Refusal>,
): Promise<T> {
  const outcome = await database.transaction(work)
  if (outcome instanceof Refusal) throw outcome
  return outcome
}

/** The audit trail's word for an account. */
export function subjectOf({ id }: Pick<StoredAccount, 'id'>): string {
  return `account:${id}`
}

/** Writes down what somebody did with an account that they have shown to be theirs, but have not signed in with yet. */
export function recordOf(
  stores: Pick<OfficeStores, 'audit'>,
  account: StoredAccount,
  { origin }: Pick<OfficeCaller, 'origin'>,
  at: number,
  action: string,
  details: AuditEntry['details'] = {},
): Promise<void> {
  const { id: accountId, login, name } = account
  const person = { accountId, login, name }
  return record(stores, { person, origin }, at, { action, subject: subjectOf(account), details })
}
