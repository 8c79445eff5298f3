// The life of a signed-in browser: opened, recognised, ended.
import { recordOf, subjectOf } from './parts.ts'
import type { AccessParts } from './parts.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller, SignedIn } from '../caller.ts'
import type { StoredAccount, StoredLogin } from '../../ports/accounts.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { loginId } from '../../protocol/ids.ts'
import type { Login } from '../../protocol/office/access.ts'
import type { LoginId } from '../../protocol/ids.ts'
import { Refusal } from '../../protocol/refusals.ts'

const HOUR_MS = 3_600_000
/** A signed-in browser has to sign in again after this long, whatever happens. */
const LOGIN_LIFETIME_MS = 12 * HOUR_MS
/** And after this long without a request. */
const LOGIN_IDLE_MS = 2 * HOUR_MS
/** That it was seen is written down at most this often. */
const SEEN_EVERY_MS = 60_000

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** What the browser is given to keep. */
type OpenedLogin = { readonly token: string; readonly endsAt: number }

/**
 * Signs a browser in with a token it did not have before, in the transaction that found it right; whoever had been
 * signed in there is signed out.
 */
export async function openLogin(
  { tokens, clock, newId }: AccessParts,
  { accounts, audit }: OfficeStores,
  account: StoredAccount,
  way: StoredLogin['way'],
  { person, origin }: OfficeCaller,
): Promise<OpenedLogin> {
  const at = clock()
  const token = tokens.create()
  if (person) await accounts.endLogin(person.loginId)
  const login = {
    id: loginId.parse(newId()),
    accountId: account.id,
    tokenHash: tokens.digest(token),
    way,
    startedAt: at,
    seenAt: at,
    endsAt: at + LOGIN_LIFETIME_MS,
    ...origin,
  }
  await accounts.openLogin(login)
  await recordOf({ audit }, account, { origin }, at, 'access.sign-in', { way })
  return { token, endsAt: login.endsAt }
}

/**
 * Finds out who is behind a cookie's token; null for nobody. Asks the database each time, so that a session ended
 * elsewhere has ended here too. A token that comes from another browser than it was given to has been stolen: it ends.
 */
export function identifier(parts: Pick<AccessParts, 'database' | 'tokens' | 'clock'>) {
  const { database, tokens, clock } = parts
  return async (token: string, origin: OfficeCaller['origin']): Promise<SignedIn | null> => {
    if (!TOKEN.test(token)) return null
    const login = await database.accounts.loginByToken(tokens.digest(token))
    if (!login) return null
    const at = clock()
    if (!isAlive(login, at)) return end(parts, login)
    const [account, grants] = await Promise.all([
      database.accounts.byId(login.accountId),
      database.accounts.grantsOf(login.accountId),
    ])
    if (!account || account.disabled) return null
    if (login.agent !== origin.agent) return endStolen(parts, login, account, origin)
    if (at - login.seenAt >= SEEN_EVERY_MS) await database.transaction(({ accounts }) => accounts.seen(login.id, at))
    return { accountId: account.id, login: account.login, name: account.name, grants, loginId: login.id }
  }
}

function isAlive({ seenAt, endsAt }: StoredLogin, at: number): boolean {
  return at < endsAt && at < seenAt + LOGIN_IDLE_MS
}

async function end({ database }: Pick<AccessParts, 'database'>, { id }: StoredLogin): Promise<null> {
  await database.transaction(({ accounts }) => accounts.endLogin(id))
  return null
}

async function endStolen(
  { database, clock }: Pick<AccessParts, 'database' | 'clock'>,
  login: StoredLogin,
  account: StoredAccount,
  origin: OfficeCaller['origin'],
): Promise<null> {
  await database.transaction(async ({ accounts, audit }) => {
    if (!(await accounts.endLogin(login.id))) return
    // Who holds the cookie now is not known: nobody is named as the actor.
    await record({ audit }, { person: null, origin }, clock(), {
      action: 'access.session-stolen',
      subject: subjectOf(account),
      details: { login: account.login, givenTo: { address: login.address, agent: login.agent } },
    })
  })
  return null
}

/** Ends this browser's session. Without one there is nothing to end but the cookie. */
export async function signOut({ database, clock }: AccessParts, caller: OfficeCaller): Promise<null> {
  const { person } = caller
  if (person) {
    await database.transaction(async (stores) => {
      await stores.accounts.endLogin(person.loginId)
      await record(stores, caller, clock(), { action: 'access.sign-out', subject: `account:${person.accountId}` })
    })
  }
  caller.cookie.drop()
  return null
}

/** Ends every session of the account, this one included. */
export async function signOutEverywhere({ database, clock }: AccessParts, caller: OfficeCaller): Promise<null> {
  const { accountId } = signedIn(caller)
  await database.transaction(async (stores) => {
    await stores.accounts.lock(accountId)
    await stores.accounts.endLoginsOf(accountId)
    await record(stores, caller, clock(), { action: 'access.sign-out-everywhere', subject: `account:${accountId}` })
  })
  caller.cookie.drop()
  return null
}

/** The person's own signed-in browsers, the last used one first. */
export async function listLogins({ database, clock }: AccessParts, caller: OfficeCaller): Promise<Login[]> {
  const { accountId, loginId: current } = signedIn(caller)
  const at = clock()
  const logins = await database.accounts.loginsOf(accountId)
  return logins
    .filter((login) => isAlive(login, at))
    .map(({ id, startedAt, seenAt, address, agent, way }) => ({
      id,
      startedAt,
      seenAt,
      address,
      agent,
      way,
      current: id === current,
    }))
}

/** Ends one of the person's own sessions. */
export async function endOwnLogin({ database, clock }: AccessParts, id: LoginId, caller: OfficeCaller): Promise<null> {
  const { accountId, loginId: current } = signedIn(caller)
  await database.transaction(async (stores) => {
    const own = await stores.accounts.loginsOf(accountId)
    const login = own.find((one) => one.id === id)
    if (!login || !(await stores.accounts.endLogin(id))) throw new Refusal('not-found')
    await record(stores, caller, clock(), {
      action: 'access.end-login',
      subject: `account:${accountId}`,
      details: { address: login.address, agent: login.agent, startedAt: login.startedAt },
    })
  })
  if (id === current) caller.cookie.drop()
  return null
}
