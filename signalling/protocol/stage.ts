// The act of directing what everybody sees: the layout, documents and their pages.
import { z } from 'zod'
import { shape } from './contract.ts'
import { bridgePointId, documentId } from './ids.ts'
import type { SessionDocument } from '../domain/stage-direction.ts'
import { LAYOUTS } from '../domain/state/stage.ts'

const done = shape<null>()

/** The last page that a document may be turned to. */
export const MOST_PAGES = 10_000

export const stageRequests = {
  'stage.set': {
    input: z.object({
      choice: z.object({
        layout: z.enum(LAYOUTS),
        choice: z.enum(['chair', 'free']),
        spotlight: bridgePointId.nullable(),
      }),
    }),
    output: done,
  },
  /** The meeting's documents that can be shown page by page. */
  'document.list': { input: z.object({}), output: shape<SessionDocument[]>() },
  'document.open': { input: z.object({ documentId }), output: done },
  'document.turn': { input: z.object({ page: z.number().int().min(1).max(MOST_PAGES) }), output: done },
  'document.close': { input: z.object({}), output: done },
} as const
