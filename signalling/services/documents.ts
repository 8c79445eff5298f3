// Documents of meetings: who may add them, who may open them, and when their contents go.
import { permitted, record, signedIn } from './caller.ts'
import type { OfficeCaller } from './caller.ts'
import type { Meeting, MeetingDocument } from '../domain/meeting.ts'
import { may } from '../domain/permission.ts'
import type { Grant } from '../domain/permission.ts'
import type { DocumentStore, ReceivedDocument, StoredContent } from '../ports/documents.ts'
import type { OfficeDatabase, OfficeStores } from '../ports/office.ts'
import { documentId } from '../protocol/ids.ts'
import type { DocumentId, MeetingId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** What the documents act with. */
export type DocumentParts = {
  readonly database: OfficeDatabase
  readonly documents: DocumentStore
  readonly clock: () => number
  readonly newId: () => string
}

/** What is needed to remove a content. */
type Forgetting = Pick<DocumentParts, 'database'> & {
  readonly documents: Pick<DocumentStore, 'exclusively' | 'remove'>
}

/** A file that somebody brings. */
export type Upload = {
  readonly meetingId: MeetingId
  readonly name: string
  /** For every meeting of the series that lies ahead, too. */
  readonly wholeSeries: boolean
  readonly source: AsyncIterable<Uint8Array>
}

/** A document that may be sent to who asked. */
export type OpenedDocument = { readonly document: MeetingDocument; readonly content: StoredContent }

/** Contents younger than this are left alone by the sweep: another node may be about to use them, ms. */
const SETTLED_AFTER_MS = 86_400_000

/**
 * Takes in a file for a meeting. The right is asked for before the first byte is read and again before it is kept.
 * @throws Refusal `not-found`, `not-permitted`, `meeting-cancelled`, and what `DocumentStore.receive` refuses.
 */
export async function addDocument(
  parts: DocumentParts,
  caller: OfficeCaller,
  upload: Upload,
): Promise<MeetingDocument> {
  mayAddTo(caller, await parts.database.meetings.read(upload.meetingId))
  const received = await parts.documents.receive(upload.name, upload.source)
  try {
    return await parts.documents.exclusively(received.sha256, () => keep(parts, caller, upload, received))
  } finally {
    await received.drop()
  }
}

async function keep(
  parts: DocumentParts,
  caller: OfficeCaller,
  { meetingId, name, wholeSeries }: Upload,
  received: ReceivedDocument,
): Promise<MeetingDocument> {
  const { database, clock, newId } = parts
  const { sha256, bytes, mediaType } = received
  const document = { id: documentId.parse(newId()), name, mediaType, bytes, sha256, addedAt: clock() }
  // The content first: a row without one would be a promise that cannot be kept.
  await received.keep()
  try {
    await database.transaction(async (stores) => {
      // A series is held before its meeting, as by everybody else: else two might wait for each other.
      const series = wholeSeries ? await heldSeries(stores, meetingId) : []
      const { person, meeting } = mayAddTo(caller, await stores.meetings.lock(meetingId))
      const others = series.filter((one) => isAhead(one, meeting, document.addedAt)).map(({ id }) => id)
      await stores.meetings.addDocument([meetingId, ...others], { ...document, addedBy: person.accountId })
      await record(stores, caller, document.addedAt, {
        action: 'document.add',
        subject: `meeting:${meetingId}`,
        details: { id: document.id, name, bytes, sha256, ...(wholeSeries && { others }) },
      })
    })
  } catch (error) {
    await removeIfUnused(parts, sha256)
    throw error
  }
  return document
}

function mayAddTo(caller: OfficeCaller, meeting: Meeting | undefined) {
  signedIn(caller)
  if (!meeting) throw new Refusal('not-found')
  const person = permitted(caller, 'meeting.edit', meeting.organiserId)
  if (meeting.status === 'cancelled') throw new Refusal('meeting-cancelled')
  return { person, meeting }
}

async function heldSeries({ meetings }: OfficeStores, id: MeetingId): Promise<readonly Meeting[]> {
  const meeting = await meetings.read(id)
  return meeting?.series ? meetings.lockSeries(meeting.series.seriesId) : []
}

/** Another meeting of the same organiser that has not ended. */
function isAhead(one: Meeting, meeting: Meeting, now: number): boolean {
  const { id, organiserId } = meeting
  return one.id !== id && one.organiserId === organiserId && one.endsAt > now && one.status !== 'cancelled'
}

/**
 * Opens a document for somebody who may read its meeting.
 * @throws Refusal `not-signed-in`, `not-found`, `not-permitted`.
 */
export async function openDocument(
  { database, documents }: Pick<DocumentParts, 'database' | 'documents'>,
  caller: OfficeCaller,
  id: DocumentId,
): Promise<OpenedDocument> {
  const person = signedIn(caller)
  const found = await database.meetings.document(id)
  const meeting = found && (await database.meetings.read(found.meetingId))
  if (!meeting) throw new Refusal('not-found')
  if (!mayRead(person.grants, meeting)) throw new Refusal('not-permitted')
  const content = await documents.find(found.sha256)
  if (!content) throw new Error(`The content of the document ${id} is missing.`)
  return { document: found, content }
}

/** The organiser and the invited read a meeting; a draft is its editors' alone. */
function mayRead(grants: readonly Grant[], { organiserId, invitations, status }: Meeting): boolean {
  if (may(grants, 'meeting.edit', organiserId)) return true
  if (status === 'draft') return false
  return [organiserId, ...invitations.map(({ unitId }) => unitId)].some((unitId) => may(grants, 'meeting.read', unitId))
}

/** Removes a content that no meeting has any more; to be called after the rows are gone for good. */
export function forgetContent(parts: Forgetting, sha256: string): Promise<void> {
  return parts.documents.exclusively(sha256, () => removeIfUnused(parts, sha256))
}

/** Removes every content that nobody uses: of removed drafts, of uploads that a crash has cut short. */
export async function sweepDocuments(parts: Pick<DocumentParts, 'database' | 'documents' | 'clock'>): Promise<void> {
  for await (const sha256 of parts.documents.contents(parts.clock() - SETTLED_AFTER_MS)) {
    await forgetContent(parts, sha256)
  }
}

async function removeIfUnused({ database, documents }: Forgetting, sha256: string): Promise<void> {
  if (!(await database.meetings.isContentUsed(sha256))) await documents.remove(sha256)
}
