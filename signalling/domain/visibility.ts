// What each viewer may see of the journal and of the state. Applied once, when either leaves the room.
import type { RecordedEvent } from './event.ts'
import { roleMay } from './roles.ts'
import type { SessionRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { Recipient } from './state/chat.ts'
import type { BridgePointId } from '../protocol/ids.ts'

/** Somebody who is told of the session. */
export type Viewer = { readonly bridgePointId: BridgePointId; readonly role: SessionRole }

/** The event as the viewer may see it: itself, or an empty place with its number. */
export function visibleEvent(recorded: RecordedEvent, viewer: Viewer): RecordedEvent {
  const { event } = recorded
  if (event.type !== 'chat.said' || maySee(event, viewer)) return recorded
  return { ...recorded, by: 'system', event: { type: 'event.withheld' } }
}

/** The state as the fold of what the viewer may see. */
export function visibleState(state: SessionState, viewer: Viewer): SessionState {
  return { ...state, messages: state.messages.filter((message) => maySee(message, viewer)) }
}

function maySee(message: { readonly bridgePointId: BridgePointId; readonly to: Recipient }, viewer: Viewer): boolean {
  const { to } = message
  if (to.kind === 'all' || message.bridgePointId === viewer.bridgePointId) return true
  if (roleMay(viewer.role, 'chat.receive')) return true
  return to.kind === 'bridge-point' && to.bridgePointId === viewer.bridgePointId
}
