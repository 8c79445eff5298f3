// A year of meetings made by chance that can be repeated, from the directory's own units.
import { KINDS } from './plan.ts'
import type { Kind } from './plan.ts'
import type { Chance } from './random.ts'
import type { Directory, Unit } from '../domain/directory.ts'
import { USUAL_RECORDING } from '../domain/meeting.ts'
import type { MeetingContent } from '../domain/meeting.ts'
import type { AccountId, UnitId } from '../protocol/ids.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Viet Nam has kept UTC+7 all the year round since 1975. */
const ZONE_MS = 7 * 3_600_000

/** Half a year back, half a year ahead of `now` (epoch ms), in the order of time. */
export function planYear(directory: Directory, chance: Chance, now: number): MeetingContent[] {
  const days = workingDays(now)
  const planned = KINDS.flatMap((kind) =>
    organisers(kind, directory).flatMap((organiser) =>
      daysOf(kind, days, chance).map((day) => meetingOf(kind, organiser, day, directory, chance)),
    ),
  )
  return planned.toSorted((a, b) => a.startsAt - b.startsAt)
}

/** A meeting of the province with three districts that has just begun. */
export function meetingNow(directory: Directory, now: number, secretaryId: AccountId): MeetingContent {
  const codes = ['VPUBND', 'LNGAN', 'SDONG', 'YTHE']
  const units = directory.units.filter(({ code }) => codes.includes(code))
  const [organiser] = units
  if (!organiser) throw new Error('The directory has none of the units that meet.')
  const unitIds = units.map(({ id }) => id)
  const points = directory.bridgePoints.filter(({ unitId }) => unitIds.includes(unitId))
  const startsAt = Math.floor(now / (5 * MINUTE_MS)) * 5 * MINUTE_MS
  return {
    title: 'Họp trực tuyến về tiêu thụ vải thiều',
    level: 'province-district',
    form: 'video',
    startsAt,
    endsAt: startsAt + 120 * MINUTE_MS,
    rehearsalAt: null,
    organiserId: organiser.id,
    chairId: firstOf(directory.officials, organiser.id),
    secretaryId,
    mainBridgePointId: points.find(({ unitId }) => unitId === organiser.id)?.id ?? null,
    venueId: null,
    unitIds,
    bridgePointIds: points.map(({ id }) => id),
    agenda: [
      { id: 'muc-1', title: 'Tình hình sản lượng và thị trường', rapporteur: 'Sở Công Thương', plannedMinutes: 30 },
      { id: 'muc-2', title: 'Ý kiến của các huyện', rapporteur: '', plannedMinutes: 60 },
      { id: 'muc-3', title: 'Kết luận của chủ tọa', rapporteur: '', plannedMinutes: 30 },
    ],
    note: '',
    remindersMin: [],
    floorMode: 'chaired',
    recording: USUAL_RECORDING,
  }
}

/** The beginnings (local midnight, epoch ms) of all working days of the year around `now`. */
function workingDays(now: number): number[] {
  const today = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS
  return Array.from({ length: 365 }, (_, index) => today + (index - 182) * DAY_MS).filter((day) => !isWeekend(day))
}

function local(day: number): Date {
  return new Date(day + ZONE_MS)
}

function isWeekend(day: number): boolean {
  return [0, 6].includes(local(day).getUTCDay())
}

function organisers({ by }: Kind, { units }: Directory): Unit[] {
  if (by === 'province') return units.filter(({ code }) => code === 'VPUBND')
  return units.filter(({ kind, code }) => kind === by && code !== 'VPUBND')
}

function daysOf({ when }: Kind, days: readonly number[], chance: Chance): number[] {
  if (when.every === 'week') return days.filter((day) => local(day).getUTCDay() === when.weekday)
  if (when.every === 'season') return season(when, days, chance)
  const first = days.filter((day, index) => startsPeriod(day, days[index - 1], when.every))
  // Not everybody meets on the same day: some days around the usual one.
  return first.flatMap((start) => {
    const wanted = start + (when.day - local(start).getUTCDate() + chance.between(-3, 4)) * DAY_MS
    return days.find((day) => day >= wanted) ?? []
  })
}

