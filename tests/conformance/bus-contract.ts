// A small contract to try a bus with, and its handlers.
import { z } from 'zod'
import { defineContract, shape } from '../../signalling/protocol/contract.ts'
import type { Handlers } from '../../signalling/protocol/contract.ts'
import { Refusal } from '../../signalling/protocol/refusals.ts'

const text = z.object({ text: z.string() })

/** Requests and notifications of every kind a bus must carry. */
export const lineTest = defineContract({
  requests: {
    'text.echo': { input: text, output: shape<{ text: string }>() },
    'text.trim': { input: z.object({ text: z.string().trim().default('nothing') }), output: shape<{ text: string }>() },
    'list.keep': { input: z.object({ list: z.array(z.number()) }), output: shape<{ list: number[] }>() },
    'list.read': { input: z.object({}), output: shape<{ list: number[] }>() },
    'request.refuse': { input: z.object({}), output: shape<null>() },
    'request.break': { input: text, output: shape<null>() },
    'request.hang': { input: z.object({}), output: shape<null>() },
    'request.overflow': { input: z.object({}), output: shape<unknown>() },
  },
  notifications: {
    'count.changed': shape<{ count: number; list?: number[] }>(),
    'text.changed': shape<{ text: string }>(),
  },
})

/** The contract's type. */
export type LineTest = typeof lineTest

/** Handlers, with what they have seen. */
export function createHandlers(): Handlers<LineTest, undefined> & {
  readonly seen: string[]
  readonly hanging: () => number
} {
  const seen: string[] = []
  let kept: number[] = []
  let hanging = 0
  return {
    seen,
    hanging: () => hanging,
    'text.echo': ({ text }) => {
      seen.push(text)
      return { text }
    },
    'text.trim': ({ text }) => ({ text }),
    'list.keep': ({ list }) => {
      kept = list
      list.push(99)
      return { list: kept }
    },
    'list.read': () => ({ list: kept }),
    'request.refuse': () => {
      throw new Refusal('message-too-large', { maxBytes: 42, at: 'tên', strict: true })
    },
    'request.break': ({ text }) => {
      throw new Error(`password of ${text}`)
    },
    'request.hang': () => {
      hanging += 1
      return new Promise<null>(() => {})
    },
    'request.overflow': () => ({ tooBigForJson: 1n, notCloneable: () => {} }),
  }
}
