// Taking documents away from meetings.
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { forgetContent } from '../documents.ts'
import type { MeetingParts } from './parts.ts'

/** @throws Refusal `not-found`, `not-permitted` */
export async function removeDocument(
  parts: MeetingParts,
  { id }: Parsed<OfficeContract, 'document.remove'>,
  caller: OfficeCaller,
): Promise<null> {
  const { database, clock } = parts
  const sha256 = await database.transaction(async (stores) => {
    const document = await stores.meetings.document(id)
    const meeting = document && (await stores.meetings.read(document.meetingId))
    if (!meeting) throw new Refusal('not-found')
    permitted(caller, 'meeting.edit', meeting.organiserId)
    await stores.meetings.removeDocument(id)
    await record(stores, caller, clock(), {
      action: 'document.remove',
      subject: `document:${id}`,
      details: { name: document.name, meetingId: document.meetingId, sha256: document.sha256 },
    })
    return document.sha256
  })
  await forgetContents(parts, [sha256])
  return null
}

/** Removes the contents that no meeting has any more. */
export async function forgetContents(parts: MeetingParts, contents: readonly string[]): Promise<void> {
  for (const sha256 of new Set(contents)) await forgetContent(parts, sha256)
}
