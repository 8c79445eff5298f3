// What each viewer may see of the journal and of the state. Applied once, when either leaves the room.
import type { RecordedEvent, SessionEvent } from './event.ts'
import { roleMay } from './roles.ts'
import type { SessionRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { Recipient } from './state/chat.ts'
import type { BridgePointId } from '../protocol/ids.ts'

/** Somebody who is told of the session. */
export type Viewer = { readonly bridgePointId: BridgePointId; readonly role: SessionRole }

/** The event as the viewer may see it: itself, or an empty place with its number. */
export function visibleEvent(recorded: RecordedEvent, viewer: Viewer): RecordedEvent {
  if (maySee(recorded.event, viewer)) return recorded
  return { ...recorded, by: 'system', event: { type: 'event.withheld' } }
}

/**
 * The state as the fold of what the viewer may see. Of more than `KEPT_MESSAGES` messages, those that a viewer may not
 * see have taken the place of older ones.
 */
export function visibleState(state: SessionState, viewer: Viewer): SessionState {
  return {
    ...state,
    messages: state.messages.filter((message) => maySeeMessage(message, viewer)),
    helpCalls: state.helpCalls.filter((call) => maySeeHelp(call, viewer)),
  }
}

function maySee(event: SessionEvent, viewer: Viewer): boolean {
  switch (event.type) {
    case 'chat.said':
      return maySeeMessage(event, viewer)
    case 'help.called':
    case 'help.answered':
    case 'help.settled':
      return maySeeHelp(event, viewer)
    default:
      return true
  }
}

type Addressed = { readonly bridgePointId: BridgePointId; readonly to: Recipient }

/** The author's bridge point, the one it is for, and who receives what is written to the secretary. */
function maySeeMessage({ bridgePointId, to }: Addressed, viewer: Viewer): boolean {
  if (to.kind === 'all' || bridgePointId === viewer.bridgePointId) return true
  if (roleMay(viewer.role, 'chat.receive')) return true
  return to.kind === 'bridge-point' && to.bridgePointId === viewer.bridgePointId
}

/** A bridge point's troubles are its own, and of those who can help. */
function maySeeHelp({ bridgePointId }: Pick<Addressed, 'bridgePointId'>, viewer: Viewer): boolean {
  return bridgePointId === viewer.bridgePointId || roleMay(viewer.role, 'help.answer')
}
