// Every official act of a session, as it stands in the journal.
import type { BridgePointId, PeerId } from '../protocol/ids.ts'

/** A bridge point as invited to a session. */
export type InvitedBridgePoint = {
  readonly id: BridgePointId
  /** Its name as people read it: "Huyện Lục Ngạn". */
  readonly name: string
  /** Where the chair sits. */
  readonly main: boolean
}

/** Why a connection ended. */
export type LeaveCause = 'left' | 'line-down' | 'replaced'

/** One official act. Appended to the journal before it is applied and announced. */
export type SessionEvent =
  | { readonly type: 'session.opened'; readonly title: string; readonly bridgePoints: readonly InvitedBridgePoint[] }
  | { readonly type: 'session.closed' }
  | { readonly type: 'peer.joined'; readonly peerId: PeerId; readonly bridgePointId: BridgePointId }
  /** The signalling line broke off; sound and picture may still flow. */
  | { readonly type: 'peer.line-dropped'; readonly peerId: PeerId }
  | { readonly type: 'peer.line-restored'; readonly peerId: PeerId }
  | { readonly type: 'peer.left'; readonly peerId: PeerId; readonly cause: LeaveCause }
  | { readonly type: 'microphone.opened'; readonly peerId: PeerId }
  | { readonly type: 'microphone.closed'; readonly peerId: PeerId }
  | { readonly type: 'camera.opened'; readonly peerId: PeerId }
  | { readonly type: 'camera.closed'; readonly peerId: PeerId }
  | { readonly type: 'presentation.started'; readonly peerId: PeerId }
  | { readonly type: 'presentation.stopped'; readonly peerId: PeerId }

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
