// Passwords as argon2id hashes.
import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '../../ports/access.ts'

/** argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's choice for servers. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** So many are worked on at once: half of Node's threads stay free for files and names. */
const MOST_AT_ONCE = 2

/** The passwords' port. */
export async function createPasswords(): Promise<Passwords> {
  const oneAfterAnother = createQueue(MOST_AT_ONCE)
  const nobodys = await hash('the password of nobody', COST)
  return {
    hash: (password) => oneAfterAnother(() => hash(composed(password), COST)),
    async verify(stored, password) {
      const right = await oneAfterAnother(() => verify(stored ?? nobodys, composed(password)))
      return right && stored !== null
    },
  }
}

/** Keyboards send "ế" as one character or as three; either way it is the same password (RFC 8265, 4.2). */
function composed(password: string): string {
  return password.normalize('NFC')
}

/** Runs so much at once and lets the rest wait in order. */
function createQueue(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // Who waits takes over the place; without anybody it is given back.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