function startsPeriod(day: number, before: number | undefined, every: 'month' | 'quarter'): boolean {
  if (before === undefined) return false
  const month = local(day).getUTCMonth()
  return month !== local(before).getUTCMonth() && (every === 'month' || month % 3 === 0)
}

function season(
  { months, times }: Extract<Kind['when'], { every: 'season' }>,
  days: readonly number[],
  chance: Chance,
): number[] {
  const possible = days.filter((day) => months.includes(local(day).getUTCMonth() + 1))
  return Array.from({ length: times }, () => possible[chance.between(0, possible.length - 1)] ?? []).flat()
}

function meetingOf(kind: Kind, organiser: Unit, day: number, directory: Directory, chance: Chance): MeetingContent {
  const form = formOf(kind, chance)
  const units = invitedBy(kind, organiser, directory)
  const unitIds = [...new Set([organiser.id, ...units.map(({ id }) => id)])]
  const points = directory.bridgePoints.filter(({ unitId }) => unitIds.includes(unitId))
  // Meetings do not all begin at the same hour.
  const startsAt = day + (kind.startsAtMin + chance.pick([0, 0, 15, 30, 60])) * MINUTE_MS
  const own = points.find(({ unitId }) => unitId === organiser.id)
  return {
    title: kind.title.replace('{unit}', organiser.name),
    level: kind.level,
    form,
    startsAt,
    endsAt: startsAt + kind.lengthMin * MINUTE_MS,
    rehearsalAt: form === 'in-person' ? null : startsAt - 60 * MINUTE_MS,
    organiserId: organiser.id,
    chairId: chairOf(directory, organiser.id, chance),
    secretaryId: null,
    mainBridgePointId: form === 'in-person' ? null : (own?.id ?? null),
    venueId: form === 'video' ? null : firstOf(directory.venues, organiser.id),
    unitIds,
    bridgePointIds: form === 'in-person' ? [] : points.map(({ id }) => id),
    agenda: kind.agenda.map(([title, plannedMinutes], index) => ({
      id: `muc-${index + 1}`,
      title,
      rapporteur: index === 0 ? organiser.name : '',
      plannedMinutes,
    })),
    note: '',
    remindersMin: [1_440, 60],
    floorMode: 'chaired',
    recording: USUAL_RECORDING,
  }
}

function formOf({ forms }: Kind, chance: Chance): MeetingContent['form'] {
  let left = chance.next()
  for (const [form, share] of forms) {
    left -= share
    if (left < 0) return form
  }
  return 'video'
}

function invitedBy({ invited }: Kind, organiser: Unit, { units }: Directory): Unit[] {
  switch (invited) {
    case 'districts':
      return units.filter(({ kind }) => kind === 'district')
    case 'departments':
      return units.filter(({ kind }) => kind === 'department')
    case 'districts-and-departments':
      return units.filter(({ kind }) => kind === 'district' || kind === 'department')
    case 'communes':
      return units.filter(({ parentId }) => parentId === organiser.id)
    case 'everybody':
      return [...units]
    case 'nobody':
      return []
  }
}

/** The province's chair and deputies take turns; elsewhere the head chairs. */
function chairOf({ officials }: Directory, unitId: UnitId, chance: Chance): MeetingContent['chairId'] {
  const own = officials.filter((official) => official.unitId === unitId)
  const heads = own.filter(({ title }) => title.includes('Chủ tịch'))
  const [first, ...others] = heads.length > 0 ? heads : own
  return first ? chance.pick([first, ...others]).id : null
}

function firstOf<T extends { id: string; unitId: UnitId }>(all: readonly T[], unitId: UnitId): T['id'] | null {
  return all.find((one) => one.unitId === unitId)?.id ?? null
}
