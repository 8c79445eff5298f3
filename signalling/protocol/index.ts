// The contract between the page and signalling, act by act; the only barrel of the project.
import { defineContract } from './contract.ts'
import { mediaNotifications, mediaRequests } from './media.ts'
import { sessionNotifications, sessionRequests } from './session.ts'

/** Everything that a page and the server say to each other. */
export const webContract = defineContract({
  requests: { ...sessionRequests, ...mediaRequests },
  notifications: { ...sessionNotifications, ...mediaNotifications },
})
export type WebContract = typeof webContract

export * from './contract.ts'
export * from './http.ts'
export * from './ids.ts'
export * from './media.ts'
export * from './office/access.ts'
export * from './office/accounts.ts'
export * from './office/audit.ts'
export * from './office/directory.ts'
export * from './office/documents.ts'
export * from './office/index.ts'
export * from './office/meetings.ts'
export * from './refusals.ts'
export * from './rtp.ts'
export * from './session.ts'
export * from './version.ts'
