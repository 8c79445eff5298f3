// The documents of a running session: opened for everybody who sits in it, with an account or without.
import type { OpenedDocument } from './documents.ts'
import { isShowable } from '../domain/stage-direction.ts'
import type { DocumentStore } from '../ports/documents.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { DocumentId, SessionId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** What this works with. */
export type SessionDocumentParts = {
  readonly database: Pick<OfficeDatabase, 'meetings'>
  readonly documents: Pick<DocumentStore, 'find'>
}

/**
 * Opens a document of the session's meeting that can be shown page by page; that the asker sits in the session has
 * been found before.
 * @throws Refusal `not-found`, also for a document of another meeting: nobody learns that there is one.
 */
export async function openSessionDocument(
  { database, documents }: SessionDocumentParts,
  sessionId: SessionId,
  id: DocumentId,
): Promise<OpenedDocument> {
  const [document, meetingId] = await Promise.all([
    database.meetings.document(id),
    database.meetings.meetingOf(sessionId),
  ])
  if (!document || document.meetingId !== meetingId || !isShowable(document.mediaType)) throw new Refusal('not-found')
  const content = await documents.find(document.sha256)
  if (!content) throw new Error(`The content of the document ${id} is missing.`)
  return { document, content }
}
