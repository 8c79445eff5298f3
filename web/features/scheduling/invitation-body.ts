// What a letter of invitation says, sentence by sentence.
import type { Province } from '#protocol'
import type { Directory, Unit } from '#domain/directory.ts'
import type { MeetingContent } from '#domain/meeting.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import { namesOf } from './names.ts'
import { invitedInWords } from './unit-groups.ts'
import type { Words } from './words.ts'

const MINUTE_MS = 60_000

/** The sentences, and the items of the agenda with the hour at which each begins. */
export type InvitationBody = {
  readonly lines: readonly string[]
  readonly items: readonly { readonly key: string; readonly hours: string; readonly text: string }[]
}

/** The body of the letter. `t` must speak Vietnamese. */
export function bodyOf(content: MeetingContent, directory: Directory, t: Words): InvitationBody {
  const names = namesOf(directory)
  const { chairId, venueId, mainBridgePointId, rehearsalAt, startsAt, endsAt, form } = content
  const title = content.title === '' ? t('invitation.untitled') : content.title
  const lines = [
    t('invitation.toAttend', { title }),
    chairId === null ? '' : t('invitation.chair', { chair: names.official(chairId) }),
    t('invitation.time', { from: hoursInLetter(startsAt), to: hoursInLetter(endsAt), day: dayInLetter(startsAt) }),
    venueId === null ? '' : t('invitation.place', { place: names.venue(venueId) }),
    form === 'in-person' || mainBridgePointId === null
      ? ''
      : t('invitation.mainPoint', { point: names.point(mainBridgePointId) }),
    otherPoints(content, directory, t),
    rehearsalAt === null
      ? ''
      : t('invitation.rehearsal', { time: hoursInLetter(rehearsalAt), day: dayInLetter(rehearsalAt) }),
  ]
  return { lines: lines.filter((line) => line !== ''), items: itemsOf(content, t) }
}

/** The place beside the date: that of a district or a commune is its own name, without the word for its kind. */
export function writtenAt(organiser: Unit | undefined, { place }: Province): string {
  const isLocal = organiser?.kind === 'district' || organiser?.kind === 'commune'
  return (isLocal && /(?:huyện|thành phố|thị xã|thị trấn|xã|phường) (.+)$/.exec(organiser.name)?.[1]) || place
}

/** Whole groups by their name; 265 names would fill three pages. */
function otherPoints(content: MeetingContent, { bridgePoints, units }: Directory, t: Words): string {
  const taking = new Set(content.bridgePointIds)
  const others = bridgePoints.filter(({ id }) => taking.has(id) && id !== content.mainBridgePointId)
  if (others.length === 0) return ''
  const unitsOfAll = new Set(others.map(({ unitId }) => unitId))
  const points = invitedInWords([...unitsOfAll], units, t).join('; ')
  return t('invitation.otherPoints', { points })
}

function itemsOf({ agenda, startsAt }: MeetingContent, t: Words): InvitationBody['items'] {
  let at = startsAt
  return agenda.map(({ id, title, rapporteur, plannedMinutes }) => {
    const hours = `${formatTime(at)}:`
    at += plannedMinutes * MINUTE_MS
    const text = rapporteur === '' ? t('invitation.item', { title }) : t('invitation.itemBy', { title, rapporteur })
    return { key: id, hours, text }
  })
}

/** A day as a letter writes it: "thứ Hai, ngày 23/11/2026". */
function dayInLetter(at: number): string {
  const weekday = formatDate(dayOf(at), 'vi', { weekday: 'long' }).replace('Thứ', 'thứ').replace('Chủ', 'chủ')
  const date = formatDate(dayOf(at), 'vi', { day: '2-digit', month: '2-digit', year: 'numeric' })
  return `${weekday}, ngày ${date}`
}

/** Hours as a letter writes them: "08 giờ 30". */
function hoursInLetter(at: number): string {
  const [hours, minutes] = formatTime(at).split(':')
  return minutes === '00' ? `${hours} giờ` : `${hours} giờ ${minutes}`
}
