// The register over HTTP: its sheets, and the border at which other systems send meetings.
import express, { Router } from 'express'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { sameOrigin } from './origin.ts'
import { Buckets } from './rate.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import { permitted } from '../services/caller.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { UptakeFiles } from '../services/uptake/import/files.ts'
import type { SentOutcome } from '../services/uptake/sending.ts'
import { Refusal } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** What the routes work with. */
export type UptakeFilesOptions = CallerOptions & {
  readonly files: UptakeFiles
  readonly takeSent: (sent: {
    readonly token: string
    readonly externalId: string
    readonly raw: unknown
    readonly origin: OfficeCaller['origin']
  }) => Promise<SentOutcome>
  /** Told of every refusal for want of a right. */
  readonly turnedAway: TurnedAway
  readonly log: Log
}

const MAX_FILE_BYTES = 5 * 1_024 * 1_024
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
  router.post('/uptake/import', sameOrigin, ...importing(options))
  router.put('/uptake/entries/:id', ...sending(options))
  router.use(tooLarge)
  return router
}

function importing(options: UptakeFilesOptions) {
  const rate = new Buckets({ perSecond: 0.5, burst: 60 })
  return [
    // Who may not bring a file in need not send it first.
    async (request: Request, response: Response, next: () => void) => {
      await asCaller(options, request, response, async (caller) => {
        const { loginId } = permitted(caller, 'uptake.enter')
        if (!rate.take(loginId, Date.now())) throw new Refusal('rate-limited')
      })
      next()
    },
    express.raw({ type: () => true, limit: MAX_FILE_BYTES, inflate: false }),
    async (request: Request, response: Response) => {
      const file: unknown = request.body
      if (!(file instanceof Uint8Array) || file.length === 0) throw new Refusal('file-unreadable')
      const { confirm } = request.query
      if (confirm !== undefined && typeof confirm !== 'string') throw new Refusal('bad-message', { at: 'confirm' })
      const data = await asCaller(options, request, response, (caller) => options.files.import(caller, file, confirm))
      if (data.done) options.log.info({ counts: data.counts }, 'the register was imported')
      response.json({ ok: true, data })
    },
  ]
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

/** Runs something for whoever asks; a refusal for want of a right is told of before it goes on. */
async function asCaller<T>(
  options: UptakeFilesOptions,
  request: Request,
  response: Response,
  run: (caller: OfficeCaller) => Promise<T>,
): Promise<T> {
  const caller = await callerOf(options, request, response)
  return tellingOf(options, caller, `${request.method} ${request.path}`, {}, () => run(caller))
}

/** The parser of bodies marks one that is too large with a status. */
const tooLarge: ErrorRequestHandler = (error, _request, _response, next) => {
  const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  next(status === 413 ? new Refusal('file-too-large', { maxBytes: MAX_FILE_BYTES }) : error)
}
