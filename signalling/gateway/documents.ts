// Documents over HTTP: POST /api/meetings/:meetingId/documents?name=…, GET /api/documents/:id.
import { Router } from 'express'
import type { Request, Response } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { Buckets } from './rate.ts'
import { sendContent } from './send-content.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import type { MeetingDocument } from '../domain/meeting.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { OpenedDocument, Upload } from '../services/documents.ts'
import { Refusal, documentId, meetingId } from '../protocol/index.ts'
import type { DocumentId } from '../protocol/index.ts'
import { documentUpload } from '../protocol/office/documents.ts'
import type { UploadedDocument } from '../protocol/office/documents.ts'

/** What the routes work with. */
export type DocumentRouteOptions = CallerOptions & {
  /** `addDocument` and `openDocument` of the services, with their parts. */
  readonly addDocument: (caller: OfficeCaller, upload: Upload) => Promise<MeetingDocument>
  readonly openDocument: (caller: OfficeCaller, id: DocumentId) => Promise<OpenedDocument>
  /** Told of every refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

/** A line that carries nothing for this long is given up, ms. */
const SILENCE_MS = 60_000
/** What browsers show by themselves and safely. */
const SHOWN_INLINE = /^(?:application\/pdf|image\/(?:png|jpeg|webp))$/

/** The router of documents, to be mounted under /api. */
export function documentRouter(options: DocumentRouteOptions): Router {
  const bringing = new Buckets({ perSecond: 5, burst: 100 })
  // A program that shows a long PDF fetches it in many parts.
  const taking = new Buckets({ perSecond: 20, burst: 200 })
  const admitted = async (rate: Buckets, request: Request, response: Response): Promise<OfficeCaller> => {
    const caller = await callerOf(options, request, response)
    if (!rate.take(caller.person?.loginId ?? caller.origin.address, Date.now())) throw new Refusal('rate-limited')
    if (!caller.person) throw new Refusal('not-signed-in')
    return caller
  }
  const router = Router()
  router.post('/meetings/:meetingId/documents', async (request, response) => {
    const caller = await admitted(bringing, request, response)
    await tellingOf(options, caller, 'document.add', { meetingId: request.params.meetingId }, async () => {
      await receive(options, caller, request, response)
    })
  })
  router.get('/documents/:id', async (request, response) => {
    const caller = await admitted(taking, request, response)
    const { id } = request.params
    await tellingOf(options, caller, 'document.read', { id }, async () => {
      const known = documentId.safeParse(id)
      if (!known.success) throw new Refusal('not-found')
      const opened = await options.openDocument(caller, known.data)
      const inline = request.query['inline'] !== undefined && SHOWN_INLINE.test(opened.document.mediaType)
      await sendContent(request, response, opened, inline ? 'inline' : 'attachment')
    })
  })
  return router
}

async function receive(
  { addDocument }: DocumentRouteOptions,
  caller: OfficeCaller,
  request: Request,
  response: Response,
): Promise<void> {
  const meeting = meetingId.safeParse(request.params['meetingId'])
  if (!meeting.success) throw new Refusal('not-found')
  const query = documentUpload.safeParse(request.query)
  if (!query.success) throw new Refusal('bad-message', { at: query.error.issues[0]?.path.join('.') ?? '' })
  const { name, series } = query.data
  request.setTimeout(SILENCE_MS, () => request.destroy())
  // The request stays open when reading stops early: the refusal must still reach its sender.
  const source = request.iterator({ destroyOnReturn: false })
  try {
    const upload = { meetingId: meeting.data, name, wholeSeries: series === 'all', source }
    const data: UploadedDocument = { document: await addDocument(caller, upload) }
    response.status(201).json({ ok: true, data })
  } catch (error) {
    // The rest is read and thrown away, or the next request on this line would wait behind it.
    request.resume()
    // Who has hung up in the middle hears no answer, and it is no fault of ours.
    if (!(request.destroyed && !request.complete)) throw error
  }
}
