// The act of giving the floor.
import { z } from 'zod'
import { shape } from './contract.ts'
import { line } from './fields.ts'
import { bridgePointId, peerId } from './ids.ts'
import { FLOOR_MODES } from '../domain/state/floor.ts'

/** From ten seconds to four hours, ms. */
const limitMs = z.number().int().min(10_000).max(14_400_000)
const bridgePoint = z.object({ bridgePointId })
const done = shape<null>()

/** How the floor is given. */
export const floorSettings = z.object({
  mode: z.enum(FLOOR_MODES),
  limitMs: limitMs.nullable(),
  most: z.union([z.literal(1), z.literal(2)]),
  secretarySpeaks: z.boolean(),
})

export const floorRequests = {
  /** Asks for the floor for one's own bridge point. Refused with `floor-open` in open discussion. */
  'floor.request': { input: z.object({ subject: line(200).default('') }), output: done },
  'floor.withdraw': { input: z.object({}), output: done },
  /** Gives the floor to one who asked or not; without `limitMs` for as long as the settings say. */
  'floor.grant': { input: bridgePoint.extend({ limitMs: limitMs.nullable().optional() }), output: done },
  'floor.deny': { input: bridgePoint, output: done },
  'floor.extend': { input: bridgePoint.extend({ byMs: limitMs }), output: done },
  'floor.yield': { input: z.object({}), output: done },
  'floor.revoke': { input: bridgePoint, output: done },
  /** Takes the last grant, denial or revocation back, within five seconds; later refused with `undo-too-late`. */
  'floor.undo': { input: z.object({}), output: done },
  'floor.set': { input: z.object({ settings: floorSettings }), output: done },
  'floor.set-list': { input: z.object({ list: z.array(bridgePointId).max(400) }), output: done },
  /** Closes somebody else's microphone. */
  'microphone.silence': { input: z.object({ peerId }), output: done },
} as const
