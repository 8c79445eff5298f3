// Minutes as files: GET /api/minutes/<session>.docx and .pdf; with ?inline the .pdf is shown rather than saved.
import { Router } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { Buckets } from './rate.ts'
import { sendPaper } from './send-paper.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import type { PaperKind } from '../ports/minutes.ts'
import { Refusal, sessionId } from '../protocol/index.ts'
import type { SessionId } from '../protocol/index.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { MinutesFile } from '../services/minutes/files.ts'

/** What the routes work with. */
export type MinutesFileOptions = CallerOptions & {
  /** `minutesFile` of the services, with its parts. */
  readonly minutesFile: (caller: OfficeCaller, id: SessionId, kind: PaperKind) => Promise<MinutesFile>
  /** Told of a refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

const MEDIA_TYPES: Readonly<Record<PaperKind, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** The router of minutes as files, to be mounted under /api. */
export function minutesFileRouter(options: MinutesFileOptions): Router {
  // Writing a document takes a processor some tenths of a second.
  const rate = new Buckets({ perSecond: 0.5, burst: 10 })
  const router = Router()
  router.get('/minutes/:file', async (request, response) => {
    const caller = await callerOf(options, request, response)
    if (!caller.person) throw new Refusal('not-signed-in')
    if (!rate.take(caller.person.loginId, Date.now())) throw new Refusal('rate-limited')
    const { file } = request.params
    await tellingOf(options, caller, 'minutes.read', { file }, async () => {
      const { id, kind } = fileNamed(file)
      const paper = await options.minutesFile(caller, id, kind)
      sendPaper(request, response, { ...paper, mediaType: MEDIA_TYPES[kind] })
    })
  })
  return router
}

function fileNamed(file: string): { id: SessionId; kind: PaperKind } {
  const [, name, ending] = /^(.+)\.(docx|pdf)$/.exec(file) ?? []
  const id = sessionId.safeParse(name)
  if (!id.success) throw new Refusal('not-found')
  return { id: id.data, kind: ending === 'pdf' ? 'pdf' : 'docx' }
}
