// Making meetings: one, or as many as a recurrence gives.
import type { MeetingContent } from '../../domain/meeting.ts'
import { occurrences } from '../../domain/recurrence.ts'
import { checkTimes, searchText, soundContent } from '../../domain/schedule.ts'
import { movedLike } from '../../domain/wall-clock.ts'
import type { MeetingToStore } from '../../ports/meetings.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal, meetingId, seriesId } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { occupy } from './occupying.ts'
import type { MeetingParts } from './parts.ts'

/** All of them or none. @throws Refusal as the contract of `meeting.create` says */
export async function createMeetings(
  { database, clock, newId, zone }: MeetingParts,
  { content, status, recurrence, overrideReason }: Parsed<OfficeContract, 'meeting.create'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'meeting.create'>> {
  const person = permitted(caller, 'meeting.edit', content.organiserId)
  checkTimes(content)
  const beginnings = recurrence
    ? occurrences(content.startsAt, recurrence.rule, recurrence.exceptions, zone)
    : [content.startsAt]
  return database.transaction(async (stores) => {
    const directory = await stores.directory.read()
    const sound = soundContent(content, status, directory)
    await checkSecretary(stores, sound)
    const series = recurrence && seriesId.parse(newId())
    if (series) await stores.meetings.saveSeries({ id: series, rule: recurrence.rule, startsAt: content.startsAt })
    const at = clock()
    const search = searchText(sound, directory)
    const meetings = beginnings.map((startsAt): MeetingToStore => ({
      id: meetingId.parse(newId()),
      content: contentAt(sound, startsAt, zone),
      status,
      cancelReason: '',
      overrideReason: '',
      series: series && { seriesId: series, recurrenceAt: startsAt, detached: false },
      createdBy: person.accountId,
      createdAt: at,
      search,
    }))
    await stores.meetings.insert(meetings)
    await occupy(stores, caller, at, meetings, overrideReason)
    const ids = meetings.map(({ id }) => id)
    await record(stores, caller, at, {
      action: 'meeting.create',
      subject: `meeting:${ids[0] ?? ''}`,
      details: { title: sound.title, status, startsAt: beginnings[0], count: ids.length, rule: recurrence?.rule ?? '' },
    })
    return { ids }
  })
}

/** The same content with another beginning; end and rehearsal keep their distance by the clock on the wall. */
export function contentAt(content: MeetingContent, startsAt: number, zone: string): MeetingContent {
  if (startsAt === content.startsAt) return content
  const moved = (at: number): number => movedLike(at, content.startsAt, startsAt, zone)
  const { endsAt, rehearsalAt } = content
  return { ...content, startsAt, endsAt: moved(endsAt), rehearsalAt: rehearsalAt === null ? null : moved(rehearsalAt) }
}

/** @throws Refusal `not-found` when the secretary's account is unknown or closed */
export async function checkSecretary({ accounts }: OfficeStores, { secretaryId }: MeetingContent): Promise<void> {
  const account = secretaryId === null ? undefined : await accounts.byId(secretaryId)
  if (secretaryId !== null && (!account || account.disabled)) throw new Refusal('not-found', { at: 'secretaryId' })
}
