// Who asks the office, from where, and what they may do.
import { may } from '../domain/permission.ts'
import type { Act, Grant } from '../domain/permission.ts'
import type { AuditEntry } from '../ports/audit.ts'
import type { OfficeStores } from '../ports/office.ts'
import type { AccountId, LoginId, UnitId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Somebody who has signed in. */
export type SignedIn = {
  readonly accountId: AccountId
  readonly login: string
  readonly name: string
  readonly grants: readonly Grant[]
  readonly loginId: LoginId
}

/** One request's caller. */
export type OfficeCaller = {
  readonly person: SignedIn | null
  /** Network address and browser, as the audit trail keeps them. */
  readonly origin: { readonly address: string; readonly agent: string }
  /** The cookie that carries the signed-in browser. */
  readonly cookie: { keep(token: string, endsAt: number): void; drop(): void }
}

/** The caller, who must have signed in. */
export function signedIn({ person }: OfficeCaller): SignedIn {
  if (!person) throw new Refusal('not-signed-in')
  return person
}

/** Refuses unless the caller may do this for the unit; without a unit: for any unit at all. */
export function permitted(caller: OfficeCaller, act: Act, unitId?: UnitId): SignedIn {
  const person = signedIn(caller)
  if (!may(person.grants, act, unitId)) throw new Refusal('not-permitted')
  return person
}

/** As much of a caller as the audit trail keeps. */
type RecordedCaller = Pick<OfficeCaller, 'origin'> & {
  readonly person: Pick<SignedIn, 'accountId' | 'login' | 'name'> | null
}

/** Writes down what the caller did, within the transaction that does it. */
export function record(
  { audit }: Pick<OfficeStores, 'audit'>,
  { person, origin }: RecordedCaller,
  at: number,
  act: { readonly action: string; readonly subject?: string; readonly details?: AuditEntry['details'] },
): Promise<void> {
  return audit.append({
    at,
    actorId: person?.accountId ?? null,
    actor: person ? `${person.login} (${person.name})` : '–',
    action: act.action,
    subject: act.subject ?? '',
    address: origin.address,
    agent: origin.agent,
    details: act.details ?? {},
  })
}
