// What the office needs of storage for meetings, bookings, invitations, documents, templates, sessions.
import type { Busy, Resource } from '../domain/booking.ts'
import type {
  Meeting,
  MeetingContent,
  MeetingDocument,
  MeetingStatus,
  MeetingSummary,
  Reply,
} from '../domain/meeting.ts'
import type { Opening, RecordedEvent } from '../domain/event.ts'
import type { Seating } from '../domain/presence.ts'
import type { RecordingState } from '../domain/state/recording.ts'
import type {
  AccountId,
  BridgePointId,
  DocumentId,
  MeetingId,
  PeerId,
  SeriesId,
  SessionId,
  TemplateId,
  UnitId,
} from '../protocol/ids.ts'

/** Whose meetings: those that these units organise or are invited to; drafts only where the unit may edit. */
export type Visible = { readonly read: 'all' | readonly UnitId[]; readonly edit: 'all' | readonly UnitId[] }

/** A meeting as it is written. */
export type MeetingToStore = {
  readonly id: MeetingId
  readonly content: MeetingContent
  readonly status: MeetingStatus
  readonly cancelReason: string
  readonly overrideReason: string
  readonly series: { readonly seriesId: SeriesId; readonly recurrenceAt: number; readonly detached: boolean } | null
  /** By whom and when it was made, epoch ms: written once, left alone by an update. */
  readonly createdBy: AccountId | null
  readonly createdAt: number
  /** Folded text by which it is found. */
  readonly search: string
}

/** A booking that stands in the way. */
export type Clash = { readonly of: MeetingId; readonly with: MeetingId; readonly resource: Resource }

