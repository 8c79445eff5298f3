// A meeting as it stands in the form: days and hours as people write them, everything else as it is scheduled.
import type { BridgePointId, UnitId } from '#protocol'
import type { BridgePoint, Directory, Unit } from '#domain/directory.ts'
import { USUAL_RECORDING } from '#domain/meeting.ts'
import type { MeetingContent, MeetingLevel } from '#domain/meeting.ts'
import { ruleOf, weekdayOf } from '#domain/recurrence-text.ts'
import type { RecurrenceChoices, Rhythm } from '#domain/recurrence-text.ts'
import { dayOf, instantOf, isDay, wallOf } from '../../ui/days.ts'

const MINUTE_MS = 60_000

/** How a new meeting comes back. */
export type Repeat = {
  readonly choices: RecurrenceChoices
  /** Days left out, `YYYY-MM-DD`. */
  readonly without: readonly string[]
}

/** What the form holds. */
export type Draft = PlainFields & {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM` */
  readonly from: string
  readonly to: string
  /** How long before the beginning the rehearsal is, minutes; null without one. */
  readonly rehearsalMin: number | null
  /** Bridge points of invited units that do not take part. */
  readonly leftOut: readonly BridgePointId[]
  readonly repeat: Repeat | null
}

/** What keeps a draft from being saved. */
export type Problem = 'title' | 'date' | 'time' | 'organiser' | 'agenda' | 'invited' | 'main'

/** An empty form. */
export function emptyDraft(organiser: UnitId, date: string, directory: Directory): Draft {
  return {
    title: '',
    level: 'province-district',
    form: 'video',
    date,
    from: '08:00',
    to: '10:00',
    rehearsalMin: 60,
    organiserId: organiser,
    chairId: null,
    secretaryId: null,
    mainBridgePointId: mainPointFor(organiser, directory),
    venueId: null,
    unitIds: [],
    leftOut: [],
    agenda: [],
    note: '',
    remindersMin: [1_440, 60],
    floorMode: 'chaired',
    recording: USUAL_RECORDING,
    repeat: null,
  }
}

/** The bridge point where the chair of an organiser's meeting sits: its own, else the province's main one. */
export function mainPointFor(organiser: UnitId, { bridgePoints }: Directory): BridgePointId | null {
  const own = bridgePoints.filter(({ unitId }) => unitId === organiser)
  return (own.find(({ main }) => main) ?? own[0] ?? bridgePoints.find(({ main }) => main))?.id ?? null
}

/** A scheduled meeting, a draft or a template in the form. */
export function draftOf(content: MeetingContent, directory: Directory): Draft {
  const { startsAt, endsAt, rehearsalAt, bridgePointIds } = content
  const taking = new Set(bridgePointIds)
  const inPerson = content.form === 'in-person'
  const leftOut = pointsOf(content.unitIds, directory).filter(({ id }) => !inPerson && !taking.has(id))
  return {
    ...plainFields(content),
    date: dayOf(startsAt),
    from: wallOf(startsAt).slice(11),
    to: wallOf(endsAt).slice(11),
    rehearsalMin: rehearsalAt === null ? null : Math.round((startsAt - rehearsalAt) / MINUTE_MS),
    leftOut: leftOut.map(({ id }) => id),
    repeat: null,
  }
}

type PlainFields = Omit<MeetingContent, 'startsAt' | 'endsAt' | 'rehearsalAt' | 'bridgePointIds'>

/** The fields that a form and a meeting have alike, picked one by one: a meeting brings more than its content. */
function plainFields(from: PlainFields): PlainFields {
  const { title, level, form, organiserId, chairId, secretaryId, mainBridgePointId, venueId } = from
  const { unitIds, agenda, note, remindersMin, floorMode, recording } = from
  const who = { organiserId, chairId, secretaryId, mainBridgePointId, venueId, unitIds }
  return { title, level, form, ...who, agenda, note, remindersMin, floorMode, recording }
}

/** When it begins and ends, epoch ms; null while the hours make no sense. An end at midnight is the next day's. */
export function spanOf({
  date,
  from,
  to,
}: Pick<Draft, 'date' | 'from' | 'to'>): { startsAt: number; endsAt: number } | null {
  if (!isDay(date) || !isClock(from) || !isClock(to)) return null
  const startsAt = instantOf(`${date}T${from}`)
  const endsAt = instantOf(`${date}T${to}`) + (to === '00:00' ? 24 * 60 * MINUTE_MS : 0)
  return endsAt > startsAt ? { startsAt, endsAt } : null
}

function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** What the form says, as it is scheduled; null while its time makes no sense. */
export function contentOf(draft: Draft, directory: Directory): MeetingContent | null {
  const span = spanOf(draft)
  if (!span) return null
  const { rehearsalMin } = draft
  const inPerson = draft.form === 'in-person'
  return {
    ...plainFields(draft),
    ...span,
    title: draft.title.trim(),
    rehearsalAt: rehearsalMin === null || inPerson ? null : span.startsAt - rehearsalMin * MINUTE_MS,
    mainBridgePointId: inPerson ? null : draft.mainBridgePointId,
    bridgePointIds: takingPart(draft, directory).map(({ id }) => id),
  }
}

/** The bridge points that take part, the main one among them; none when people meet in person. */
export function takingPart(
  draft: Pick<Draft, 'form' | 'unitIds' | 'leftOut' | 'mainBridgePointId'>,
  directory: Directory,
): BridgePoint[] {
  if (draft.form === 'in-person') return []
  const units = new Set(draft.unitIds)
  const without = new Set(draft.leftOut)
  return directory.bridgePoints.filter(
    ({ id, unitId }) => id === draft.mainBridgePointId || (units.has(unitId) && !without.has(id)),
  )
}

/** The bridge points of some units, in the directory's order. */
export function pointsOf(unitIds: readonly UnitId[], { bridgePoints }: Directory): BridgePoint[] {
  const units = new Set(unitIds)
  return bridgePoints.filter(({ unitId }) => units.has(unitId))
}

/** The recurrence to be made, as the contract wants it. */
export function recurrenceOf(draft: Draft): { rule: string; exceptions: number[] } | null {
  if (!draft.repeat) return null
  const exceptions = draft.repeat.without.map((day) => instantOf(`${day}T${draft.from}`))
  return { rule: ruleOf(draft.repeat.choices), exceptions }
}

/** What keeps it from being saved; a draft only needs a title and a time, what is sent out needs somebody invited. */
export function problemsOf(draft: Draft, status: 'draft' | 'scheduled'): ReadonlySet<Problem> {
  const problems = new Set<Problem>()
  if (draft.title.trim() === '') problems.add('title')
  if (!isDay(draft.date)) problems.add('date')
  if (spanOf(draft) === null) problems.add('time')
  if (draft.agenda.some(({ title }) => title.trim() === '')) problems.add('agenda')
  if (status === 'scheduled' && draft.unitIds.length === 0) problems.add('invited')
  if (status === 'scheduled' && draft.form !== 'in-person' && draft.mainBridgePointId === null) problems.add('main')
  return problems
}

/** Which level a meeting of these units is. */
export function levelFor(unitIds: readonly UnitId[], units: readonly Unit[]): MeetingLevel | null {
  const invited = new Set(unitIds)
  const kinds = new Set(units.filter(({ id }) => invited.has(id)).map(({ kind }) => kind))
  if (kinds.size === 0) return null
  if (kinds.has('commune')) return 'three-level'
  return kinds.has('district') ? 'province-district' : 'province-department'
}

/** The draft with other units invited; its level follows as long as nobody has chosen another one. */
export function withUnits(draft: Draft, unitIds: readonly UnitId[], directory: Directory): Draft {
  const before = levelFor(draft.unitIds, directory.units)
  const after = levelFor(unitIds, directory.units)
  const follows = after !== null && (before === null ? draft.level === 'province-district' : before === draft.level)
  const points = new Set(pointsOf(unitIds, directory).map(({ id }) => id))
  return {
    ...draft,
    unitIds: [...unitIds],
    leftOut: draft.leftOut.filter((id) => points.has(id)),
    level: follows ? after : draft.level,
  }
}

/** The draft on another day; a recurrence that followed the old day's weekday or number follows the new one's. */
export function onDay(draft: Draft, date: string): Draft {
  if (!draft.repeat || !isDay(date)) return { ...draft, date }
  const { choices } = draft.repeat
  return { ...draft, date, repeat: { choices: { ...choices, rhythm: following(choices.rhythm, date) }, without: [] } }
}

function following(rhythm: Rhythm, date: string): Rhythm {
  const { weekday, nth } = weekdayOf(date)
  if (rhythm.unit === 'weeks') return rhythm.weekdays.length === 1 ? { ...rhythm, weekdays: [weekday] } : rhythm
  if (rhythm.unit !== 'months') return rhythm
  return 'day' in rhythm ? { ...rhythm, day: Number(date.slice(8)) } : { ...rhythm, nth, weekday }
}

/** The draft at another time of day; its end moves along unless a new one is given. */
export function startingAt(draft: Draft, from: string, to?: string): Draft {
  if (to !== undefined) return { ...draft, from, to }
  const span = spanOf(draft)
  if (!span || !isClock(from)) return { ...draft, from }
  const minutes = (span.endsAt - span.startsAt) / MINUTE_MS
  const end = Math.min(minutesOf(from) + minutes, 24 * 60)
  return { ...draft, from, to: clock(end % (24 * 60)) }
}

/** `08:30` as minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Minutes since midnight as `08:30`. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A sign for a new item of an agenda, unique within it. */
export function newSign(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`
}
