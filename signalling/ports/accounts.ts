// What the office needs of storage for accounts, their signed-in browsers and their one-time links.
import type { Grant, Role, RoleGiven } from '../domain/permission.ts'
import type { AccountId, LoginId, UnitId } from '../protocol/ids.ts'

/** An account as stored. */
export type StoredAccount = {
  readonly id: AccountId
  readonly login: string
  readonly name: string
  readonly email: string
  /** PHC string of argon2id; null for accounts that sign in elsewhere or not yet. */
  readonly passwordHash: string | null
  /** Encrypted; null without a second factor. */
  readonly totpSecret: Uint8Array | null
  readonly totpConfirmed: boolean
  readonly totpLastStep: number
  readonly sso: { readonly issuer: string; readonly subject: string } | null
  readonly disabled: boolean
  readonly failedAttempts: number
  /** Epoch ms. */
  readonly lockedUntil: number
  readonly createdAt: number
}

/** A signed-in browser as stored. */
export type StoredLogin = {
  readonly id: LoginId
  readonly accountId: AccountId
  readonly tokenHash: Uint8Array
  readonly way: 'password' | 'second-factor' | 'sso' | 'first-administrator'
  readonly startedAt: number
  readonly seenAt: number
  readonly endsAt: number
  readonly address: string
  readonly agent: string
}

/** A one-time link as stored. */
export type StoredLink = {
  readonly tokenHash: Uint8Array
  readonly purpose: 'first-administrator' | 'password'
  readonly accountId: AccountId | null
  readonly endsAt: number
}

/** Failed attempts to sign in with a login. */
export type Failures = {
  readonly failedAttempts: number
  /** Epoch ms; once past, it says when the last attempt failed or its lock ended. */
  readonly lockedUntil: number
}

/** Accounts and all that belongs to them. */
export type AccountStore = {
  count(): Promise<number>
  list(): Promise<(StoredAccount & { readonly seenAt: number | null })[]>
  byId(id: AccountId): Promise<StoredAccount | undefined>
  byLogin(login: string): Promise<StoredAccount | undefined>
  bySso(issuer: string, subject: string): Promise<StoredAccount | undefined>
  /** The accounts with this e-mail address, small and capital letters being the same. */
  byEmail(email: string): Promise<StoredAccount[]>
  /** Holds the account's row until the transaction ends. */
  lock(id: AccountId): Promise<StoredAccount | undefined>
  /** @throws Refusal `name-taken` when another account has the login. */
  create(account: StoredAccount): Promise<void>
  /**
   * Changes the fields given.
   * @throws Refusal `name-taken`; `sso-refused` when another account has that identity.
   */
  change(id: AccountId, change: Partial<Omit<StoredAccount, 'id' | 'createdAt'>>): Promise<void>
  /** In the order in which they were given. */
  rolesOf(id: AccountId): Promise<RoleGiven[]>
  /** Every role of every account. */
  roles(): Promise<(RoleGiven & { readonly accountId: AccountId })[]>
  /** Replaces them. @throws Refusal `not-found` when a unit is unknown. */
  setRoles(id: AccountId, roles: readonly RoleGiven[]): Promise<void>
  /** The roles with the units they reach, the units below included. */
  grantsOf(id: AccountId): Promise<Grant[]>
  /** The accounts, closed ones left out, of which one of these roles reaches the unit, by name. */
  reaching(roles: readonly Role[], unitId: UnitId): Promise<{ readonly id: AccountId; readonly name: string }[]>
  /** Waits until no other transaction changes who administers, and keeps others waiting until this one ends. */
  holdAdministrators(): Promise<void>
  /** How many accounts that can sign in are administrators of the whole province. */
  countAdministrators(): Promise<number>

  loginByToken(tokenHash: Uint8Array): Promise<StoredLogin | undefined>
  loginsOf(id: AccountId): Promise<StoredLogin[]>
  /** Also forgets those whose time has ended. */
  openLogin(login: StoredLogin): Promise<void>
  seen(id: LoginId, at: number): Promise<void>
  /** False when it had ended before. */
  endLogin(id: LoginId): Promise<boolean>
  /** Ends them all, but for the one excepted. */
  endLoginsOf(id: AccountId, except?: LoginId): Promise<void>

  /** Replaces earlier links of the same purpose and account. */
  issueLink(link: StoredLink): Promise<void>
  link(tokenHash: Uint8Array, at: number): Promise<StoredLink | undefined>
  /** Marks it used; false when somebody was first or it has ended. */
  useLink(tokenHash: Uint8Array, at: number): Promise<boolean>
  dropLinksOf(id: AccountId): Promise<void>

  /** The failures with a login that nobody has; held until the transaction ends. */
  lockStranger(login: string): Promise<Failures>
  /** Keeps them, and forgets those that nobody has added to since `forgetBefore` (epoch ms). */
  changeStranger(login: string, failures: Failures, forgetBefore: number): Promise<void>
}
