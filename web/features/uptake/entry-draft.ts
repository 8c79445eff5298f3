// A meeting as it is being entered, and what is still missing of it.
import type { Directory, Unit } from '#domain/directory.ts'
import type { MeetingForm, MeetingLevel } from '#domain/meeting.ts'
import { readQuickEntry } from '#domain/quick-entry.ts'
import type { QuickEntry } from '#domain/quick-entry.ts'
import type { Statement } from '#domain/uptake/entry.ts'
import type { Field, InPersonReason } from '#domain/uptake/fields.ts'
import type { UnitId, UptakeMeeting } from '#protocol'
import type { OfficeInput } from '../../api/office.ts'
import { addDays, addMonths, dayOf, daysBetween, instantOf, partsOf, wallOf } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'

/** The form. Times are `HH:MM`, the date `YYYY-MM-DD`; empty while they are not known. */
export type EntryDraft = {
  readonly title: string
  readonly date: string
  readonly from: string
  readonly to: string
  readonly organiserId: UnitId | null
  readonly unitIds: readonly UnitId[]
  readonly level: MeetingLevel
  readonly form: MeetingForm
  readonly field: Field | null
  readonly reason: InPersonReason | null
  readonly reasonText: string
  readonly statement: Statement | null
  readonly isCancelled: boolean
}

/** What has to be filled in. */
export type Missing = 'title' | 'date' | 'from' | 'to' | 'organiser' | 'units'

type EntryInput = OfficeInput<'uptake.entry-save'>['entry']

const DAY_MS = 86_400_000
/** How long a meeting lasts of which nobody has said it, minutes. */
const USUAL_MINUTES = 120
const YESTERDAY = /hôm qua|hom qua/iu
const FAR_AHEAD_DAYS = 183

/** An empty form for a meeting of a day. */
export function emptyDraft(today: Day, organiserId: UnitId | null): EntryDraft {
  return {
    title: '',
    date: today,
    from: '08:00',
    to: '10:00',
    organiserId,
    unitIds: [],
    level: 'province-district',
    form: 'in-person',
    field: null,
    reason: null,
    reasonText: '',
    statement: null,
    isCancelled: false,
  }
}

/** The form of a meeting that stands in the register. */
export function draftOf(meeting: UptakeMeeting): EntryDraft {
  const { title, startsAt, endsAt, isFieldGuessed, field, ...rest } = meeting
  return {
    ...emptyDraft(dayOf(startsAt), rest.organiserId),
    title: title ?? '',
    from: wallOf(startsAt).slice(11),
    to: wallOf(endsAt).slice(11),
    unitIds: rest.unitIds,
    level: rest.level,
    form: rest.form,
    field: isFieldGuessed ? null : field,
    reason: rest.reason,
    reasonText: rest.reasonText,
    statement: rest.statement,
    isCancelled: rest.isCancelled,
  }
}

/** What is missing, in the order of the form. */
export function missingIn(draft: EntryDraft): Missing[] {
  const all: readonly (readonly [Missing, boolean])[] = [
    ['title', draft.title.trim() === ''],
    ['date', draft.date === ''],
    ['from', draft.from === ''],
    ['to', draft.to === ''],
    ['organiser', draft.organiserId === null],
    ['units', draft.unitIds.length === 0],
  ]
  return all.flatMap(([name, isMissing]) => (isMissing ? [name] : []))
}

/** The form as the register takes it; a meeting that ends before it begins goes on past midnight. */
export function entryOf(draft: EntryDraft): EntryInput | null {
  const { date, from, to, organiserId, field, statement, form, ...rest } = draft
  if (organiserId === null || missingIn(draft).length > 0) return null
  const startsAt = instantOf(`${date}T${from}`)
  const sameDay = instantOf(`${date}T${to}`)
  return {
    title: rest.title.trim(),
    level: rest.level,
    form,
    startsAt,
    endsAt: sameDay > startsAt ? sameDay : sameDay + DAY_MS,
    organiserId,
    unitIds: [...rest.unitIds],
    reason: form === 'video' ? null : rest.reason,
    reasonText: rest.reasonText.trim(),
    statement: form === 'in-person' ? null : statement,
    isCancelled: rest.isCancelled,
    ...(field !== null && { field }),
  }
}

/**
 * Reads a typed line as one about the past, for the register is of meetings that were held: "hôm qua" is known, and a
 * day without its year lies no further ahead than half a year.
 */
export function readEntryLine(typed: string, today: Day, units: readonly Unit[]): QuickEntry {
  const { day, month, year } = partsOf(addDays(today, -1))
  const read = readQuickEntry(typed.replace(YESTERDAY, `ngày ${day}/${month}/${year}`), today, units)
  if (read.date === null || daysBetween(today, read.date) <= FAR_AHEAD_DAYS) return read
  return { ...read, date: addMonths(read.date, -12) }
}

/** The form with what a typed line says put in; what it does not speak of stays. */
export function filledBy(draft: EntryDraft, typed: QuickEntry, { units }: Directory): EntryDraft {
  const named = [...typed.groups.flatMap((group) => membersOf(group, units)), ...typed.unitIds]
  const end = typed.endMinutes ?? (typed.startMinutes === null ? null : typed.startMinutes + USUAL_MINUTES)
  return {
    ...draft,
    title: typed.title === '' ? draft.title : typed.title,
    date: typed.date ?? draft.date,
    from: typed.startMinutes === null ? draft.from : clock(typed.startMinutes),
    to: end === null ? draft.to : clock(end),
    unitIds: named.length === 0 ? draft.unitIds : [...new Set(named)],
  }
}

/** The units of a group: all districts, all departments, the Party's bodies, or the communes of a district. */
export function membersOf(group: QuickEntry['groups'][number], units: readonly Unit[]): UnitId[] {
  const kinds = { districts: 'district', departments: 'department', party: 'party' } as const
  const isMember = ({ kind, parentId }: Unit): boolean => {
    if (group === 'districts' || group === 'departments' || group === 'party') return kind === kinds[group]
    return kind === 'commune' && group.endsWith(`:${parentId}`)
  }
  return units.filter(isMember).map(({ id }) => id)
}

function clock(minutes: number): string {
  const whole = minutes % 1_440
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}
