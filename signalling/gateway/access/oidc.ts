// Single sign-on by OpenID Connect: authorization code, PKCE (RFC 7636), state and nonce.
import { EncryptJWT, jwtDecrypt } from 'jose'
import {
  ClientSecretBasic,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Configuration } from 'openid-client'
import { z } from 'zod'
import type { Sso, SsoIdentity } from '../../ports/access.ts'
import { Refusal } from '../../protocol/index.ts'
import type { Log } from '../../../config/log.ts'

/** How the provider knows this installation. */
export type OidcOptions = {
  /** The provider's address, below which its `.well-known/openid-configuration` lies. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As people know it. */
  readonly name: string
  /** Where people find this installation; the provider must know `<publicUrl>/api/sso/callback`. */
  readonly publicUrl: string
  /** 32 bytes, the same on every node. */
  readonly key: Uint8Array
  readonly log: Log
}

const SCOPE = 'openid email profile'
const TIMEOUT_S = 10
const FLOW_LIFETIME = '10m'

const flowClaims = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
const emailClaims = z.object({ email: z.email(), email_verified: z.literal(true) })

/** The single sign-on's port. Its provider is asked for the first time when somebody first uses it. */
export function createOidc(options: OidcOptions): Sso {
  const redirectUri = new URL('/api/sso/callback', options.publicUrl)
  const provider = createDiscovery(options)
  return {
    name: options.name,
    async begin() {
      const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const address = buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri.href,
        scope: SCOPE,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, flow: await seal(options.key, flow) }
    },
    async finish(answer, sealed) {
      const flow = await open(options.key, sealed)
      const config = await provider()
      // Only the query is the browser's: the address itself is the one that the provider knows.
      const current = new URL(redirectUri)
      current.search = new URL(answer, redirectUri).search
      try {
        return await identify(config, current, flow)
      } catch (error) {
        options.log.warn({ reason: reasonOf(error) }, 'single sign-on failed')
        throw new Refusal(isUnreachable(error) ? 'sso-unavailable' : 'sso-refused')
      }
    },
  }
}

/** The provider's settings, asked for once; a failure is forgotten, so that the next one tries again. */
function createDiscovery({ issuer, clientId, clientSecret, log }: OidcOptions): () => Promise<Configuration> {
  const server = new URL(issuer)
  // What clients use unless they have agreed upon something else (OpenID Connect Registration 1.0, 2).
  const authentication = ClientSecretBasic(clientSecret)
  const execute = server.protocol === 'http:' ? [allowInsecureRequests] : []
  let known: Promise<Configuration> | undefined
  return async () => {
    try {
      return await (known ??= discovery(server, clientId, clientSecret, authentication, {
        execute,
        timeout: TIMEOUT_S,
      }))
    } catch (error) {
      known = undefined
      log.warn({ reason: reasonOf(error) }, 'the provider of single sign-on does not answer')
      throw new Refusal('sso-unavailable')
    }
  }
}

async function identify(config: Configuration, current: URL, flow: z.infer<typeof flowClaims>): Promise<SsoIdentity> {
  const tokens = await authorizationCodeGrant(config, current, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('The provider has sent no ID token.')
  const { iss: issuer, sub: subject } = claims
  const told = emailClaims.safeParse(claims)
  const { userinfo_endpoint: endpoint } = config.serverMetadata()
  const asked =
    told.success || endpoint === undefined
      ? told
      : emailClaims.safeParse(await fetchUserInfo(config, tokens.access_token, subject))
  return { issuer, subject, email: asked.success ? asked.data.email : null }
}

/** Encrypted as well as authenticated: the verifier is nobody's business but ours. */
function seal(key: Uint8Array, flow: z.infer<typeof flowClaims>): Promise<string> {
  return new EncryptJWT(flow)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(FLOW_LIFETIME)
    .encrypt(key)
}

/** @throws Refusal `sso-refused` when the browser has not begun here, or too long ago */
async function open(key: Uint8Array, sealed: string): Promise<z.infer<typeof flowClaims>> {
  const options = {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
    requiredClaims: ['exp'],
  }
  const opened = await jwtDecrypt(sealed, key, options).catch(() => undefined)
  const parsed = flowClaims.safeParse(opened?.payload)
  if (!parsed.success) throw new Refusal('sso-refused')
  return parsed.data
}

/** Not the whole error: it may hold the code or a token. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}

/** `fetch` throws a TypeError when there is nobody, and a TimeoutError when nobody answers. */
function isUnreachable(error: unknown): boolean {
  const causes = error instanceof Error ? [error, error.cause] : []
  return causes.some(
    (cause) => cause instanceof Error && (cause.message === 'fetch failed' || cause.name === 'TimeoutError'),
  )
}
