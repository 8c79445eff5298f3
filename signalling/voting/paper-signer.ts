// Blind signatures on the papers of secret ballots: RFC 9474, RSABSSA-SHA384-PSS-Randomized, keys of 2,048 bits.
import { constants, createHash, createPrivateKey, privateDecrypt, publicEncrypt } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type { PaperSigner } from '../ports/rooms.ts'
import { Refusal } from '../protocol/refusals.ts'

const KEY = { name: 'RSA-PSS', hash: 'SHA-384' } as const
const MODULUS_BITS = 2_048
const PUBLIC_EXPONENT = Uint8Array.of(1, 0, 1)

/** Signs and verifies with OpenSSL's RSA. */
export function createPaperSigner(): PaperSigner {
  const suite = RSABSSA.SHA384.PSS.Randomized()
  return {
    async createKey() {
      const pair = await RSABSSA.SHA384.generateKey({ publicExponent: PUBLIC_EXPONENT, modulusLength: MODULUS_BITS })
      const publicKey = await crypto.subtle.exportKey('spki', pair.publicKey)
      const privateKey = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
      return { publicKey: Buffer.from(publicKey).toString('base64url'), privateKey: new Uint8Array(privateKey) }
    },

    async sign(privateKey, blinded) {
      // A voter may have many papers, and the signing holds up everybody else: one at a time.
      await new Promise((resolve) => setImmediate(resolve))
      return blindSign(privateKey, bytesOf(blinded)).toString('base64url')
    },

    async verify(publicKey, serial, signature) {
      const key = await crypto.subtle.importKey('spki', bytesOf(publicKey), KEY, true, ['verify'])
      return suite.verify(key, bytesOf(signature), bytesOf(serial)).catch(() => false)
    },

    digest: (blinded) => createHash('sha256').update(JSON.stringify(blinded)).digest('base64url'),
  }
}

/**
 * RFC 9474, 4.3 (BlindSign): the plain RSA operation on a number, checked by its inverse. By OpenSSL, for the package's
 * own arithmetic takes a third of a second and differs in time with the key.
 */
function blindSign(privateKey: Uint8Array, blinded: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const plain = { key, padding: constants.RSA_NO_PADDING }
  try {
    const signature = privateDecrypt(plain, blinded)
    if (publicEncrypt(plain, signature).equals(blinded)) return signature
  } catch {
    // The number is larger than the key.
  }
  throw new Refusal('paper-invalid')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
