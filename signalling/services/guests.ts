// Guests: people from outside, each with a link that opens once.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import { Refusal } from '../protocol/index.ts'
import type { OfficeCaller } from './caller.ts'
import type { MeetingParts } from './meetings/parts.ts'

type GuestRequest = Extract<RequestName<OfficeContract>, `guest.${string}`>

/** Handlers of guests. */
export function guestHandlers(_parts: MeetingParts): Pick<Handlers<OfficeContract, OfficeCaller>, GuestRequest> {
  const missing = () => Promise.reject(new Refusal('not-found'))
  return {
    'guest.list': missing,
    'guest.invite': missing,
    'guest.withdraw': missing,
    'guest.look': missing,
    'guest.enter': missing,
  }
}
