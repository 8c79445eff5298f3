// What signing in needs of the outside world: passwords, second factors, tokens, limits, the single sign-on.
import type { AccountId } from '../protocol/ids.ts'

/** Keeps passwords in a form from which nobody reads them. */
export type Passwords = {
  hash(password: string): Promise<string>
  /** Whether it is the password of this hash; without a hash it is not, which takes as long to find out. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** Time-based codes of an authenticator program (RFC 6238). */
export type SecondFactor = {
  /** A new secret: for the person to copy, as an otpauth address, and sealed for storage. */
  begin(id: AccountId, login: string): { readonly secret: string; readonly uri: string; readonly sealed: Uint8Array }
  /** The time step to which a code belongs; null when it is no code of this time. `at` is epoch ms. */
  stepOf(id: AccountId, sealed: Uint8Array, code: string, at: number): number | null
}

/** Secrets that are handed out once and of which only the digest is kept. */
export type Tokens = {
  /** 256 random bits as a word. */
  create(): string
  digest(token: string): Uint8Array
}

/** What somebody holds between the password and the code: who they have shown to be, for five minutes. */
export type Challenges = {
  issue(id: AccountId, at: number): Promise<string>
  /** Null when it is forged or has ended. */
  read(challenge: string, at: number): Promise<AccountId | null>
}

/** How often something may be tried. */
export type Rate = {
  /** Takes one attempt of a caller; false when there is none left. `at` is epoch ms. */
  take(caller: string, at: number): boolean
}

/** Whom a provider of single sign-on has confirmed. */
export type SsoIdentity = {
  readonly issuer: string
  readonly subject: string
  /** Only when the provider has verified it. */
  readonly email: string | null
}

/** A provider of single sign-on. */
export type Sso = {
  /** As people know it. */
  readonly name: string
  /**
   * Where to send the browser, and what it must bring back with the answer.
   * @throws Refusal `sso-unavailable`
   */
  begin(): Promise<{ readonly address: string; readonly flow: string }>
  /**
   * Reads the provider's answer.
   * @param answer path and query with which the browser came back
   * @throws Refusal `sso-refused`, `sso-unavailable`
   */
  finish(answer: string, flow: string): Promise<SsoIdentity>
}
