// Everything of the outside world that signing in needs, opened with the installation's secrets.
import { createOidc } from './oidc.ts'
import { createPasswords } from './passwords.ts'
import { createSecondFactor } from './second-factor.ts'
import { TOKENS, createChallenges } from './tokens.ts'
import { Buckets } from '../rate.ts'
import type { Challenges, Passwords, Rate, SecondFactor, Sso, Tokens } from '../../ports/access.ts'
import type { SecretStore } from '../../ports/rooms.ts'
import type { Config } from '../../../config/load.ts'
import type { Log } from '../../../config/log.ts'

/** A whole office behind one address signs in within a minute; accounts have their own, narrower limit. */
const ATTEMPTS = { perSecond: 1, burst: 100 }
/** Three letters to one login at once, then one in ten minutes. */
const LETTERS = { perSecond: 1 / 600, burst: 3 }

/** The adapters of ports/access.ts, but for the single sign-on. */
export type AccessAdapters = {
  readonly passwords: Passwords
  readonly secondFactor: SecondFactor
  readonly tokens: Tokens
  readonly challenges: Challenges
  readonly attempts: Rate
  readonly letters: Rate
}

/** Opens them; the secrets are made at the first start. */
export async function openAccessAdapters(secrets: SecretStore): Promise<AccessAdapters> {
  return {
    passwords: await createPasswords(),
    secondFactor: createSecondFactor(await secrets.read('second-factor')),
    tokens: TOKENS,
    challenges: createChallenges(await secrets.read('sign-in-challenge')),
    attempts: new Buckets(ATTEMPTS),
    letters: new Buckets(LETTERS),
  }
}

/** Opens the single sign-on that the configuration names; undefined when it names none. */
export async function openSso(
  { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, PUBLIC_URL }: Config,
  secrets: SecretStore,
  log: Log,
): Promise<Sso | undefined> {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !PUBLIC_URL) return undefined
  return createOidc({
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? new URL(OIDC_ISSUER).hostname,
    publicUrl: PUBLIC_URL,
    key: await secrets.read('single-sign-on'),
    log,
  })
}
