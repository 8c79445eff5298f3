// Waiting for a condition, with a message that says what was seen instead.
import { inspect } from 'node:util'

const LOOK_EVERY_MS = 100

/**
 * Looks again and again until it is good.
 * @param what what is waited for, in words
 * @param read answers how things are; while it throws, things are not good
 * @returns what was read when it was good
 * @throws Error naming what was read last, after `withinMs` (60 s unless told)
 */
export async function until<T>(
  what: string,
  read: () => T | Promise<T>,
  good: (value: T) => boolean = Boolean,
  withinMs = 60_000,
): Promise<T> {
  const deadline = performance.now() + withinMs
  for (let last: unknown; ;) {
    try {
      const value = await read()
      if (good(value)) return value
      last = value
    } catch (error) {
      last = error
    }
    if (performance.now() > deadline)
      throw new Error(`Waited in vain until ${what}. Last: ${inspect(last, { depth: 6 })}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
