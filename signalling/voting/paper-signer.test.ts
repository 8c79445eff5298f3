// Blind signatures: what is signed unseen is a good signature afterwards, as the other side's package has it.
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPaperSigner } from './paper-signer.ts'
import { makePapers, unblind } from '../../web/features/vote/papers.ts'

const signer = createPaperSigner()
let key: Awaited<ReturnType<typeof signer.createKey>>
beforeAll(async () => {
  key = await signer.createKey()
})

/** A paper with its signature. */
async function signedPaper() {
  const blanks = await makePapers(key.publicKey, 1)
  const signatures = await Promise.all(blanks.map(({ blinded }) => signer.sign(key.privateKey, blinded)))
  const [paper] = await unblind(key.publicKey, blanks, signatures)
  if (!paper) throw new Error('There is no paper.')
  return { ...paper, blinded: blanks[0]?.blinded ?? '', blindSignature: signatures[0] ?? '' }
}

describe('a paper', () => {
  it('that was signed blindly is verified, and only with its own serial and key', async () => {
    const [one, two, other] = [await signedPaper(), await signedPaper(), await signer.createKey()]
    expect(await signer.verify(key.publicKey, one.serial, one.signature)).toBe(true)
    expect(await signer.verify(key.publicKey, two.serial, one.signature)).toBe(false)
    expect(await signer.verify(other.publicKey, one.serial, one.signature)).toBe(false)
  })

  it("is signed as the package's own arithmetic signs it", async () => {
    const { blinded, blindSignature } = await signedPaper()
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
    const imported = await crypto.subtle.importKey('pkcs8', Buffer.from(key.privateKey), algorithm, true, ['sign'])
    const theirs = await RSABSSA.SHA384.PSS.Randomized().blindSign(imported, Buffer.from(blinded, 'base64url'))
    expect(Buffer.from(theirs).toString('base64url')).toBe(blindSignature)
  })

  it('has a serial of 64 bytes and a signature as wide as the key', async () => {
    const { serial, signature } = await signedPaper()
    expect([serial, signature].map((text) => Buffer.from(text, 'base64url').length)).toEqual([64, 256])
  })

  it('larger than the key is refused', async () => {
    const tooLarge = Buffer.alloc(256, 255).toString('base64url')
    await expect(signer.sign(key.privateKey, tooLarge)).rejects.toMatchObject({ code: 'paper-invalid' })
  })
})
