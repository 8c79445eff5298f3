// A chain of SHA-256 hashes: each covers the one before it, so that a changed byte breaks all that follow.
import { createHash } from 'node:crypto'

/** What the first link follows on: 32 zero bytes, in hex. */
export const CHAIN_START = '0'.repeat(64)

/** One link: what it covers, and the hash that was written down for it. */
export type Link = { readonly bytes: Buffer; readonly hash: string }

/** The hash of a link: SHA-256 over the previous hash (its 32 bytes, not its hex) and the link's own bytes; in hex. */
export function chainHash(previous: string, bytes: Buffer): string {
  return createHash('sha256').update(previous, 'hex').update(bytes).digest('hex')
}

/**
 * Holds links against their hashes.
 * @returns the index of the first broken one; null when the chain is whole
 */
export async function firstBroken(links: AsyncIterable<Link> | Iterable<Link>): Promise<number | null> {
  let previous = CHAIN_START
  let index = 0
  for await (const { bytes, hash } of links) {
    previous = chainHash(previous, bytes)
    if (previous !== hash) return index
    index++
  }
  return null
}