/** Meetings and what hangs on them. Writes belong in a transaction. */
export type MeetingStore = {
  list(from: number, to: number, visible: Visible): Promise<MeetingSummary[]>
  /** `words` are folded; a page has 50, and one more when more follow. The nearest to `now` first. */
  search(words: readonly string[], page: number, now: number, visible: Visible): Promise<MeetingSummary[]>
  read(id: MeetingId): Promise<Meeting | undefined>
  /** Holds the row until the transaction ends. */
  lock(id: MeetingId): Promise<Meeting | undefined>
  /** The meetings of a series, by their recurrence; held until the transaction ends. */
  lockSeries(id: SeriesId): Promise<Meeting[]>
  /** Writes meetings that are new (revision 1). Books nothing. */
  insert(meetings: readonly MeetingToStore[]): Promise<void>
  /** Writes meetings over their former selves, the revision one higher. Answers to invitations stay. Books nothing. */
  update(meetings: readonly MeetingToStore[]): Promise<void>
  remove(id: MeetingId): Promise<void>
  saveSeries(series: { readonly id: SeriesId; readonly rule: string; readonly startsAt: number }): Promise<void>

  /**
   * Makes the bookings of these meetings exactly what they occupy: released first, then taken. Meetings that are not
   * scheduled occupy nothing. Holds every resource concerned until the transaction ends, so call it once in each.
   * @returns the clashes that were overridden; of two new meetings that clash with each other, one
   * @throws Refusal `clash` with `meetingId` and `resource` when something is taken and that is not overridden.
   */
  book(
    meetings: readonly {
      readonly id: MeetingId
      readonly startsAt: number
      readonly endsAt: number
      readonly resources: readonly Resource[]
    }[],
    override: boolean,
  ): Promise<Clash[]>
  /** Notes why their clashes were accepted. The revision stays. */
  noteOverride(ids: readonly MeetingId[], reason: string): Promise<void>
  /** What is taken in a span: of these resources, or of all of them. Titles only of what is visible. */
  busy(
    from: number,
    to: number,
    resources: readonly Resource[] | 'all',
    visible: Visible,
    except: readonly MeetingId[],
  ): Promise<Busy[]>
  /**
   * What of these resources is taken in each of these spans that has anything: how much, and the first `most` of it.
   * Spans are named by their beginning.
   */
  busyOn(
    spans: readonly { readonly startsAt: number; readonly endsAt: number }[],
    resources: readonly Resource[],
    visible: Visible,
    most: number,
  ): Promise<{ startsAt: number; count: number; busy: Busy[] }[]>
  /** When any of these resources is taken, in order, spans that touch joined into one. */
  taken(
    from: number,
    to: number,
    resources: readonly Resource[],
    except: readonly MeetingId[],
  ): Promise<{ readonly startsAt: number; readonly endsAt: number }[]>

  reply(
    id: MeetingId,
    unitId: UnitId,
    /** `at` and `by` are kept of an answer, not of its being taken back (`none`). */
    reply: { readonly reply: Reply; readonly note: string; readonly at: number; readonly by: AccountId },
  ): Promise<boolean>
  /** Takes every answer to these meetings' invitations back: their time has changed. */
  askAgain(ids: readonly MeetingId[]): Promise<void>
  /** The invitations of these units that wait for an answer, of scheduled meetings that begin within the span. */
  unanswered(
    from: number,
    to: number,
    units: readonly UnitId[],
  ): Promise<{ readonly meetingId: MeetingId; readonly unitId: UnitId }[]>

  addDocument(
    meetingIds: readonly MeetingId[],
    document: MeetingDocument & { readonly addedBy: AccountId },
  ): Promise<void>
  document(id: DocumentId): Promise<(MeetingDocument & { readonly meetingId: MeetingId }) | undefined>
  removeDocument(id: DocumentId): Promise<void>
  /** Whether any meeting still has a document of this content. */
  isContentUsed(sha256: string): Promise<boolean>

  templates(
    units: 'all' | readonly UnitId[],
  ): Promise<
    { readonly id: TemplateId; readonly unitId: UnitId; readonly name: string; readonly content: MeetingContent }[]
  >
  /** @throws Refusal `name-taken`. */
  saveTemplate(template: {
    readonly id: TemplateId
    readonly unitId: UnitId
    readonly name: string
    readonly content: MeetingContent
  }): Promise<void>
  removeTemplate(id: TemplateId): Promise<void>

  /** The newest session of each meeting that is not closed. */
  openSessions(ids: readonly MeetingId[]): Promise<Map<MeetingId, SessionId>>
  /** The open session of a meeting, or this new one; concurrent callers get the same. */
  openSession(meetingId: MeetingId, fresh: SessionId, at: number): Promise<SessionId>
  closeSession(id: SessionId, at: number): Promise<void>
  meetingOf(id: SessionId): Promise<MeetingId | undefined>
  /** The sessions of a meeting, the newest first. Times are epoch ms. */
  sessionsOf(
    id: MeetingId,
  ): Promise<{ readonly id: SessionId; readonly openedAt: number; readonly closedAt: number | null }[]>
  /** The sessions that are not closed though their meeting ended before a time, epoch ms. */
  sessionsLeftOpen(endedBefore: number): Promise<SessionId[]>

  /** Reminders that are due and not marked as sent, of scheduled meetings that have not begun five minutes ago. */
  dueReminders(
    now: number,
  ): Promise<{ readonly meetingId: MeetingId; readonly startsAt: number; readonly minutes: number }[]>
  /** False when another node was first. */
  markReminded(meetingId: MeetingId, startsAt: number, minutes: number, at: number): Promise<boolean>
}

/** A seat that nobody has yet. */
export type NewSeat = Omit<Seating, 'peerId'>

/** How the bridge points of a session stand at one moment. */
export type SessionSeats = {
  /** Where somebody sits. */
  readonly connected: ReadonlySet<BridgePointId>
  /** Which are missing and called to come, since when, epoch ms. */
  readonly calledAt: ReadonlyMap<BridgePointId, number>
}

/** The live side of sessions, as the office needs it. */
export type OpenSessions = {
  /** Opens the session's journal if it is not open yet; answers how it stands with its recording. */
  open(sessionId: SessionId, opening: Opening): Promise<RecordingState>
  /** How the bridge points of a session stand. */
  seats(sessionId: SessionId): Promise<SessionSeats>
  /** A ticket to a new seat. */
  issueTicket(sessionId: SessionId, seat: NewSeat): Promise<{ readonly ticket: string; readonly peerId: PeerId }>
  /** What a session's journal says, from its beginning or after a sequence number. */
  journal(sessionId: SessionId, after?: number): Promise<RecordedEvent[]>
}

/** Ends sessions on their live side. */
export type EndingSessions = {
  /**
   * Closes the session's journal, unless somebody sits in it.
   * @returns whether it is closed now
   */
  closeEmpty(sessionId: SessionId): Promise<boolean>
}
