// The directory's files over HTTP: spreadsheets to take away and to bring in.
import { Router } from 'express'
import { sameOrigin } from './origin.ts'
import { asCaller, importingSheet, tooLarge } from './sheet-import.ts'
import type { AskingOptions } from './sheet-import.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { DirectoryFiles } from '../services/directory/files.ts'
import type { Log } from '../../config/log.ts'

/** What the routes work with. */
export type DirectoryFilesOptions = AskingOptions & {
  readonly files: DirectoryFiles
  readonly log: Log
}

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
  router.post(
    '/directory/import',
    sameOrigin,
    ...importingSheet({ ...options, act: 'directory.edit', what: 'the directory', bring: options.files.import }),
  )
  router.use(tooLarge)
  return router
}
