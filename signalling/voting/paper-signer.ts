// Blind signatures on the papers of secret ballots: RFC 9474, RSABSSA-SHA384-PSS-Randomized, keys of 2,048 bits.
import { createHash } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type { PaperSigner } from '../ports/rooms.ts'
import { Refusal } from '../protocol/refusals.ts'

const KEY = { name: 'RSA-PSS', hash: 'SHA-384' } as const
const MODULUS_BITS = 2_048

/** Signs with WebCrypto's RSA keys. */
export function createPaperSigner(): PaperSigner {
  const suite = RSABSSA.SHA384.PSS.Randomized()
  return {
    async createKey() {
      const publicExponent = Uint8Array.of(1, 0, 1)
      const pair = await RSABSSA.SHA384.generateKey({ publicExponent, modulusLength: MODULUS_BITS })
      const publicKey = await crypto.subtle.exportKey('spki', pair.publicKey)
      const privateKey = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
      return { publicKey: base64url(publicKey), privateKey: new Uint8Array(privateKey) }
    },

    async sign(privateKey, blinded) {
      const key = await crypto.subtle.importKey('pkcs8', Buffer.from(privateKey), KEY, true, ['sign'])
      try {
        return base64url(await suite.blindSign(key, bytesOf(blinded)))
      } catch {
        throw new Refusal('paper-invalid')
      }
    },

    async verify(publicKey, serial, signature) {
      const key = await crypto.subtle.importKey('spki', bytesOf(publicKey), KEY, true, ['verify'])
      return suite.verify(key, bytesOf(signature), bytesOf(serial)).catch(() => false)
    },

    digest: (blinded) => createHash('sha256').update(JSON.stringify(blinded)).digest('base64url'),
  }
}

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(new Uint8Array(bytes)).toString('base64url')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
