// The act of working through the agenda, and of writing conclusions.
import { z } from 'zod'
import { shape } from './contract.ts'
import { line, paragraphs } from './fields.ts'

const done = shape<null>()
const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const conclusionId = z.string().regex(/^c[0-9]{1,9}$/)
const item = z.object({
  id: itemId,
  title: line(300, 1),
  rapporteur: line(200),
  plannedMinutes: z.number().int().min(0).max(1_440),
})

export const agendaRequests = {
  /** Turns to an item; the one before it is finished. */
  'agenda.start': { input: z.object({ itemId }), output: done },
  'agenda.finish': { input: z.object({}), output: done },
  /** Changes the agenda; refused with `still-used` when an item is missing that was worked on. */
  'agenda.set': {
    input: z.object({
      items: z
        .array(item)
        .max(50)
        .refine((items) => new Set(items.map(({ id }) => id)).size === items.length),
    }),
    output: done,
  },
  'conclusion.add': { input: z.object({ text: paragraphs(4_000, 1), itemId: itemId.nullable() }), output: done },
  'conclusion.change': { input: z.object({ id: conclusionId, text: paragraphs(4_000, 1) }), output: done },
  'conclusion.remove': { input: z.object({ id: conclusionId }), output: done },
} as const
