// Guests: people from outside, each with a link that opens once.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import type { OfficeCaller } from './caller.ts'
import { enterAsGuest, lookAtInvitation } from './guests/entering.ts'
import { inviteGuest, listGuests, withdrawGuest } from './guests/inviting.ts'
import type { GuestParts } from './guests/parts.ts'

type GuestRequest = Extract<RequestName<OfficeContract>, `guest.${string}`>

/** Handlers of guests; each throws a `Refusal` or has done what it was asked. */
export function guestHandlers(parts: GuestParts): Pick<Handlers<OfficeContract, OfficeCaller>, GuestRequest> {
  return {
    'guest.list': (input, caller) => listGuests(parts, input, caller),
    'guest.invite': (input, caller) => inviteGuest(parts, input, caller),
    'guest.withdraw': (input, caller) => withdrawGuest(parts, input, caller),
    'guest.look': (input, caller) => lookAtInvitation(parts, input, caller),
    'guest.enter': (input, caller) => enterAsGuest(parts, input, caller),
  }
}
