// The act of voting. A secret choice never travels here: it goes to the urn, which is asked over HTTP by nobody in particular.
import { z } from 'zod'
import { shape } from './contract.ts'
import { line } from './fields.ts'
import { ballotId, bridgePointId, sessionId } from './ids.ts'
import type { BallotId } from './ids.ts'
import { BALLOT_UNITS } from '../domain/state/ballot.ts'

const done = shape<null>()

/** The most papers that one voter has. */
export const MOST_PAPERS = 100

/** A number of the size of the key (2,048 bits), base64url. */
const blinded = z.string().regex(/^[A-Za-z0-9_-]{342}$/)

export const ballotRequests = {
  /** Opens a ballot for all who are there now; refused with `still-used` while another one is open. */
  'ballot.open': {
    input: z.object({
      motion: line(500, 1),
      secret: z.boolean(),
      unit: z.enum(BALLOT_UNITS),
      options: z
        .array(line(100, 1))
        .min(2)
        .max(10)
        .refine((options) => new Set(options).size === options.length),
    }),
    output: shape<{ id: BallotId }>(),
  },
  /** Votes openly; without `bridgePointId` for one's own. `votes`: papers by option. */
  'ballot.cast': {
    input: z.object({
      id: ballotId,
      bridgePointId: bridgePointId.optional(),
      votes: z.array(z.number().int().min(0).max(500)).max(10),
    }),
    output: done,
  },
  /** Has one's blinded papers signed (RFC 9474), once; the same ones again get the same answer. */
  'ballot.take-papers': {
    input: z.object({ id: ballotId, blinded: z.array(blinded).min(1).max(MOST_PAPERS) }),
    output: shape<{ signatures: string[] }>(),
  },
  'ballot.close': { input: z.object({ id: ballotId }), output: done },
  'ballot.cancel': { input: z.object({ id: ballotId }), output: done },
} as const

export const ballotNotifications = {
  /** How many papers lie in the urn; not part of the journal. */
  'ballot.progress': shape<{ id: BallotId; cast: number }>(),
} as const

/**
 * `POST /api/urn`: puts one secret paper into the urn. Sent without cookie or ticket, so that nothing says whose it is.
 * @see RFC 9474, RSABSSA-SHA384-PSS-Randomized
 */
export const urnPaper = z.object({
  sessionId,
  id: ballotId,
  /** The prepared message that was signed: random bytes, base64url. */
  serial: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{342}$/),
  option: z.number().int().min(0).max(9),
})
