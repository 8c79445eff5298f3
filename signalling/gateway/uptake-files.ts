// The register over HTTP: its sheets, and the border at which other systems send meetings.
import express, { Router } from 'express'
import type { Request, Response } from 'express'
import { sameOrigin } from './origin.ts'
import { Buckets } from './rate.ts'
import { asCaller, importingSheet, tooLarge } from './sheet-import.ts'
import type { AskingOptions } from './sheet-import.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { UptakeFiles } from '../services/uptake/import/files.ts'
import type { SentOutcome } from '../services/uptake/sending.ts'
import { Refusal } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** What the routes work with. */
export type UptakeFilesOptions = AskingOptions & {
  readonly files: UptakeFiles
  readonly takeSent: (sent: {
    readonly token: string
    readonly externalId: string
    readonly raw: unknown
    readonly origin: OfficeCaller['origin']
  }) => Promise<SentOutcome>
  readonly log: Log
}

/** One meeting with 400 units takes some 10 kB. */
const MAX_SENT_BYTES = 64 * 1_024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const EXTERNAL_ID = /^[A-Za-z0-9._:-]{1,120}$/

/**
 * `GET /uptake/register-template.xlsx`, `POST /uptake/import?confirm=<digest>` with the file as its body, and
 * `PUT /uptake/entries/<external id>` for other systems; to be hung under `/api`. Throws refusals.
 */
export function uptakeFilesRouter(options: UptakeFilesOptions): Router {
  const router = Router()
  router.get('/uptake/register-template.xlsx', async (request, response) => {
    const bytes = await asCaller(options, request, response, options.files.template)
    response.set('content-type', XLSX)
    response.set('content-disposition', 'attachment; filename="so-cuoc-hop-mau.xlsx"')
    response.send(Buffer.from(bytes))
  })
  router.post(
    '/uptake/import',
    sameOrigin,
    ...importingSheet({ ...options, act: 'uptake.enter', what: 'the register', bring: options.files.import }),
  )
  router.put('/uptake/entries/:id', ...sending(options))
  router.use(tooLarge)
  return router
}

function sending({ takeSent }: UptakeFilesOptions) {
  const rate = new Buckets({ perSecond: 20, burst: 200 })
  return [
    // Counted before anything is read: who guesses at tokens is slowed down, too.
    (request: Request, _response: Response, next: () => void) => {
      if (!rate.take(request.ip ?? '', Date.now())) throw new Refusal('rate-limited')
      next()
    },
    express.json({ limit: MAX_SENT_BYTES, strict: true }),
    async (request: Request, response: Response) => {
      const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
      if (token === undefined) throw new Refusal('token-invalid')
      const externalId = String(request.params['id'])
      if (!EXTERNAL_ID.test(externalId)) throw new Refusal('bad-message', { at: 'id' })
      const origin = { address: request.ip ?? '', agent: (request.get('user-agent') ?? '').slice(0, 300) }
      const raw: unknown = request.body
      const data = await takeSent({ token, externalId, raw, origin })
      response.status(data.outcome === 'new' ? 201 : 200).json({ ok: true, data })
    },
  ]
}
