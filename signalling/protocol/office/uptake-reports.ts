// The act of reporting the uptake: reports that are confirmed and closed, and the systems that send to the register.
import { z } from 'zod'
import { name } from '../fields.ts'
import { shape } from '../contract.ts'
import { senderId, unitId } from '../ids.ts'
import type { SenderId, UnitId } from '../ids.ts'
import type { Ratio } from '../../domain/uptake/figures.ts'
import { PERIOD_KEY } from '../../domain/uptake/period.ts'
import type { Difference, ReportContent } from '../../domain/uptake/report.ts'

/** "2026", "2026-Q3" or "2026-11". */
const period = z.string().regex(PERIOD_KEY)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Where a report stands. A unit's is confirmed, the province's is closed; both then stay as they are. */
export type UptakeReportStatus =
  | { status: 'open' }
  | {
      status: 'confirmed' | 'closed'
      at: number
      by: string
      /** Of `content` as canonical JSON (RFC 8785), hex. */
      sha256: string
      /** What is stored still has this hash. */
      isIntact: boolean
      /** Today's figures are others. */
      isOutdated: boolean
    }

/** A report: the figures of today, or those that were frozen. */
export type UptakeReport = {
  content: ReportContent
  standing: UptakeReportStatus
  /** Of `content`; a unit's confirmation names it, so that it confirms exactly what was read. */
  sha256: string
  /** The caller may confirm (a unit's) or close (the province's) it. */
  mayFreeze: boolean
}

/** One line of the list of reports. */
export type UptakeReportLine = { unitId: UnitId | null; whole: Ratio; standing: UptakeReportStatus }

/** Another system that may send meetings. */
export type UptakeSender = {
  id: SenderId
  name: string
  /** The unit whose meetings it sends, it and all below; null for any. */
  unitId: UnitId | null
  createdAt: number
  usedAt: number | null
  revokedAt: number | null
}

export const uptakeReportRequests = {
  /** The province's report and one of each unit that organised a counted meeting; the province's comes first. */
  'uptake.reports': { input: z.object({ period }), output: shape<UptakeReportLine[]>() },
  /** A district's own report is of the meetings in which it takes part, another unit's of those it organises. */
  'uptake.report': { input: z.object({ period, unitId: unitId.nullable() }), output: shape<UptakeReport>() },
  /**
   * A unit stands by its figures. Refused with `changed-meanwhile` when they are no longer those of the hash;
   * `period-not-over`; `report-closed` once the province's is closed. May be done anew while it is open.
   */
  'uptake.report-confirm': {
    input: z.object({ period, unitId, sha256 }),
    output: shape<null>(),
  },
  /**
   * Closes the province's report for good. Refused with `figures-unconfirmed` (`count`: units whose confirmation is
   * missing or outdated), `period-not-over`, `report-closed`, `changed-meanwhile`.
   */
  'uptake.report-close': {
    input: z.object({ period, sha256 }),
    output: shape<null>(),
  },
  /**
   * In what a frozen report differs from today's figures; `sha256` is of today's, with which a unit confirms anew.
   * Refused with `not-found` while it is open.
   */
  'uptake.report-compare': {
    input: z.object({ period, unitId: unitId.nullable() }),
    output: shape<{ frozen: ReportContent; today: ReportContent; sha256: string; differences: Difference[] }>(),
  },
  'uptake.senders': { input: z.object({}), output: shape<UptakeSender[]>() },
  /** The token is told this once. */
  'uptake.sender-create': {
    input: z.object({ name, unitId: unitId.nullable() }),
    output: shape<{ id: SenderId; token: string }>(),
  },
  'uptake.sender-revoke': { input: z.object({ id: senderId }), output: shape<null>() },
} as const
