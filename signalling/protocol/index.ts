// The contract between the page and signalling, act by act; the only barrel of the project.
import { defineContract } from './contract.ts'
import { agendaRequests } from './agenda.ts'
import { ballotNotifications, ballotRequests } from './ballot.ts'
import { chatRequests } from './chat.ts'
import { doorNotifications, doorRequests } from './door.ts'
import { floorRequests } from './floor.ts'
import { mediaNotifications, mediaRequests } from './media.ts'
import { recordingRequests } from './recording.ts'
import { rollCallRequests } from './roll-call.ts'
import { sessionNotifications, sessionRequests } from './session.ts'
import { stageRequests } from './stage.ts'

/** Everything that a page and the server say to each other. */
export const webContract = defineContract({
  requests: {
    ...sessionRequests,
    ...mediaRequests,
    ...floorRequests,
    ...rollCallRequests,
    ...agendaRequests,
    ...chatRequests,
    ...doorRequests,
    ...stageRequests,
    ...ballotRequests,
    ...recordingRequests,
  },
  notifications: { ...sessionNotifications, ...mediaNotifications, ...doorNotifications, ...ballotNotifications },
})
export type WebContract = typeof webContract

export * from './ballot.ts'
export * from './contract.ts'
export * from './http.ts'
export * from './ids.ts'
export * from './media.ts'
export * from './office/access.ts'
export * from './office/accounts.ts'
export * from './office/audit.ts'
export * from './office/directory.ts'
export * from './office/documents.ts'
export * from './office/guests.ts'
export * from './office/index.ts'
export * from './office/meetings.ts'
export * from './office/minutes.ts'
export * from './office/recordings.ts'
export * from './office/uptake.ts'
export * from './office/uptake-reports.ts'
export * from './refusals.ts'
export * from './rtp.ts'
export * from './session.ts'
export * from './stage.ts'
export * from './version.ts'
