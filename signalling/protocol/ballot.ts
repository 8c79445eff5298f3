// The act of voting. A secret choice travels over HTTP, by nobody in particular, never over a voter's own line.
import { z } from 'zod'
import { shape } from './contract.ts'
import { line } from './fields.ts'
import { ballotId, bridgePointId } from './ids.ts'
import type { BallotId } from './ids.ts'
import { BALLOT_UNITS, MOST_PAPERS } from '../domain/state/ballot.ts'

const done = shape<null>()

/**
 * A number of the size of the key (256 bytes) as base64url. The four bits that its last character has to spare must be
 * nought (RFC 4648, 3.5), as in `serial`: else one number could be written in sixteen ways.
 */
const keyWide = z.string().regex(/^[A-Za-z0-9_-]{341}[AQgw]$/)

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
    input: z.object({ id: ballotId, blinded: z.array(keyWide).min(1).max(MOST_PAPERS) }),
    output: shape<{ signatures: string[] }>(),
  },
  /** How many papers lie in the urn of a secret ballot that is open; 0 in any other. */
  'ballot.count': { input: z.object({ id: ballotId }), output: shape<{ cast: number }>() },
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
  id: ballotId,
  /**
   * The prepared message that was signed, base64url: 32 random bytes that the scheme puts before every message, and 32
   * random bytes as the message. Written in one way only, or one signed paper could be cast sixteen times.
   */
  serial: z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/),
  signature: keyWide,
  option: z.number().int().min(0).max(9),
})
export type UrnPaper = z.output<typeof urnPaper>
