// The voter's half of the blind signatures: RFC 9474, RSABSSA-SHA384-PSS-Randomized. Everything is kept as base64url.
import { RSABSSA } from '@cloudflare/blindrsa-ts'

/** A paper that is not signed yet; `inverse` takes the blinding off again. */
export type BlankPaper = { readonly serial: string; readonly blinded: string; readonly inverse: string }

/** A paper that can be cast. */
export type SignedPaper = { readonly serial: string; readonly signature: string }

/** The random message of a paper, bytes; the scheme puts as many random bytes before it. */
const MESSAGE_BYTES = 32

const suite = RSABSSA.SHA384.PSS.Randomized()

/**
 * Makes papers and blinds them: what is sent to be signed shares nothing with the serial.
 * @param publicKey SPKI, base64url
 * @throws Error where the page has no Web Cryptography (it needs https)
 */
export async function makePapers(publicKey: string, count: number): Promise<BlankPaper[]> {
  const key = await readKey(publicKey)
  const papers: BlankPaper[] = []
  for (let made = 0; made < count; made += 1) {
    const serial = suite.prepare(crypto.getRandomValues(new Uint8Array(MESSAGE_BYTES)))
    const { blindedMsg, inv } = await suite.blind(key, serial)
    papers.push({ serial: encode(serial), blinded: encode(blindedMsg), inverse: encode(inv) })
    // Each takes a tenth of a second of arithmetic; the page shall stay alive between them.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return papers
}

/**
 * Takes the blinding off the signatures, in the order of the papers, and checks each of them.
 * @throws Error when one is missing or not good
 */
export async function unblind(
  publicKey: string,
  papers: readonly BlankPaper[],
  signatures: readonly string[],
): Promise<SignedPaper[]> {
  const key = await readKey(publicKey)
  const signed = papers.map(async ({ serial, inverse }, index) => {
    const blindSignature = decode(signatures[index] ?? '')
    const signature = await suite.finalize(key, decode(serial), blindSignature, decode(inverse))
    return { serial, signature: encode(signature) }
  })
  return Promise.all(signed)
}

function readKey(publicKey: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
  return crypto.subtle.importKey('spki', decode(publicKey), algorithm, true, ['verify'])
}

function encode(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}
