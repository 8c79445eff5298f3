// The directory's files over HTTP: spreadsheets to take away and to bring in.
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
import type { DirectoryFiles } from '../services/directory/files.ts'
import { Refusal } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** What the routes work with. */
export type DirectoryFilesOptions = CallerOptions & {
  readonly files: DirectoryFiles
  /** Told of every refusal for want of a right. */
  readonly turnedAway: TurnedAway
  readonly log: Log
}

const MAX_FILE_BYTES = 5 * 1_024 * 1_024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

/**
 * `GET /directory.xlsx`, `/directory.csv`, `/directory-template.xlsx` and `POST /directory/import?confirm=<digest>`
 * with the file as its body; to be hung under `/api`. Throws refusals.
 */
export function directoryFilesRouter(options: DirectoryFilesOptions): Router {
  const { files } = options
  const router = Router()
  const download = (path: string, name: string, type: string, make: (caller: OfficeCaller) => Promise<Uint8Array>) =>
    router.get(path, async (request, response) => {
      const bytes = await asCaller(options, request, response, make)
      response.set('content-type', type)
      response.set('content-disposition', `attachment; filename="${name}"`)
      response.send(Buffer.from(bytes))
    })
  download('/directory.xlsx', 'danh-ba.xlsx', XLSX, files.xlsx)
  download('/directory.csv', 'danh-ba.csv', CSV, files.csv)
  download('/directory-template.xlsx', 'danh-ba-mau.xlsx', XLSX, files.template)
  router.post('/directory/import', sameOrigin, ...importing(options))
  router.use(tooLarge)
  return router
}

function importing(options: DirectoryFilesOptions) {
  const rate = new Buckets({ perSecond: 0.5, burst: 60 })
  const body = express.raw({ type: () => true, limit: MAX_FILE_BYTES, inflate: false })
  return [
    // Who may not bring a file in need not send it first.
    async (request: Request, response: Response, next: () => void) => {
      await asCaller(options, request, response, async (caller) => {
        const { loginId } = permitted(caller, 'directory.edit')
        if (!rate.take(loginId, Date.now())) throw new Refusal('rate-limited')
      })
      next()
    },
    body,
    async (request: Request, response: Response) => {
      const file: unknown = request.body
      if (!(file instanceof Uint8Array) || file.length === 0) throw new Refusal('file-unreadable')
      const { confirm } = request.query
      if (confirm !== undefined && typeof confirm !== 'string') throw new Refusal('bad-message', { at: 'confirm' })
      const data = await asCaller(options, request, response, (caller) => options.files.import(caller, file, confirm))
      if (data.done) options.log.info({ counts: data.counts }, 'the directory was imported')
      response.json({ ok: true, data })
    },
  ]
}

/** Runs something for whoever asks; a refusal for want of a right is told of before it goes on. */
async function asCaller<T>(
  options: DirectoryFilesOptions,
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
