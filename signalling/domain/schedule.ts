// What makes a meeting sound, how it is found, and when it can be entered.
import { resourcesOf } from './booking.ts'
import type { BridgePoint, Directory } from './directory.ts'
import { folded } from './folded.ts'
import type { Meeting, MeetingContent, MeetingStatus } from './meeting.ts'
import { Refusal } from '../protocol/refusals.ts'

/** The longest meeting, ms. */
export const LONGEST_MEETING_MS = 24 * 3_600_000
/** A session can be entered this long before its meeting begins, or from the rehearsal on, ms. */
const ENTER_BEFORE_MS = 60 * 60_000
/** And until this long after its end, ms. */
export const ENTER_AFTER_MS = 3 * 3_600_000
/** The earliest rehearsal, ms before the beginning. */
const EARLIEST_REHEARSAL_MS = 14 * 24 * 3_600_000

/**
 * The content as it is stored: a meeting in person has no bridge points; otherwise the main one is among them, and its
 * unit among the invited.
 * @throws Refusal `time-invalid`, `not-found` (details: the field), `bridge-point-not-invited`, `bad-message`
 */
export function soundContent(content: MeetingContent, status: MeetingStatus, directory: Directory): MeetingContent {
  checkTimes(content)
  checkReferences(content, directory)
  if (content.form === 'in-person') return { ...content, mainBridgePointId: null, bridgePointIds: [] }
  const main = content.mainBridgePointId
  if (main === null && status === 'scheduled') throw new Refusal('bad-message', { at: 'mainBridgePointId' })
  const points = new Map(directory.bridgePoints.map((point) => [point.id, point]))
  const complete = withMain(content, main === null ? undefined : points.get(main))
  const units = new Set([complete.organiserId, ...complete.unitIds])
  for (const id of complete.bridgePointIds) {
    const point = points.get(id)
    if (!point || !units.has(point.unitId)) throw new Refusal('bridge-point-not-invited', { bridgePointId: id })
  }
  return complete
}

/** @throws Refusal `time-invalid` */
export function checkTimes({
  startsAt,
  endsAt,
  rehearsalAt,
}: Pick<MeetingContent, 'startsAt' | 'endsAt' | 'rehearsalAt'>): void {
  const isSpan = endsAt > startsAt && endsAt - startsAt <= LONGEST_MEETING_MS
  const isRehearsal =
    rehearsalAt === null || (rehearsalAt < startsAt && rehearsalAt >= startsAt - EARLIEST_REHEARSAL_MS)
  if (!isSpan || !isRehearsal) throw new Refusal('time-invalid')
}

function checkReferences(content: MeetingContent, directory: Directory): void {
  const has = (all: readonly { readonly id: string }[], ids: readonly (string | null)[]): boolean => {
    const known = new Set(all.map(({ id }) => id))
    return ids.every((id) => id === null || known.has(id))
  }
  const { units, bridgePoints, venues, officials } = directory
  const missing = Object.entries({
    organiserId: has(units, [content.organiserId]),
    unitIds: has(units, content.unitIds),
    bridgePointIds: has(bridgePoints, content.bridgePointIds),
    mainBridgePointId: has(bridgePoints, [content.mainBridgePointId]),
    venueId: has(venues, [content.venueId]),
    chairId: has(officials, [content.chairId]),
  }).find(([, isKnown]) => !isKnown)
  if (missing) throw new Refusal('not-found', { at: missing[0] })
}

function withMain(content: MeetingContent, main: BridgePoint | undefined): MeetingContent {
  if (!main) return content
  const hosts = [content.organiserId, ...content.unitIds]
  return {
    ...content,
    bridgePointIds: content.bridgePointIds.includes(main.id)
      ? content.bridgePointIds
      : [main.id, ...content.bridgePointIds],
    unitIds: hosts.includes(main.unitId) ? content.unitIds : [main.unitId, ...content.unitIds],
  }
}

/** The folded words by which a meeting is found, each once: title, note, agenda, organiser, invited units. */
export function searchText(content: MeetingContent, directory: Pick<Directory, 'units'>): string {
  const invited = new Set([content.organiserId, ...content.unitIds])
  const names = directory.units.filter(({ id }) => invited.has(id)).map(({ name, code }) => `${name} ${code}`)
  const agenda = content.agenda.map(({ title, rapporteur }) => `${title} ${rapporteur}`)
  return [...new Set(folded([content.title, ...agenda, content.note, ...names].join(' ')).split(' '))].join(' ')
}

/** Whether two contents differ in what they occupy or when. */
export function occupiesOtherwise(one: MeetingContent, other: MeetingContent): boolean {
  const text = (content: MeetingContent): string =>
    JSON.stringify([content.startsAt, content.endsAt, resourcesOf(content).toSorted((a, b) => (a.id < b.id ? -1 : 1))])
  return text(one) !== text(other)
}

/**
 * Refuses unless the meeting's session can be entered now.
 * @throws Refusal `meeting-cancelled`, `meeting-not-open`
 */
export function checkEntry(
  meeting: Pick<Meeting, 'form' | 'status' | 'startsAt' | 'endsAt' | 'rehearsalAt'>,
  now: number,
): void {
  if (meeting.status === 'cancelled') throw new Refusal('meeting-cancelled')
  const from = Math.min(meeting.startsAt - ENTER_BEFORE_MS, meeting.rehearsalAt ?? Number.POSITIVE_INFINITY)
  const isOpen = now >= from && now <= meeting.endsAt + ENTER_AFTER_MS
  if (meeting.status === 'draft' || meeting.form === 'in-person' || !isOpen) {
    throw new Refusal('meeting-not-open', { from })
  }
}
