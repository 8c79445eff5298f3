// The act of calling the roll.
import { z } from 'zod'
import { shape } from './contract.ts'
import { line } from './fields.ts'
import { bridgePointId } from './ids.ts'
import { MARKABLE } from '../domain/state/roll-call.ts'

const done = shape<null>()

export const rollCallRequests = {
  'roll-call.start': { input: z.object({}), output: done },
  /** Null lets what is connected count again. */
  'roll-call.mark': {
    input: z.object({
      bridgePointId,
      mark: z.object({ attendance: z.enum(MARKABLE), reason: line(300).default('') }).nullable(),
    }),
    output: done,
  },
  /** How many delegates sit at a bridge point: by the secretary, or by the bridge point itself. */
  'roll-call.count': {
    input: z.object({ bridgePointId, delegates: z.number().int().min(1).max(500) }),
    output: done,
  },
  /** Calls missing bridge points again: all of them, or those named. */
  'roll-call.call': {
    input: z.object({ bridgePointIds: z.union([z.literal('missing'), z.array(bridgePointId).max(400)]) }),
    output: done,
  },
  'roll-call.set-quorum': { input: z.object({ percent: z.number().int().min(0).max(100) }), output: done },
} as const
