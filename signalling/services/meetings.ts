// Scheduling: one handler for each of its requests.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import { permitted } from './caller.ts'
import type { OfficeCaller } from './caller.ts'
import { cancelMeetings, removeDraft } from './meetings/cancel.ts'
import { changeMeeting, moveMeeting } from './meetings/change.ts'
import { createMeetings } from './meetings/create.ts'
import { removeDocument } from './meetings/documents.ts'
import { joinMeeting } from './meetings/joining.ts'
import type { MeetingParts } from './meetings/parts.ts'
import { findClashes } from './meetings/clashes.ts'
import * as reading from './meetings/reading.ts'
import { replyToInvitation } from './meetings/replying.ts'
import { listTemplates, removeTemplate, saveTemplate } from './meetings/templates.ts'
import { readToday } from './meetings/today.ts'

/** The requests of scheduling. */
type MeetingRequest = Extract<
  RequestName<OfficeContract>,
  `meeting.${string}` | `template.${string}` | `document.${string}`
>

/** Handlers of scheduling; each throws a `Refusal` or has done what it was asked. */
export function meetingHandlers(parts: MeetingParts): Pick<Handlers<OfficeContract, OfficeCaller>, MeetingRequest> {
  return {
    'meeting.list': (input, caller) => reading.listMeetings(parts, input, caller),
    'meeting.read': (input, caller) => reading.readMeeting(parts, input, caller),
    'meeting.search': (input, caller) => reading.searchMeetings(parts, input, caller),
    'meeting.clashes': (input, caller) => findClashes(parts, input, caller),
    'meeting.busy': (input, caller) => reading.readBusy(parts, input, caller),
    'meeting.occurrences': (input, caller) => reading.listOccurrences(parts, input, caller),
    'meeting.create': (input, caller) => createMeetings(parts, input, caller),
    'meeting.change': (input, caller) => changeMeeting(parts, input, caller),
    'meeting.move': (input, caller) => moveMeeting(parts, input, caller),
    'meeting.cancel': (input, caller) => cancelMeetings(parts, input, caller),
    'meeting.remove': (input, caller) => removeDraft(parts, input, caller),
    'meeting.reply': (input, caller) => replyToInvitation(parts, input, caller),
    'meeting.secretaries': (input, caller) => reading.listSecretaries(parts, input, caller),
    'meeting.province': (_input, caller) => {
      permitted(caller, 'meeting.read')
      return parts.province
    },
    'meeting.today': (_input, caller) => readToday(parts, caller),
    'meeting.join': (input, caller) => joinMeeting(parts, input, caller),
    'document.remove': (input, caller) => removeDocument(parts, input, caller),
    'template.list': (_input, caller) => listTemplates(parts, caller),
    'template.save': (input, caller) => saveTemplate(parts, input, caller),
    'template.remove': (input, caller) => removeTemplate(parts, input, caller),
  }
}
