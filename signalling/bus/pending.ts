// Requests under way: each waits for one reply, a time limit, or the end of its line.
import { unpackReply } from './border.ts'
import type { Reply } from '../protocol/contract.ts'
import { Refusal } from '../protocol/refusals.ts'

type Waiting = { resolve(data: unknown): void; reject(error: unknown): void; timer: NodeJS.Timeout }

/** Opens a table of requests under way that gives each `timeoutMs` to be answered. */
export function createPendingRequests(timeoutMs: number) {
  const waiting = new Map<string, Waiting>()
  let lastId = 0

  const take = (id: string): Waiting | undefined => {
    const entry = waiting.get(id)
    waiting.delete(id)
    clearTimeout(entry?.timer)
    return entry
  }

  /** Ends one request without an answer. */
  const fail = (id: string): void => take(id)?.reject(new Refusal('node-unreachable'))

  return {
    fail,
    /** Registers a request and calls `send` with its id; rejects with a `Refusal`, or with what `send` throws. */
    start(send: (id: string) => void): Promise<unknown> {
      const id = String((lastId += 1))
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, timer: setTimeout(() => fail(id), timeoutMs) })
        try {
          send(id)
        } catch (error) {
          take(id)
          reject(error)
        }
      })
    },
    /** Ends a request with its reply; false when nobody waits for this id (any more). */
    settle(id: string, reply: Reply<unknown>): boolean {
      const entry = take(id)
      if (!entry) return false
      try {
        entry.resolve(unpackReply(reply))
      } catch (refusal) {
        entry.reject(refusal)
      }
      return true
    },
    /** Ends every request without an answer. */
    failAll(): void {
      for (const id of waiting.keys()) fail(id)
    },
  }
}
