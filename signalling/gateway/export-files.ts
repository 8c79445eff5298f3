// Exports as files: GET /api/recordings/<session>/exports/<export>, in parts too.
import { Router } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { contentDisposition } from './disposition.ts'
import { Buckets } from './rate.ts'
import { sendBytes } from './send-content.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import { Refusal, exportId, sessionId } from '../protocol/index.ts'
import type { ExportId, ExportKind, SessionId } from '../protocol/index.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { OpenedExport } from '../services/exports/asking.ts'

/** What the route works with. */
export type ExportFileOptions = CallerOptions & {
  /** `openExport` of the services, with its parts. */
  readonly openExport: (
    caller: OfficeCaller,
    session: SessionId,
    asked: { readonly id: ExportId; readonly isFirst: boolean },
  ) => Promise<OpenedExport>
  /** Told of a refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

const MEDIA_TYPES: Readonly<Record<ExportKind, string>> = {
  stage: 'video/mp4',
  clip: 'video/mp4',
  sound: 'audio/mp4',
  tracks: 'application/zip',
}

/** The router of exports, to be mounted under /api/recordings. */
export function exportFileRouter(options: ExportFileOptions): Router {
  const rate = new Buckets({ perSecond: 10, burst: 100 })
  const router = Router()
  router.get('/:session/exports/:export', async (request, response) => {
    const caller = await callerOf(options, request, response)
    if (!caller.person) throw new Refusal('not-signed-in')
    if (!rate.take(caller.person.loginId, Date.now())) throw new Refusal('rate-limited')
    const { session, export: asked } = request.params
    await tellingOf(options, caller, 'export.download', { id: session, exportId: asked }, async () => {
      const known = { session: sessionId.safeParse(session), id: exportId.safeParse(asked) }
      if (!known.session.success || !known.id.success) throw new Refusal('not-found')
      const isFirst = request.method === 'GET' && !/^bytes=[1-9]/.test(request.get('range') ?? '')
      const { one, content } = await options.openExport(caller, known.session.data, { id: known.id.data, isFirst })
      response.set({
        'content-type': MEDIA_TYPES[one.kind],
        'content-disposition': contentDisposition('attachment', one.fileName),
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'accept-ranges': 'bytes',
        etag: `"${one.id}-${content.bytes}"`,
      })
      await sendBytes(request, response, content)
    })
  })
  return router
}
