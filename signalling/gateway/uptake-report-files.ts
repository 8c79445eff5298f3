// Reports of the uptake as files: GET /api/uptake/reports/<period>/<province or unit id>.xlsx, .docx, .pdf and .csv;
// with ?inline the .pdf is shown rather than saved.
import { Router } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { Buckets } from './rate.ts'
import { sendPaper } from './send-paper.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import { PERIOD_KEY } from '../domain/uptake/period.ts'
import { Refusal, unitId } from '../protocol/index.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { ReportAsked, ReportFile, ReportKind } from '../services/uptake/report/files.ts'
import { REPORT_KINDS, REPORT_MEDIA_TYPES } from '../services/uptake/report/files.ts'

/** What the routes work with. */
export type UptakeReportFileOptions = CallerOptions & {
  /** `reportFile` of the services, with its parts. */
  readonly reportFile: (caller: OfficeCaller, asked: ReportAsked, kind: ReportKind) => Promise<ReportFile>
  /** Told of a refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

/** Where the province's own report is asked for. */
const PROVINCE = 'province'

/** The router of reports as files, to be mounted under /api. */
export function uptakeReportFileRouter(options: UptakeReportFileOptions): Router {
  // Writing a document takes a processor some tenths of a second, a year's workbook some seconds.
  const rate = new Buckets({ perSecond: 0.5, burst: 10 })
  const router = Router()
  router.get('/uptake/reports/:period/:file', async (request, response) => {
    const caller = await callerOf(options, request, response)
    if (!caller.person) throw new Refusal('not-signed-in')
    if (!rate.take(caller.person.loginId, Date.now())) throw new Refusal('rate-limited')
    const { period, file } = request.params
    await tellingOf(options, caller, 'uptake.report', { period, file }, async () => {
      const { asked, kind } = fileNamed(period, file)
      const paper = await options.reportFile(caller, asked, kind)
      sendPaper(request, response, { ...paper, mediaType: REPORT_MEDIA_TYPES[kind] })
    })
  })
  return router
}

function fileNamed(period: string, file: string): { asked: ReportAsked; kind: ReportKind } {
  const [, name = '', ending] = /^(.+)\.([a-z]+)$/.exec(file) ?? []
  const kind = REPORT_KINDS.find((one) => one === ending)
  if (kind === undefined || !PERIOD_KEY.test(period)) throw new Refusal('not-found')
  if (name === PROVINCE) return { asked: { period, unitId: null }, kind }
  const unit = unitId.safeParse(name)
  if (!unit.success) throw new Refusal('not-found')
  return { asked: { period, unitId: unit.data }, kind }
}
