// The act of writing minutes: drafted from the journal, edited, signed.
import { z } from 'zod'
import { shape } from '../contract.ts'
import { line, listOf, paragraphs, time } from '../fields.ts'
import { meetingId, sessionId } from '../ids.ts'
import type { MeetingId, SessionId } from '../ids.ts'
import type { MinutesContent } from '../../domain/minutes.ts'
import { BALLOT_UNITS } from '../../domain/state/ballot.ts'
import { ATTENDANCES } from '../../domain/state/roll-call.ts'

/** The minutes of one session. */
export type Minutes = {
  sessionId: SessionId
  meetingId: MeetingId
  content: MinutesContent
  /** 0 for a draft that nobody has saved yet. */
  revision: number
  /** The session goes on: the draft still grows. */
  live: boolean
  /** `intact`: what is stored still has the hash that it was signed with. */
  signed: { at: number; by: string; sha256: string; intact: boolean } | null
  mayEdit: boolean
}

/** A session of a meeting and where its minutes stand. */
export type SessionMinutes = {
  sessionId: SessionId
  openedAt: number
  closedAt: number | null
  status: 'draft' | 'edited' | 'signed'
}

const signature = z.object({ authority: line(200), office: line(200), name: line(200) })
const moment = time.nullable()
const count = z.number().int().min(0).max(100_000)

/** What a secretary may change. */
export const minutesContent = z.object({
  head: z.enum(['state', 'party']),
  governingBody: line(200),
  issuingBody: line(200, 1),
  number: z.string().regex(/^[0-9]{0,6}$/),
  symbol: line(40),
  place: line(100),
  date: time,
  summary: line(500, 1),
  openedAt: time,
  closedAt: moment,
  venue: line(300),
  chair: line(200),
  secretary: line(200),
  quorum: z.object({ present: count, invited: count, reached: z.boolean() }),
  attendance: z
    .array(
      z.object({
        name: line(200, 1),
        attendance: z.enum(ATTENDANCES),
        reason: line(300),
        delegates: count,
        firstAt: moment,
        awayMs: z.number().int().min(0),
      }),
    )
    .max(500)
    .readonly(),
  parts: z
    .array(
      z.object({
        title: line(300),
        rapporteur: line(200),
        startedAt: moment,
        endedAt: moment,
        speeches: z
          .array(z.object({ speaker: line(200, 1), startedAt: time, endedAt: moment }))
          .max(2_000)
          .readonly(),
        text: paragraphs(20_000),
      }),
    )
    .max(200)
    .readonly(),
  votes: z
    .array(
      z.object({
        motion: line(500, 1),
        secret: z.boolean(),
        unit: z.enum(BALLOT_UNITS),
        results: z
          .array(z.object({ option: line(100, 1), count }))
          .max(10)
          .readonly(),
        entitled: count,
        quorate: z.boolean(),
        at: time,
      }),
    )
    .max(200)
    .readonly(),
  conclusions: z.array(paragraphs(4_000)).max(200).readonly(),
  recipients: listOf(line(200, 1), 100),
  chairSignature: signature,
  secretarySignature: signature,
})

export const minutesRequests = {
  /** The sessions of a meeting, the newest first; those who may not edit are told of signed minutes only. */
  'minutes.list': { input: z.object({ meetingId }), output: shape<SessionMinutes[]>() },
  /** Saved minutes, or a fresh draft from the journal; who may not edit reads signed minutes only. */
  'minutes.read': { input: z.object({ sessionId }), output: shape<Minutes>() },
  /** Refused with `changed-meanwhile`, `minutes-signed`. */
  'minutes.save': {
    input: z.object({ sessionId, revision: z.number().int().min(0), content: minutesContent }),
    output: shape<{ revision: number }>(),
  },
  /** Drafts again from the journal, over what was edited. Refused with `changed-meanwhile`, `minutes-signed`. */
  'minutes.draft-again': {
    input: z.object({ sessionId, revision: z.number().int().min(0) }),
    output: shape<Minutes>(),
  },
  /** Freezes them with a hash. Refused with `session-not-ended`, `changed-meanwhile`, `minutes-signed`. */
  'minutes.sign': {
    input: z.object({ sessionId, revision: z.number().int().min(0) }),
    output: shape<{ sha256: string }>(),
  },
} as const
