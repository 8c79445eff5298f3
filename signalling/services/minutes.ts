// Minutes: drafted from the journal, edited, signed.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import type { OfficeCaller } from './caller.ts'
import { listMinutes, readMinutes } from './minutes/reading.ts'
import type { MinutesParts } from './minutes/reading.ts'
import { draftAgain, saveMinutes, signMinutes } from './minutes/writing.ts'

type MinutesRequest = Extract<RequestName<OfficeContract>, `minutes.${string}`>

/** Handlers of minutes. */
export function minutesHandlers(parts: MinutesParts): Pick<Handlers<OfficeContract, OfficeCaller>, MinutesRequest> {
  return {
    'minutes.list': (input, caller) => listMinutes(parts, input, caller),
    'minutes.read': (input, caller) => readMinutes(parts, input, caller),
    'minutes.save': (input, caller) => saveMinutes(parts, input, caller),
    'minutes.draft-again': (input, caller) => draftAgain(parts, input, caller),
    'minutes.sign': (input, caller) => signMinutes(parts, input, caller),
  }
}
