// What a recorder's host and the process of one recording say to each other, over the channel between them.
import { z } from 'zod'
import { defineContract, shape } from '../signalling/protocol/contract.ts'
import { recorderContract, recordingId } from './contract.ts'

const { requests } = recorderContract

/** What the host hands on: the recorder's own words, but for opening a recording and for the disk. */
export const processContract = defineContract({
  requests: {
    'recording.pause': requests['recording.pause'],
    'recording.resume': requests['recording.resume'],
    'recording.close': requests['recording.close'],
    'feed.open': requests['feed.open'],
    'feed.connect': requests['feed.connect'],
    'feed.close': requests['feed.close'],
    'track.start': requests['track.start'],
    'track.stop': requests['track.stop'],
  },
  notifications: {
    /** It answers from now on. */
    'process.ready': shape<null>(),
    /** Bytes written to the disk since the last time. */
    'process.wrote': shape<{ bytes: number }>(),
    /** A line for the log. */
    'process.logged': shape<{ level: 'info' | 'warn' | 'error'; facts: object; message: string }>(),
  },
})
export type ProcessContract = typeof processContract

/** The first message: what is recorded, and with what key. It travels in memory only, never in arguments or files. */
export const processStart = z.object({
  recordingId,
  /** The recording's folder. */
  folder: z.string(),
  zeroAt: z.number(),
  /** The recording's own key, in base64. */
  key: z.base64(),
  /** The address that feeds are opened on. */
  ip: z.string(),
})
export type ProcessStart = z.infer<typeof processStart>

/** A request under way. */
export const processRequest = z.object({ id: z.number(), name: z.string(), input: z.unknown() })

/** What a process sends: an answer or a notification. The host trusts its own child; only the form is looked at. */
export const processMessage = z.union([
  z.object({
    id: z.number(),
    reply: z.union([
      z.object({ ok: z.literal(true), data: z.unknown() }),
      z.object({
        ok: z.literal(false),
        error: z.object({
          code: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
        }),
      }),
    ]),
  }),
  z.object({ name: z.literal('process.ready'), data: z.null() }),
  z.object({ name: z.literal('process.wrote'), data: z.object({ bytes: z.number() }) }),
  z.object({
    name: z.literal('process.logged'),
    data: z.object({
      level: z.enum(['info', 'warn', 'error']),
      facts: z.record(z.string(), z.unknown()),
      message: z.string(),
    }),
  }),
])
