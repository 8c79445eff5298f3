// The act of scheduling: meetings, their clashes, invitations, templates, and entering one.
import { z } from 'zod'
import { line, listOf, name, paragraphs, time } from '../fields.ts'
import { shape } from '../contract.ts'
import type { IssuedTicket } from '../http.ts'
import { accountId, bridgePointId, documentId, meetingId, officialId, templateId, unitId, venueId } from '../ids.ts'
import type { AccountId, BridgePointId, MeetingId, SessionId, TemplateId, UnitId } from '../ids.ts'
import type { Busy } from '../../domain/booking.ts'
import { MEETING_FORMS, MEETING_LEVELS, SERIES_SCOPES, USUAL_RECORDING } from '../../domain/meeting.ts'
import type { Meeting, MeetingContent, MeetingSummary } from '../../domain/meeting.ts'
import { RETENTIONS } from '../../domain/retention.ts'
import type { SessionRole } from '../../domain/roles.ts'
import { FLOOR_MODES } from '../../domain/state/floor.ts'
import type { FloorMode } from '../../domain/state/floor.ts'
import { RECORDING_POLICIES, RECORDING_STARTS } from '../../domain/state/recording.ts'

/** The most bridge points, units and agenda items of one meeting. */
export const MEETING_LIMITS = { units: 400, bridgePoints: 400, agenda: 50, occurrences: 400 } as const

/** How many later dates of a series are looked at for clashes, and how much of what is taken is named on each. */
export const LATER_LIMITS = { dates: 60, named: 8 } as const

/** What a secretary fills in. */
export const meetingContent = z.object({
  title: name,
  level: z.enum(MEETING_LEVELS),
  form: z.enum(MEETING_FORMS),
  startsAt: time,
  endsAt: time,
  rehearsalAt: time.nullable(),
  organiserId: unitId,
  chairId: officialId.nullable(),
  secretaryId: accountId.nullable(),
  mainBridgePointId: bridgePointId.nullable(),
  venueId: venueId.nullable(),
  unitIds: listOf(unitId, MEETING_LIMITS.units),
  bridgePointIds: listOf(bridgePointId, MEETING_LIMITS.bridgePoints),
  agenda: z
    .array(
      z.object({
        id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
        title: name,
        rapporteur: line(200),
        plannedMinutes: z.number().int().min(0).max(1_440),
      }),
    )
    .max(MEETING_LIMITS.agenda)
    .refine((items) => new Set(items.map((item) => item.id)).size === items.length)
    .readonly(),
  note: paragraphs(5_000),
  remindersMin: listOf(z.number().int().min(0).max(43_200), 5),
  floorMode: z.enum(FLOOR_MODES).default('chaired'),
  recording: z
    .object({ starts: z.enum(RECORDING_STARTS), policy: z.enum(RECORDING_POLICIES), retention: z.enum(RETENTIONS) })
    .default(USUAL_RECORDING),
})

/** RFC 5545: the RRULE part without its name, and the beginnings left out (EXDATE), epoch ms. */
export const recurrence = z.object({
  rule: z.string().regex(/^[A-Z0-9=;,:+-]{6,500}$/),
  exceptions: listOf(time, 400),
})

/** Something that can be at one meeting only at a time. */
const resource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bridge-point'), id: bridgePointId }),
  z.object({ kind: z.literal('chair'), id: officialId }),
  z.object({ kind: z.literal('venue'), id: venueId }),
])

const scope = z.enum(SERIES_SCOPES)
const overrideReason = line(500)
const span = z.object({ from: time, to: time }).refine(({ from, to }) => from < to && to - from <= 100 * 86_400_000)

/** A meeting that needs something of the caller, or in which they take part. */
export type TodayMeeting = MeetingSummary & {
  /** A session of it is open. */
  live: boolean
  /**
   * The bridge points at which the caller may sit, whether somebody sits there already, and since when the chair calls
   * a missing one to come (epoch ms; null else).
   */
  seats: { id: BridgePointId; name: string; connected: boolean; calledAt: number | null; roles: SeatRole[] }[]
  /** The caller's units that have not answered. */
  unansweredUnitIds: UnitId[]
}

/** What a leader of a province sees on coming in. */
export type Today = {
  now: number
  running: TodayMeeting[]
  /** The rest of today and the next seven days. */
  next: TodayMeeting[]
  waiting: TodayMeeting[]
}

/** A later date of a series on which something is taken. */
export type LaterClash = {
  /** Epoch ms. */
  startsAt: number
  /** How much is taken. */
  count: number
  /** The first of it. */
  busy: Busy[]
}

/** When everybody is free. */
export type Clashes = {
  /** What is taken at the asked time; nothing when a recurrence was given that leaves this time out. */
  busy: Busy[]
  /** The next beginning at which all of them are free for as long, within working hours, epoch ms; null within 60 days. */
  nextFreeAt: number | null
  /** The other dates of the recurrence on which something is taken, in order; empty without a recurrence. */
  later: LaterClash[]
  /** How many more dates the recurrence has, which were not looked at. */
  notLookedAt: number
}

/** Somebody who may look after meetings. */
export type Secretary = { id: AccountId; name: string }

