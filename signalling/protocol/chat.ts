// The act of writing, and of calling for help.
import { z } from 'zod'
import { shape } from './contract.ts'
import { line, paragraphs } from './fields.ts'
import { bridgePointId } from './ids.ts'

const done = shape<null>()

export const chatRequests = {
  /** To all, to the secretary, or (by the secretary) to one bridge point. */
  'chat.say': {
    input: z.object({
      to: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('all') }),
        z.object({ kind: z.literal('secretary') }),
        z.object({ kind: z.literal('bridge-point'), bridgePointId }),
      ]),
      text: paragraphs(1_000, 1),
    }),
    output: done,
  },
  /** Calls the technician to one's own bridge point. */
  'help.call': { input: z.object({ note: line(300).default('') }), output: done },
  'help.answer': { input: z.object({ bridgePointId }), output: done },
  'help.settle': { input: z.object({ bridgePointId }), output: done },
} as const
