// The public holidays of Viet Nam by the Labour Code of 2019 (45/2019/QH14), article 112.
import { civilDate, dayNumber, solarDate } from './lunar.ts'
import type { CivilDate } from './lunar.ts'

/** Every holiday by its own name; pages translate it. */
export const HOLIDAY_KEYS = [
  'newYear',
  'tetEve',
  'tet1',
  'tet2',
  'tet3',
  'tet4',
  'hungKings',
  'reunification',
  'labour',
  'national',
  'nationalBeside',
] as const
export type HolidayKey = (typeof HOLIDAY_KEYS)[number]

/** A day off by law; `date` as YYYY-MM-DD. */
export type Holiday = { readonly date: string; readonly key: HolidayKey }

/** Holidays that have the same date every year: month, day. */
const FIXED = [
  ['newYear', 1, 1],
  ['reunification', 4, 30],
  ['labour', 5, 1],
  ['national', 9, 2],
] as const

/** Holidays by the lunar calendar: month, day. */
const LUNAR = [
  ['tet1', 1, 1],
  ['tet2', 1, 2],
  ['tet3', 1, 3],
  ['tet4', 1, 4],
  ['hungKings', 3, 10],
] as const

/**
 * The holidays of a common year (1900–2199), in the order of their dates. The law leaves two choices to the Prime
 * Minister's yearly notice; what is taken here is what those notices usually say. Of the five days of Tết: the last of
 * the old lunar year (29 or 30 Chạp) and the first four of the new one. Of the day beside National Day: the one that
 * joins it to a week-end. Days off in place of a holiday on a week-end are not counted: they are the notice's own.
 */
export function holidaysOf(year: number): Holiday[] {
  const fixed = FIXED.map(([key, month, day]) => on(key, dayNumber({ year, month, day })))
  const lunar = LUNAR.flatMap(([key, month, day]) => {
    const date = solarDate({ year, month, day, leap: false })
    return date === null ? [] : [on(key, dayNumber(date))]
  })
  const tet = solarDate({ year, month: 1, day: 1, leap: false })
  const eve = tet === null ? [] : [on('tetEve', dayNumber(tet) - 1)]
  return [...fixed, ...lunar, ...eve, on('nationalBeside', besideNationalDay(year))].toSorted((one, other) =>
    one.date.localeCompare(other.date),
  )
}

/** Whether a day (YYYY-MM-DD) is a public holiday. */
export function isHoliday(date: string): boolean {
  return holidaysOf(Number(date.slice(0, 4))).some((holiday) => holiday.date === date)
}

/** On Sunday, Monday and Thursday the day after National Day makes the longer rest, otherwise the day before. */
function besideNationalDay(year: number): number {
  const national = dayNumber({ year, month: 9, day: 2 })
  // Julian day numbers count from a Monday.
  const weekday = national % 7
  return [0, 3, 6].includes(weekday) ? national + 1 : national - 1
}

function on(key: HolidayKey, day: number): Holiday {
  return { date: written(civilDate(day)), key }
}

function written({ year, month, day }: CivilDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
