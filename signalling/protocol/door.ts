// The act of letting in and sending out.
import { z } from 'zod'
import { shape } from './contract.ts'
import { peerId } from './ids.ts'
import { DOORS } from '../domain/state/door.ts'

const done = shape<null>()

export const doorRequests = {
  'door.set': { input: z.object({ door: z.enum(DOORS) }), output: done },
  'door.admit': { input: z.object({ peerId }), output: done },
  /** Lets everybody in who waits. */
  'door.admit-all': { input: z.object({}), output: done },
  'door.turn-away': { input: z.object({ peerId }), output: done },
  /** Sends a connection out of the session, for good. */
  'peer.remove': { input: z.object({ peerId }), output: done },
} as const

export const doorNotifications = {
  /** To one who waits: let in (join again), or sent away. */
  'door.opened': shape<{ admitted: boolean }>(),
} as const
