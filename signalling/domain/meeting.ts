// What is scheduled: a meeting, its invitations, its agenda.
import type { Retention } from './retention.ts'
import type { FloorMode } from './state/floor.ts'
import type { RecordingSettings } from './state/recording.ts'
import type {
  AccountId,
  BridgePointId,
  DocumentId,
  MeetingId,
  OfficialId,
  SeriesId,
  UnitId,
  VenueId,
} from '../protocol/ids.ts'

/** Which levels of government meet. */
export const MEETING_LEVELS = [
  'province-district',
  'province-department',
  'three-level',
  'district-commune',
  'internal',
] as const
export type MeetingLevel = (typeof MEETING_LEVELS)[number]

/** How people take part. */
export const MEETING_FORMS = ['video', 'in-person', 'mixed'] as const
export type MeetingForm = (typeof MEETING_FORMS)[number]

/** `draft`: seen by its organisers only, books nothing. */
export type MeetingStatus = 'draft' | 'scheduled' | 'cancelled'

/** One item of the agenda. */
export type AgendaItem = {
  /** Its own sign within the meeting, kept when items change places. */
  readonly id: string
  readonly title: string
  /** Who reports: a unit or an office, as written by the secretary. */
  readonly rapporteur: string
  readonly plannedMinutes: number
}

/** How the sessions of a meeting are recorded, and how long that is kept. */
export type MeetingRecording = RecordingSettings & { readonly retention: Retention }

/** How a meeting is recorded unless its secretary says otherwise. */
export const USUAL_RECORDING: MeetingRecording = { starts: 'by-hand', policy: 'stage', retention: 'five-years' }

/** What a secretary fills in. */
export type MeetingContent = {
  readonly title: string
  readonly level: MeetingLevel
  readonly form: MeetingForm
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
  /** When the technicians try everything out, epoch ms; null without a rehearsal. */
  readonly rehearsalAt: number | null
  readonly organiserId: UnitId
  readonly chairId: OfficialId | null
  readonly secretaryId: AccountId | null
  /** Null for a meeting in person. */
  readonly mainBridgePointId: BridgePointId | null
  readonly venueId: VenueId | null
  readonly unitIds: readonly UnitId[]
  readonly bridgePointIds: readonly BridgePointId[]
  readonly agenda: readonly AgendaItem[]
  /** What else the invited should know. */
  readonly note: string
  /** When to remind the invited, minutes before the beginning. */
  readonly remindersMin: readonly number[]
  /** How the floor is given when a session begins. */
  readonly floorMode: FloorMode
  readonly recording: MeetingRecording
}

/** What a unit has answered to its invitation (RFC 5546 PARTSTAT: NEEDS-ACTION, ACCEPTED, DECLINED, DELEGATED). */
export const REPLIES = ['none', 'attending', 'absent', 'substitute'] as const
export type Reply = (typeof REPLIES)[number]

/** An invited unit. */
export type Invitation = {
  readonly unitId: UnitId
  readonly reply: Reply
  /** The reason of an absence, or who comes instead. */
  readonly note: string
  /** Epoch ms; null before the answer. */
  readonly repliedAt: number | null
}

/** A file that travels with a meeting. */
export type MeetingDocument = {
  readonly id: DocumentId
  readonly name: string
  /** By its content, never by its name. */
  readonly mediaType: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  /** Epoch ms. */
  readonly addedAt: number
}

/** A meeting's place in a series. */
export type SeriesPlace = {
  readonly seriesId: SeriesId
  /** The RRULE part of RFC 5545, without its name: "FREQ=WEEKLY;BYDAY=MO;COUNT=10". */
  readonly rule: string
  /** When the rule has put it, epoch ms: stays when the meeting itself is moved (RFC 5545 RECURRENCE-ID). */
  readonly recurrenceAt: number
  /** Changed by itself: a later change of the whole series leaves its time alone. */
  readonly detached: boolean
}

/** A meeting as its organisers and its invited see it. */
export type Meeting = MeetingContent & {
  readonly id: MeetingId
  readonly status: MeetingStatus
  readonly cancelReason: string
  readonly series: SeriesPlace | null
  readonly invitations: readonly Invitation[]
  readonly documents: readonly MeetingDocument[]
  /** Grows by one with every change; a save names the one it was made from. */
  readonly revision: number
  /** Why a clash was accepted; empty without one. */
  readonly overrideReason: string
}

/** A meeting in a calendar or a list. */
export type MeetingSummary = {
  readonly id: MeetingId
  readonly title: string
  readonly level: MeetingLevel
  readonly form: MeetingForm
  readonly status: MeetingStatus
  readonly startsAt: number
  readonly endsAt: number
  readonly organiserId: UnitId
  readonly chairId: OfficialId | null
  readonly mainBridgePointId: BridgePointId | null
  readonly venueId: VenueId | null
  readonly bridgePointIds: readonly BridgePointId[]
  readonly seriesId: SeriesId | null
  readonly revision: number
  /** Whether the caller may change it. */
  readonly mayEdit: boolean
}

/** Which meetings of a series a change is for. */
export const SERIES_SCOPES = ['this', 'following', 'all'] as const
export type SeriesScope = (typeof SERIES_SCOPES)[number]
