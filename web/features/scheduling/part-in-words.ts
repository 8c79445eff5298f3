// One part of a meeting in words, to be compared with another state of it.
import type { MeetingContent } from '#domain/meeting.ts'
import type { Part } from './changes.ts'
import type { Names } from './names.ts'
import { lengthInWords, momentInWords, recordingInWords, spanInWords } from './words.ts'
import type { Words } from './words.ts'

type Telling = { readonly names: Names; readonly language: string; readonly t: Words }

/** The part as the form shows it, short. */
export function partInWords(part: Part, content: MeetingContent, { names, language, t }: Telling): string {
  const none = t('value.none')
  const named = <Id>(id: Id | null, nameOf: (id: Id) => string) => (id === null ? none : nameOf(id))
  switch (part) {
    case 'title':
      return content.title
    case 'level':
      return t(`level.${content.level}`)
    case 'form':
      return t(`form.${content.form}`)
    case 'time':
      return spanInWords(content.startsAt, content.endsAt, language)
    case 'rehearsal':
      return named(content.rehearsalAt, (at) => momentInWords(at, language))
    case 'organiser':
      return names.unit(content.organiserId)
    case 'chair':
      return named(content.chairId, names.official)
    case 'secretary':
      return named(content.secretaryId, () => t('value.someone'))
    case 'main':
      return named(content.mainBridgePointId, names.point)
    case 'venue':
      return named(content.venueId, names.venue)
    case 'invited':
      return t('value.units', { units: content.unitIds.length, points: content.bridgePointIds.length })
    case 'agenda':
      return content.agenda.length === 0 ? none : content.agenda.map(({ title }) => title).join('; ')
    case 'note':
      return content.note === '' ? none : content.note
    case 'reminders':
      return content.remindersMin.map((minutes) => lengthInWords(minutes, t)).join(', ') || none
    case 'floor':
      return t(`floorMode.${content.floorMode}`)
    case 'recording':
      return recordingInWords(content.recording, t)
  }
}
