// Every request of the page and who answers it.
import { agendaHandlers } from './handlers/agenda.ts'
import { ballotHandlers } from './handlers/ballot.ts'
import { requireLine, requireSeat } from './handlers/caller.ts'
import type { Caller } from './handlers/caller.ts'
import { chatHandlers } from './handlers/chat.ts'
import { doorHandlers } from './handlers/door.ts'
import { floorHandlers } from './handlers/floor.ts'
import { mediaHandlers } from './handlers/media.ts'
import { recordingHandlers } from './handlers/recording.ts'
import { rollCallHandlers } from './handlers/roll-call.ts'
import { sessionHandlers } from './handlers/session.ts'
import { sourceHandlers } from './handlers/sources.ts'
import { stageHandlers } from './handlers/stage.ts'
import { isWaiting } from '../domain/door.ts'
import type { Handlers, RequestName, WebContract } from '../protocol/index.ts'

/** The page's requests, answered. */
export const handlers: Handlers<WebContract, Caller> = {
  ...sessionHandlers,
  ...mediaHandlers,
  ...sourceHandlers,
  ...floorHandlers,
  ...rollCallHandlers,
  ...agendaHandlers,
  ...chatHandlers,
  ...doorHandlers,
  ...stageHandlers,
  ...ballotHandlers,
  ...recordingHandlers,
}

/**
 * Whether a page may ask this at all: everything but joining, preparing for it and giving up waiting for it needs a
 * seat that it holds itself.
 * @throws Refusal `peer-replaced` or `not-joined`
 */
export function permit(caller: Caller, name: RequestName<WebContract>): void {
  const givesUpWaiting = name === 'session.leave' && isWaiting(caller.room.state, caller.peer.peerId)
  if (name === 'session.join' || name === 'media.prepare' || givesUpWaiting) requireLine(caller)
  else requireSeat(caller)
}
