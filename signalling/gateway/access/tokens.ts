// Tokens that are handed out once, and the challenge between a password and a code.
import { createHash, randomBytes } from 'node:crypto'
import { SignJWT, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Challenges, Tokens } from '../../ports/access.ts'
import { accountId } from '../../protocol/index.ts'

const TOKEN_BYTES = 32

/** The tokens' port: SHA-256 is enough for what is random already. */
export const TOKENS: Tokens = {
  create: () => randomBytes(TOKEN_BYTES).toString('base64url'),
  digest: (token) => new Uint8Array(createHash('sha256').update(token).digest()),
}

const CHALLENGE_LIFETIME_S = 5 * 60
const AUDIENCE = 'second-factor'
const claims = z.object({ sub: accountId })

/**
 * The challenges' port: signed (JWT, RFC 7519, HMAC with SHA-256), kept nowhere.
 * @param key 32 bytes, the same on every node
 */
export function createChallenges(key: Uint8Array): Challenges {
  return {
    issue: (id, at) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(at / 1_000) + CHALLENGE_LIFETIME_S)
        .sign(key),
    async read(challenge, at) {
      const options = { algorithms: ['HS256'], audience: AUDIENCE, requiredClaims: ['exp'], currentDate: new Date(at) }
      const verified = await jwtVerify(challenge, key, options).catch(() => undefined)
      const parsed = claims.safeParse(verified?.payload)
      return parsed.success ? parsed.data.sub : null
    },
  }
}
