// The act of reading the audit trail.
import { z } from 'zod'
import { line, time } from '../fields.ts'
import { shape } from '../contract.ts'

/** One line of the audit trail. */
export type AuditLine = {
  seq: number
  /** Epoch ms. */
  at: number
  /** Who, as named at that time: "thuky.snv (Thư ký Sở Nội vụ)"; "–" when nobody had signed in. */
  actor: string
  /** What: the name of the request, or what happened: `meeting.save`, `access.refused`. */
  action: string
  /** On what: `meeting:…`, `unit:…`; empty when on nothing in particular. */
  subject: string
  address: string
  agent: string
  details: Record<string, unknown>
}

/** Which lines. */
export const auditFilter = z.object({
  from: time.optional(),
  to: time.optional(),
  /** Searched in actor, action and subject. */
  text: line(200).default(''),
})

export const auditRequests = {
  'audit.list': {
    input: auditFilter.extend({
      /** Only lines before this one; the newest come first. */
      before: z.number().int().min(1).optional(),
    }),
    output: shape<{ lines: AuditLine[]; more: boolean }>(),
  },
  /** Recomputes the whole chain. */
  'audit.verify': {
    input: z.object({}),
    output: shape<{ ok: boolean; lines: number; brokenAt: number | null }>(),
  },
} as const
