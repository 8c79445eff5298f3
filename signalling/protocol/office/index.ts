// The contract between the page and the office, act by act. Its carrier is HTTP: POST /api/office/<name>.
import { accessRequests } from './access.ts'
import { accountRequests } from './accounts.ts'
import { auditRequests } from './audit.ts'
import { directoryRequests } from './directory.ts'
import { guestRequests } from './guests.ts'
import { meetingRequests } from './meetings.ts'
import { minutesRequests } from './minutes.ts'
import { exportRequests, recordingRequests } from './recordings.ts'
import { uptakeRequests } from './uptake.ts'
import { uptakeReportRequests } from './uptake-reports.ts'
import { defineContract } from '../contract.ts'

/** Everything that is scheduled, kept and administered. */
export const officeContract = defineContract({
  requests: {
    ...accessRequests,
    ...accountRequests,
    ...directoryRequests,
    ...meetingRequests,
    ...guestRequests,
    ...minutesRequests,
    ...recordingRequests,
    ...exportRequests,
    ...uptakeRequests,
    ...uptakeReportRequests,
    ...auditRequests,
  },
  notifications: {},
})
export type OfficeContract = typeof officeContract
