// Minutes: drafted from the journal, edited, signed.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import { Refusal } from '../protocol/index.ts'
import type { OfficeCaller } from './caller.ts'
import type { MeetingParts } from './meetings/parts.ts'

type MinutesRequest = Extract<RequestName<OfficeContract>, `minutes.${string}`>

/** Handlers of minutes. */
export function minutesHandlers(_parts: MeetingParts): Pick<Handlers<OfficeContract, OfficeCaller>, MinutesRequest> {
  const missing = () => Promise.reject(new Refusal('not-found'))
  return {
    'minutes.list': missing,
    'minutes.read': missing,
    'minutes.save': missing,
    'minutes.draft-again': missing,
    'minutes.sign': missing,
  }
}