/** What a letter of invitation calls the province, and where it is written. */
export type Province = { name: string; place: string }

/** A saved beginning for new meetings; its times are offsets that the next use fills in. */
export type Template = { id: TemplateId; unitId: UnitId; name: string; content: MeetingContent }

/** As what somebody with an account may sit in a session. */
export const SEAT_ROLES = ['chair', 'secretary', 'technician', 'member', 'observer'] as const satisfies SessionRole[]
export type SeatRole = (typeof SEAT_ROLES)[number]

/** What the lobby says of the recording. */
export type SeatRecording = 'on' | 'possible' | 'never'

/** A seat in a session, and the names that its lobby shows. */
export type Seat = IssuedTicket & {
  sessionId: SessionId
  bridgePointId: BridgePointId
  role: SessionRole
  /** How the floor is given when the session begins: whether the lobby's microphone may begin open. */
  floorMode: FloorMode
  /** Whoever enters knows: it is recorded, it may come to be, or neither. */
  recording: SeatRecording
  title: string
  bridgePointName: string
}

export const meetingRequests = {
  /** The meetings that the caller may see and that touch the span (100 days at most). */
  'meeting.list': { input: span, output: shape<MeetingSummary[]>() },
  'meeting.read': { input: z.object({ id: meetingId }), output: shape<Meeting & { mayEdit: boolean }>() },
  /** By words in title, note, agenda, units; without diacritics; the nearest in time first. */
  'meeting.search': {
    input: z.object({ text: line(200, 1), page: z.number().int().min(0).max(1_000).default(0) }),
    output: shape<{ meetings: MeetingSummary[]; more: boolean }>(),
  },
  /** Makes meetings: one, or with a recurrence as many as it has occurrences; all or none. */
  'meeting.create': {
    input: z.object({
      content: meetingContent,
      status: z.enum(['draft', 'scheduled']),
      recurrence: recurrence.nullable(),
      overrideReason,
    }),
    output: shape<{ ids: MeetingId[] }>(),
  },
  /** Changes a meeting, it and the following ones of its series, or all of them that lie ahead. */
  'meeting.change': {
    input: z.object({
      id: meetingId,
      revision: z.number().int(),
      content: meetingContent,
      status: z.enum(['draft', 'scheduled']),
      scope,
      overrideReason,
    }),
    output: shape<{ ids: MeetingId[]; revision: number }>(),
  },
  /** Puts it at another time; its length may change. */
  'meeting.move': {
    input: z.object({
      id: meetingId,
      revision: z.number().int(),
      startsAt: time,
      endsAt: time,
      scope,
      overrideReason,
    }),
    output: shape<{ ids: MeetingId[]; revision: number }>(),
  },
  'meeting.cancel': {
    input: z.object({ id: meetingId, revision: z.number().int(), reason: line(500, 1), scope }),
    output: shape<{ ids: MeetingId[] }>(),
  },
  /** Removes a draft. */
  'meeting.remove': { input: z.object({ id: meetingId }), output: shape<null>() },
  'meeting.clashes': {
    input: z.object({
      startsAt: time,
      endsAt: time,
      resources: z.array(resource).max(MEETING_LIMITS.bridgePoints + 2),
      /** The meeting that is being edited does not clash with itself. */
      except: meetingId.optional(),
      /** How a new meeting comes back: its later dates are looked at too. */
      recurrence: recurrence.optional(),
    }),
    output: shape<Clashes>(),
  },
  /** What is taken within a span, of everything or of some: the rows of the timeline. */
  'meeting.busy': {
    input: z.object({ from: time, to: time }).refine(({ from, to }) => from < to && to - from <= 45 * 86_400_000),
    output: shape<Busy[]>(),
  },
  /** The beginnings that a rule would give, epoch ms. */
  'meeting.occurrences': {
    input: z.object({ startsAt: time, recurrence }),
    output: shape<{ startsAt: number[] }>(),
  },
  'meeting.reply': {
    input: z.object({
      id: meetingId,
      unitId,
      /** `none` takes an answer back. */
      reply: z.enum(['none', 'attending', 'absent', 'substitute']),
      note: line(500),
    }),
    output: shape<null>(),
  },
  /** The open accounts that may edit a unit's meetings, by name; for those who may do so themselves. */
  'meeting.secretaries': { input: z.object({ organiserId: unitId }), output: shape<Secretary[]>() },
  'meeting.province': { input: z.object({}), output: shape<Province>() },
  'meeting.today': { input: z.object({}), output: shape<Today>() },
  /** A seat at a bridge point of the caller's; opens the session from an hour before the beginning. */
  /** Takes a new seat, as what one usually sits there or as what is asked for. */
  'meeting.join': {
    input: z.object({ id: meetingId, bridgePointId, as: z.enum(SEAT_ROLES).optional() }),
    output: shape<Seat>(),
  },
  'document.remove': { input: z.object({ id: documentId }), output: shape<null>() },
  'template.list': { input: z.object({}), output: shape<Template[]>() },
  'template.save': {
    input: z.object({ id: templateId.optional(), unitId, name, content: meetingContent }),
    output: shape<{ id: TemplateId }>(),
  },
  'template.remove': { input: z.object({ id: templateId }), output: shape<null>() },
} as const
