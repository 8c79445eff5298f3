// The tables as Kysely sees them. 64-bit integers are numbers here; times are epoch ms.
import type { ColumnType, Generated } from 'kysely'
import type { Fixed, Json } from './tables/columns.ts'
import type { RecordingTables } from './tables/recordings.ts'
import type { UptakeTables } from './tables/uptake.ts'
import type { Level, UnitKind } from '../domain/directory.ts'
import type { SessionEvent } from '../domain/event.ts'
import type {
  AgendaItem,
  MeetingContent,
  MeetingForm,
  MeetingLevel,
  MeetingRecording,
  MeetingStatus,
  Reply,
} from '../domain/meeting.ts'
import type { MinutesContent } from '../domain/minutes.ts'
import type { Role } from '../domain/permission.ts'
import type { FloorMode } from '../domain/state/floor.ts'
import type {
  AccountId,
  BallotId,
  BridgePointId,
  DocumentId,
  GuestId,
  LoginId,
  MeetingId,
  OfficialId,
  SeriesId,
  SessionId,
  TemplateId,
  UnitId,
  VenueId,
} from '../protocol/ids.ts'

/** Every table of the database. */
export type Tables = OfficeTables & RecordingTables & UptakeTables

type OfficeTables = {
  session_event: {
    session_id: Fixed<string>
    seq: Fixed<number>
    at: Fixed<number>
    by: Fixed<string>
    event: ColumnType<SessionEvent, string, never>
  }
  secret: { name: string; value: Buffer }
  unit: {
    id: UnitId
    code: string
    name: string
    kind: UnitKind
    parent_id: UnitId | null
    email: string
    phone: string
    road_km: number | null
    confirmed: boolean
    position: number
  }
  bridge_point: {
    id: BridgePointId
    unit_id: UnitId
    name: string
    place: string
    level: Level
    official: string
    official_phone: string
    technician: string
    technician_phone: string
    line_mbps: number | null
    devices: Json<string[]>
    main: boolean
    confirmed: boolean
    position: number
  }
  venue: { id: VenueId; unit_id: UnitId; name: string; seats: number | null }
  official: { id: OfficialId; unit_id: UnitId; title: string }
  account: {
    id: AccountId
    login: string
    name: string
    email: string
    password_hash: string | null
    /** Encrypted with one of the installation's secrets. */
    totp_secret: Buffer | null
    totp_confirmed: Generated<boolean>
    /** The time step of the last code that was taken, so that none is taken twice (RFC 6238, 5.2). */
    totp_last_step: Generated<number>
    sso_issuer: string | null
    sso_subject: string | null
    disabled: Generated<boolean>
    failed_attempts: Generated<number>
    locked_until: Generated<number>
    created_at: number
    /** When it was last used. */
    seen_at: Generated<number | null>
  }
  /** `position`: the order in which they were given. */
  account_role: { account_id: AccountId; role: Role; unit_id: UnitId | null; position: number }
  login: {
    id: LoginId
    account_id: AccountId
    /** SHA-256 of the cookie's value: who reads the table cannot sign in with it. */
    token_hash: Buffer
    way: 'password' | 'second-factor' | 'sso' | 'first-administrator'
    started_at: number
    seen_at: number
    ends_at: number
    address: string
    agent: string
  }
  one_time_link: {
    token_hash: Buffer
    purpose: 'first-administrator' | 'password'
    account_id: AccountId | null
    ends_at: number
    used_at: number | null
  }
  /** Failed attempts with logins that nobody has. */
  stranger: { login: string; failed_attempts: number; locked_until: number }
  series: { id: SeriesId; rule: string; starts_at: number }
  meeting: {
    id: MeetingId
    title: string
    level: MeetingLevel
    form: MeetingForm
    status: MeetingStatus
    starts_at: number
    ends_at: number
    rehearsal_at: number | null
    organiser_id: UnitId
    chair_id: OfficialId | null
    secretary_id: AccountId | null
    main_bridge_point_id: BridgePointId | null
    venue_id: VenueId | null
    unit_ids: UnitId[]
    bridge_point_ids: BridgePointId[]
    agenda: Json<AgendaItem[]>
    note: string
    reminders_min: number[]
    floor_mode: FloorMode
    recording: MeetingRecording
    cancel_reason: Generated<string>
    override_reason: Generated<string>
    series_id: SeriesId | null
    recurrence_at: number | null
    detached: Generated<boolean>
    revision: number
    search: string
    created_by: AccountId | null
    created_at: number
  }
  invitation: {
    meeting_id: MeetingId
    unit_id: UnitId
    position: number
    reply: Generated<Reply>
    note: Generated<string>
    replied_at: number | null
    replied_by: AccountId | null
  }
  meeting_bridge_point: { meeting_id: MeetingId; bridge_point_id: BridgePointId }
  meeting_template: { id: TemplateId; unit_id: UnitId; name: string; content: Json<MeetingContent> }
  document: {
    id: DocumentId
    meeting_id: MeetingId
    name: string
    media_type: string
    bytes: number
    sha256: string
    added_at: number
    added_by: AccountId | null
  }
  session: { id: SessionId; meeting_id: MeetingId; opened_at: number; closed_at: number | null }
  reminder_sent: { meeting_id: MeetingId; starts_at: number; minutes: number; sent_at: number }
  booking: {
    meeting_id: MeetingId
    /** `resourceKey` of the domain. */
    resource: string
    /** int8range of epoch ms, the end excluded. */
    during: ColumnType<string, string, string>
    clash_group: string
  }
  audit: {
    seq: Fixed<number>
    at: Fixed<number>
    actor_id: Fixed<AccountId | null>
    actor: Fixed<string>
    action: Fixed<string>
    subject: Fixed<string>
    address: Fixed<string>
    agent: Fixed<string>
    /** JSON as it was hashed. */
    details: Fixed<string>
    previous: Fixed<Buffer>
    hash: Fixed<Buffer>
  }
  audit_head: { only_one: Generated<boolean>; seq: number; hash: Buffer }
  guest_link: {
    id: GuestId
    token_hash: Fixed<Buffer>
    meeting_id: Fixed<MeetingId>
    bridge_point_id: Fixed<BridgePointId>
    name: string
    created_at: Fixed<number>
    created_by: Fixed<AccountId | null>
    used_at: number | null
    withdrawn_at: number | null
  }
  urn: {
    ballot_id: Fixed<BallotId>
    session_id: Fixed<SessionId>
    private_key: Fixed<Buffer>
    sealed: Generated<boolean>
    /** Option by serial. */
    papers: ColumnType<Readonly<Record<string, number>>, string | undefined, string>
  }
  minutes: {
    session_id: Fixed<SessionId>
    meeting_id: Fixed<MeetingId>
    content: Json<MinutesContent>
    revision: number
    changed_at: number
    changed_by: AccountId | null
    signed_at: number | null
    signed_by: AccountId | null
    sha256: string | null
  }
}
