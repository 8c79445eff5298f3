// The hash chain: whole as written, and broken exactly where a byte was changed.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHAIN_START, chainHash, firstBroken } from './hash-chain.ts'

function chain(parts: readonly Buffer[]): { bytes: Buffer; hash: string }[] {
  let previous = CHAIN_START
  return parts.map((bytes) => {
    previous = chainHash(previous, bytes)
    return { bytes, hash: previous }
  })
}

describe('the hash chain', () => {
  test('covers the previous hash and the bytes', () => {
    const expected = createHash('sha256').update(Buffer.alloc(32)).update('abc').digest('hex')
    expect(chainHash(CHAIN_START, Buffer.from('abc'))).toBe(expected)
  })

  test('is whole as written, and names the one that was changed, left out or put elsewhere', async () => {
    const part = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes))
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 2, maxLength: 10 }), fc.nat(), async (parts, seed) => {
        const links = chain(parts)
        expect(await firstBroken(links)).toBeNull()
        const at = seed % links.length
        const changed = links.map((link, index) => {
          const bytes = Buffer.from(link.bytes)
          if (index === at) bytes[0] = (bytes[0] ?? 0) ^ 1
          return { ...link, bytes }
        })
        expect(await firstBroken(changed)).toBe(at)
        if (at < links.length - 1) expect(await firstBroken(links.toSpliced(at, 1))).toBe(at)
      }),
    )
  })
})
