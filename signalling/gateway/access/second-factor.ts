// The second factor: time-based codes (RFC 6238), their secrets sealed with AES-256-GCM for storage.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { SecondFactor } from '../../ports/access.ts'

const ISSUER = 'Điểm Cầu'
/** What every authenticator program understands. */
const CODES = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const SECRET_BYTES = 20
/** Clocks may differ by one step, as RFC 6238 (5.2) advises. */
const STEPS_AROUND = 1

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * The second factor's port.
 * @param key 32 bytes, the same on every node
 */
export function createSecondFactor(key: Uint8Array): SecondFactor {
  return {
    begin(id, login) {
      const secret = new Secret({ size: SECRET_BYTES })
      const totp = new TOTP({ ...CODES, issuer: ISSUER, label: login, secret })
      return { secret: secret.base32, uri: totp.toString(), sealed: seal(key, id, secret.bytes) }
    },
    stepOf(id, sealed, code, at) {
      const secret = new Secret({ buffer: Uint8Array.from(open(key, id, sealed)).buffer })
      const distance = TOTP.validate({ ...CODES, token: code, secret, timestamp: at, window: STEPS_AROUND })
      return distance === null ? null : TOTP.counter({ period: CODES.period, timestamp: at }) + distance
    },
  }
}

/** IV, tag and cipher text; sealed for one account, it opens for no other. */
function seal(key: Uint8Array, id: string, secret: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(id))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

/** @throws Error when it was sealed with another key or for another account, or was changed */
function open(key: Uint8Array, id: string, sealed: Uint8Array): Uint8Array {
  const iv = sealed.subarray(0, IV_BYTES)
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(id)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}
