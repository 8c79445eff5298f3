// Every request of the page and who answers it.
import { requireLine, requireSeat } from './handlers/caller.ts'
import type { Caller } from './handlers/caller.ts'
import { mediaHandlers } from './handlers/media.ts'
import { sessionHandlers } from './handlers/session.ts'
import { sourceHandlers } from './handlers/sources.ts'
import type { Handlers, RequestName, WebContract } from '../protocol/index.ts'

/** The page's requests, answered. */
export const handlers: Handlers<WebContract, Caller> = { ...sessionHandlers, ...mediaHandlers, ...sourceHandlers }

/**
 * Whether a page may ask this at all: everything but joining and preparing for it needs a seat that it holds itself.
 * @throws Refusal `peer-replaced` or `not-joined`
 */
export function permit(caller: Caller, name: RequestName<WebContract>): void {
  if (name === 'session.join' || name === 'media.prepare') requireLine(caller)
  else requireSeat(caller)
}
