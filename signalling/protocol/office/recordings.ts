// The act of keeping recordings: the library, the replay, retention, exports.
import { z } from 'zod'
import { shape } from '../contract.ts'
import { line, listOf, time } from '../fields.ts'
import { exportId, sessionId, unitId } from '../ids.ts'
import type { ExportId, MeetingId, OfficialId, SessionId, TrackId, UnitId } from '../ids.ts'
import type { RecordedEvent } from '../../domain/event.ts'
import { MEETING_LEVELS } from '../../domain/meeting.ts'
import type { MeetingLevel } from '../../domain/meeting.ts'
import { RECORDING_LIMITS } from '../../domain/recording-limits.ts'
import type { RecordedTrack } from '../../domain/replay/recorded.ts'
import type { Cue } from '../../domain/replay/transcript.ts'
import { RETENTIONS } from '../../domain/retention.ts'
import type { Retention } from '../../domain/retention.ts'

export { RECORDING_LIMITS }

/** A recording in the library. */
export type RecordingSummary = {
  sessionId: SessionId
  meetingId: MeetingId
  title: string
  level: MeetingLevel
  organiserId: UnitId
  chairId: OfficialId | null
  /** When the session was opened and closed, epoch ms; `closedAt` null while it goes on. */
  openedAt: number
  closedAt: number | null
  /** How long something was recorded, ms: pauses and gaps left out. */
  lengthMs: number
  bytes: number
  tracks: number
  /** Health: how long nothing was written though it should have been, and how long something was left out by lost packets, ms. */
  gapMs: number
  damagedMs: number
  retention: Retention
  /** Epoch ms; null for ever. */
  keepUntil: number | null
  /** A legal hold: nothing removes it, whatever its date. */
  hold: { at: number; by: string; reason: string } | null
  /** When its chains were last held against its bytes, epoch ms, and whether all was whole; null before. */
  verified: { at: number; intact: boolean } | null
  mayDownload: boolean
  mayManage: boolean
}

/** What the library's list asks for; what is left out is not asked for. */
const filter = z.object({
  /** Opened within this span, epoch ms. */
  from: time.optional(),
  to: time.optional(),
  organiserId: unitId.optional(),
  level: z.enum(MEETING_LEVELS).optional(),
  /** Words in the title, without diacritics. */
  text: line(200).optional(),
  /** Only those with something wrong, under a hold, or due for removal within 30 days. */
  only: z.enum(['unsound', 'held', 'due']).optional(),
})
export type RecordingFilter = z.infer<typeof filter>

/** A part of the disk. */
export type UsageShare = { bytes: number; recordings: number }

/** How much the recordings take. */
export type RecordingUsage = {
  usedBytes: number
  freeBytes: number
  /** By the month of their sessions ("2026-11"), in order. */
  months: (UsageShare & { month: string })[]
  /** The same, each class by itself. */
  monthly: (UsageShare & { month: string; retention: Retention })[]
  /** By organising unit, the largest first. */
  units: (UsageShare & { unitId: UnitId })[]
  retentions: (UsageShare & { retention: Retention })[]
}

/** The language of a transcript (ISO 639): "vi", "en". */
export const transcriptLanguage = z.string().regex(/^[a-z]{2,3}$/)

/** The name of its file. */
export const transcriptName = line(200, 1)

/** A transcript that was added to a recording. */
export type Transcript = { language: string; name: string; addedAt: number; cues: number }

/** A session to be watched again. All times of the replay are ms since its opening. */
export type Replay = {
  sessionId: SessionId
  meetingId: MeetingId
  /** What the caller may see of the journal after the asked sequence number: timeline, lanes, chapters follow from it. */
  events: RecordedEvent[]
  tracks: RecordedTrack[]
  /** Of every transcript, in the order of time. */
  cues: Cue[]
  transcripts: Transcript[]
  /** The session goes on; by the server's clock it is now this long since the opening, ms. */
  live: boolean
  nowMs: number
  /** Written over the picture: the viewer's name and login. */
  watermark: string
  mayDownload: boolean
  mayManage: boolean
}

/** What can be made of a recording. */
export const EXPORT_KINDS = ['stage', 'sound', 'clip', 'tracks'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** A file that is being made, or is there to be fetched. */
export type RecordingExport = {
  id: ExportId
  kind: ExportKind
  fromMs: number
  toMs: number
  /** Who asked for it, and when, epoch ms. */
  by: string
  startedAt: number
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** 0–1. */
  progress: number
  /** How long it will still take, ms; null until that can be said. */
  remainingMs: number | null
  /** Whether pictures were encoded anew; false where everything was taken over as it was recorded. */
  encoded: boolean
  fileName: string
  bytes: number
}

const id = sessionId
const ids = listOf(sessionId, RECORDING_LIMITS.atOnce)
const reason = line(500, 1)
const language = transcriptLanguage
const done = shape<null>()

export const recordingRequests = {
  /** The recordings that the caller may watch, the newest first. */
  'recording.list': {
    input: filter.extend({ page: z.number().int().min(0).max(10_000).default(0) }),
    output: shape<{ recordings: RecordingSummary[]; more: boolean; totals: UsageShare & { lengthMs: number } }>(),
  },
  'recording.read': { input: z.object({ id }), output: shape<RecordingSummary>() },
  'recording.usage': { input: z.object({}), output: shape<RecordingUsage>() },
  /** Gives recordings a class; their dates follow. All or none. */
  'recording.retain': { input: z.object({ ids, retention: z.enum(RETENTIONS), reason }), output: done },
  /** Sets or lifts a legal hold. All or none. */
  'recording.hold': { input: z.object({ ids, held: z.boolean(), reason }), output: done },
  /** Removes recordings for good, before their date too; refused with `recording-held` when one is under a hold. */
  'recording.remove': { input: z.object({ ids, reason }), output: done },
  /** Holds every byte against the hash chains. */
  'recording.verify': {
    input: z.object({ id }),
    output: shape<{ at: number; breaks: { trackId: TrackId; file: string; offset: number; length: number }[] }>(),
  },
  /** Everything a player begins with; later again with the last sequence number, for what has come since. */
  'replay.read': {
    input: z.object({ id, after: z.number().int().min(0).default(0) }),
    output: shape<Replay>(),
  },
  'transcript.remove': { input: z.object({ id, language }), output: done },
} as const

/** Making files of recordings. */
export const exportRequests = {
  /** The exports of a recording that the caller may download, the newest first. */
  'export.list': { input: z.object({ id }), output: shape<RecordingExport[]>() },
  /** Begins to make a file in the background. A clip has a beginning and an end; all other kinds may have them. */
  'export.start': {
    input: z.object({
      id,
      kind: z.enum(EXPORT_KINDS),
      fromMs: z.number().int().min(0).optional(),
      toMs: z.number().int().min(1).optional(),
    }),
    output: shape<{ id: ExportId }>(),
  },
  'export.cancel': { input: z.object({ id, exportId }), output: done },
  /** Removes a finished file. */
  'export.remove': { input: z.object({ id, exportId }), output: done },
} as const
