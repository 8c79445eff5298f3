// Changing meetings: what they are, when they are, and whether they are held at all.
import type { Meeting, MeetingContent, MeetingStatus, SeriesScope } from '../../domain/meeting.ts'
import { checkTimes, occupiesOtherwise, searchText, soundContent } from '../../domain/schedule.ts'
import { movedLike } from '../../domain/wall-clock.ts'
import type { MeetingToStore } from '../../ports/meetings.ts'
import { Refusal } from '../../protocol/index.ts'
import type { MeetingId, OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { checkSecretary, contentAt } from './create.ts'
import { occupy } from './occupying.ts'
import type { MeetingParts } from './parts.ts'
import { holdScope, placesAfter } from './scope.ts'
import type { Places } from './scope.ts'

type Changed = Output<OfficeContract, 'meeting.change'>

/** A change of one meeting, as the meeting was when it was decided. */
type Change = {
  readonly id: MeetingId
  readonly revision: number
  readonly scope: SeriesScope
  readonly overrideReason: string
  readonly action: string
  /** What the meeting is to be. */
  readonly become: (target: Meeting) => { readonly content: MeetingContent; readonly status: MeetingStatus }
}

/** @throws Refusal as the contract of `meeting.change` says; then nothing has changed */
export async function changeMeeting(
  parts: MeetingParts,
  { content, status, ...input }: Parsed<OfficeContract, 'meeting.change'>,
  caller: OfficeCaller,
): Promise<Changed> {
  permitted(caller, 'meeting.edit', content.organiserId)
  return change(parts, { ...input, action: 'meeting.change', become: () => ({ content, status }) }, caller)
}

/** @throws Refusal as the contract of `meeting.move` says; then nothing has changed */
export function moveMeeting(
  parts: MeetingParts,
  { startsAt, endsAt, ...input }: Parsed<OfficeContract, 'meeting.move'>,
  caller: OfficeCaller,
): Promise<Changed> {
  const become = (target: Meeting) => ({
    content: { ...contentAt(contentOf(target), startsAt, parts.zone), endsAt },
    status: target.status,
  })
  return change(parts, { ...input, action: 'meeting.move', become }, caller)
}

/** Refuses unless the caller may change the meeting and has seen it as it is. */
export function checkChange(target: Meeting, revision: number, caller: OfficeCaller): void {
  permitted(caller, 'meeting.edit', target.organiserId)
  if (target.revision !== revision) throw new Refusal('changed-meanwhile', { revision: target.revision })
  if (target.status === 'cancelled') throw new Refusal('meeting-cancelled')
}

function change(parts: MeetingParts, wish: Change, caller: OfficeCaller): Promise<Changed> {
  const { database, clock, zone } = parts
  return database.transaction(async (stores) => {
    const at = clock()
    const held = await holdScope(stores, wish.id, wish.scope, at)
    const { target, members } = held
    checkChange(target, wish.revision, caller)
    const { content, status } = wish.become(target)
    // What has been announced is called off by cancelling it.
    if (target.status === 'scheduled' && status === 'draft') throw new Refusal('bad-message', { at: 'status' })
    const directory = await stores.directory.read()
    const sound = soundContent(content, status, directory)
    await checkSecretary(stores, sound)
    const places = await placesAfter(parts, stores, held, wish.scope, sound.startsAt)
    const search = searchText(sound, directory)
    const pairs = members.map((before) => {
      const fresh = before.id === target.id ? sound : contentLike(before, target, sound, zone)
      checkTimes(fresh)
      const isBookedAnew = before.status !== status || occupiesOtherwise(contentOf(before), fresh)
      return { before, isBookedAnew, after: toStore(before, fresh, status, places, isBookedAnew, search) }
    })
    await stores.meetings.update(pairs.map(({ after }) => after))
    await stores.meetings.askAgain(pairs.filter(isAtAnotherTime).map(({ before }) => before.id))
    const bookedAnew = pairs.filter((pair) => pair.isBookedAnew).map(({ after }) => after)
    await occupy(stores, caller, at, bookedAnew, wish.overrideReason)
    const ids = members.map(({ id }) => id)
    await record(stores, caller, at, {
      action: wish.action,
      subject: `meeting:${target.id}`,
      details: { title: sound.title, status, startsAt: sound.startsAt, endsAt: sound.endsAt, scope: wish.scope, ids },
    })
    return { ids, revision: target.revision + 1 }
  })
}

/** What another meeting of the series becomes: the same content, its own time moved as the target's has moved. */
function contentLike(one: Meeting, target: Meeting, sound: MeetingContent, zone: string): MeetingContent {
  if (!one.series?.detached)
    return contentAt(sound, movedLike(one.startsAt, target.startsAt, sound.startsAt, zone), zone)
  const { startsAt, endsAt, rehearsalAt } = one
  return { ...sound, startsAt, endsAt, rehearsalAt }
}

function isAtAnotherTime({ before, after }: { before: Meeting; after: MeetingToStore }): boolean {
  return before.startsAt !== after.content.startsAt || before.endsAt !== after.content.endsAt
}

function toStore(
  before: Meeting,
  content: MeetingContent,
  status: MeetingStatus,
  places: Places,
  isBookedAnew: boolean,
  search: string,
): MeetingToStore {
  return {
    id: before.id,
    content,
    status,
    cancelReason: before.cancelReason,
    // Booking notes a new reason where there is a clash.
    overrideReason: isBookedAnew ? '' : before.overrideReason,
    series: places.get(before.id) ?? null,
    createdBy: null,
    createdAt: 0,
    search,
  }
}

/** A meeting's content alone. */
export function contentOf(meeting: Meeting): MeetingContent {
  return {
    title: meeting.title,
    level: meeting.level,
    form: meeting.form,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    rehearsalAt: meeting.rehearsalAt,
    organiserId: meeting.organiserId,
    chairId: meeting.chairId,
    secretaryId: meeting.secretaryId,
    mainBridgePointId: meeting.mainBridgePointId,
    venueId: meeting.venueId,
    unitIds: meeting.unitIds,
    bridgePointIds: meeting.bridgePointIds,
    agenda: meeting.agenda,
    note: meeting.note,
    remindersMin: meeting.remindersMin,
    floorMode: meeting.floorMode,
    recording: meeting.recording,
  }
}
