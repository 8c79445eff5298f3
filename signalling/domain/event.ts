// Every official act of a session, as it stands in the journal.
import type { AgendaItem } from './meeting.ts'
import type { SessionRole } from './roles.ts'
import type { AgendaEvent, ConclusionEvent } from './state/agenda.ts'
import type { BallotEvent } from './state/ballot.ts'
import type { ChatEvent, HelpEvent } from './state/chat.ts'
import type { DoorEvent } from './state/door.ts'
import type { FloorEvent, FloorSettings } from './state/floor.ts'
import type { RecordingEvent, RecordingSettings } from './state/recording.ts'
import type { RollCallEvent } from './state/roll-call.ts'
import type { StageEvent } from './state/stage.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import type { UnitKind } from './directory.ts'

/** A bridge point of a session. */
export type InvitedBridgePoint = {
  readonly id: BridgePointId
  /** Its name as people read it: "Huyện Lục Ngạn". */
  readonly name: string
  /** Where the chair sits. */
  readonly main: boolean
  /** What kind of unit it belongs to; absent for guests and in old journals. */
  readonly kind?: UnitKind
  /** A guest's place: not invited as a unit, not counted in the roll call. */
  readonly guest?: true
}

/** Why a connection ended. */
export type LeaveCause = 'left' | 'line-down' | 'replaced' | 'removed'

/** What a session begins with. */
export type Opening = {
  readonly title: string
  readonly bridgePoints: readonly InvitedBridgePoint[]
  /** Absent in journals from before there were agendas. */
  readonly agenda?: readonly AgendaItem[]
  /** When the meeting is planned to end, epoch ms. */
  readonly endsAt?: number
  /** Absent in journals from before there was a floor: everybody may speak. */
  readonly floor?: FloorSettings
  /** Absent in journals from before there were recordings: by hand. */
  readonly recording?: RecordingSettings
}

/** Acts of coming, going and sending. */
type PresenceEvent =
  | ({ readonly type: 'session.opened' } & Opening)
  | { readonly type: 'session.closed' }
  | {
      readonly type: 'peer.joined'
      readonly peerId: PeerId
      readonly bridgePointId: BridgePointId
      /** Absent in journals from before there were roles: a member. */
      readonly role?: SessionRole
      /** The name of a guest, who brings a bridge point of their own; absent for all others. */
      readonly guest?: string
    }
  /** The signalling line broke off; sound and picture may still flow. */
  | { readonly type: 'peer.line-dropped'; readonly peerId: PeerId }
  | { readonly type: 'peer.line-restored'; readonly peerId: PeerId }
  | { readonly type: 'peer.left'; readonly peerId: PeerId; readonly cause: LeaveCause }
  | { readonly type: 'peer.role-given'; readonly peerId: PeerId; readonly role: SessionRole }
  | { readonly type: 'microphone.opened'; readonly peerId: PeerId }
  | { readonly type: 'microphone.closed'; readonly peerId: PeerId }
  | { readonly type: 'camera.opened'; readonly peerId: PeerId }
  | { readonly type: 'camera.closed'; readonly peerId: PeerId }
  | { readonly type: 'presentation.started'; readonly peerId: PeerId }
  | { readonly type: 'presentation.stopped'; readonly peerId: PeerId }
  /** Something that this viewer may not see stands here; never in the journal itself. */
  | { readonly type: 'event.withheld' }

/** One official act. Appended to the journal before it is applied and announced. */
export type SessionEvent =
  | PresenceEvent
  | FloorEvent
  | RollCallEvent
  | AgendaEvent
  | ConclusionEvent
  | ChatEvent
  | HelpEvent
  | DoorEvent
  | StageEvent
  | BallotEvent
  | RecordingEvent

/** Who did it: a connection, or the system itself (a line that dropped). */
export type Actor = PeerId | 'system'

/** An event with its place in the journal. */
export type RecordedEvent = {
  /** 1 for the first event of a session, without gaps. */
  readonly seq: number
  /** When, epoch ms by the server's clock. */
  readonly at: number
  readonly by: Actor
  readonly event: SessionEvent
}
