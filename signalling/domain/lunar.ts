// The lunar calendar of Viet Nam, computed from the sky at the meridian of its clock (UTC+7).
import { newMoon, newMoonNumberNear, sunLongitude } from './sky.ts'

/** A day of the common (Gregorian) calendar; `month` counts from 1. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number }

/** A day of the lunar calendar. A leap month (tháng nhuận) bears the number of the month before it. */
export type LunarDay = {
  readonly day: number
  readonly month: number
  readonly leap: boolean
  /** The common year in which this lunar year begins. */
  readonly year: number
}

/** A day of the lunar calendar with its year's name in the cycle of sixty: "Bính Ngọ". */
export type LunarDate = LunarDay & { readonly yearName: string }

const STEMS = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý']
const BRANCHES = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi']

/** Hours that the clock of Viet Nam is ahead of universal time. */
const VIET_NAM = 7

/** The sun's longitude at the winter solstice, in twelfths of the circle: it marks the eleventh month. */
const SOLSTICE = 9

/**
 * The lunar date of a day, for 1900–2199. The rule is that of Decision 121/CP of 1967: a month begins on the day of the
 * new moon, the winter solstice lies in the eleventh month, and where thirteen months lie between two eleventh ones the
 * first of them in which the sun enters no new twelfth of the circle is the leap month. Days are those of UTC+7;
 * `hoursEast` takes another clock (the Chinese calendar is the same rule at 8). Before 1968 almanacs in use differed.
 */
export function lunarDate(date: CivilDate, hoursEast = VIET_NAM): LunarDate {
  const today = dayNumber(date)
  const moon = lastMoon(today, hoursEast)
  const begun = lastEleventhMonth(date, moon, hoursEast)
  const passed = moon - begun.moon
  const leapAt = passed === 0 ? null : leapAfter(begun.moon, hoursEast)
  const ordinal = leapAt !== null && passed >= leapAt ? passed - 1 : passed
  const year = ordinal < 2 ? begun.year : begun.year + 1
  return {
    day: today - monthStart(moon, hoursEast) + 1,
    month: ((ordinal + 10) % 12) + 1,
    leap: passed === leapAt,
    year,
    yearName: yearName(year),
  }
}

/** The day of the common calendar that a lunar date means; null when the year has no such month or day. */
export function solarDate(lunar: LunarDay, hoursEast = VIET_NAM): CivilDate | null {
  if (lunar.month < 1 || lunar.month > 12 || lunar.day < 1) return null
  const last = eleventhMonth(lunar.month < 11 ? lunar.year - 1 : lunar.year, hoursEast)
  const ordinal = (lunar.month + 1) % 12
  const leapAt = leapAfter(last, hoursEast)
  if (lunar.leap && leapAt !== ordinal + 1) return null
  const passed = lunar.leap || (leapAt !== null && ordinal >= leapAt) ? ordinal + 1 : ordinal
  const start = monthStart(last + passed, hoursEast)
  const length = monthStart(last + passed + 1, hoursEast) - start
  return lunar.day > length ? null : civilDate(start + lunar.day - 1)
}

/** A lunar year's name in the cycle of sixty: 2026 is "Bính Ngọ". */
export function yearName(year: number): string {
  return `${STEMS[(year + 6) % 10]} ${BRANCHES[(year + 8) % 12]}`
}

/** Days from 1 January 4713 before our era (Julian day number), for counting between dates. */
export function dayNumber({ year, month, day }: CivilDate): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000) + 2_440_588
}

/** The date of a Julian day number. */
export function civilDate(number: number): CivilDate {
  const date = new Date((number - 2_440_588) * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day, as the clock counts it, on which a new moon falls. */
function monthStart(moon: number, hoursEast: number): number {
  return Math.floor(newMoon(moon) + 0.5 + hoursEast / 24)
}

/** The new moon that begins the lunar month of a day. */
function lastMoon(day: number, hoursEast: number): number {
  let moon = newMoonNumberNear(day)
  while (monthStart(moon, hoursEast) > day) moon -= 1
  while (monthStart(moon + 1, hoursEast) <= day) moon += 1
  return moon
}

/** The twelfth of the circle, 0–11, in which the sun stands when the month begins at midnight. */
function sunAtStart(moon: number, hoursEast: number): number {
  return Math.floor(sunLongitude(monthStart(moon, hoursEast) - 0.5 - hoursEast / 24) / 30)
}

/** The new moon of the month in which the winter solstice of a common year lies. */
function eleventhMonth(year: number, hoursEast: number): number {
  const moon = lastMoon(dayNumber({ year, month: 12, day: 31 }), hoursEast)
  return sunAtStart(moon, hoursEast) >= SOLSTICE ? moon - 1 : moon
}

/** The eleventh month that is running or over when the month `moon` of a day runs, and its solstice's year. */
function lastEleventhMonth({ year, month }: CivilDate, moon: number, hoursEast: number) {
  // The solstice falls after 20 December and a month has 30 days at most: before November there is nothing to ask.
  const ofThisYear = month < 11 ? Number.POSITIVE_INFINITY : eleventhMonth(year, hoursEast)
  if (moon >= ofThisYear) return { moon: ofThisYear, year }
  return { moon: eleventhMonth(year - 1, hoursEast), year: year - 1 }
}

/** How many months after an eleventh one the leap month stands; null when the twelve months have none. */
function leapAfter(eleventh: number, hoursEast: number): number | null {
  // The solstice is in the month `eleventh`; thirteen months later it would be past the next one's start.
  const next = eleventh + 13
  if (sunAtStart(next, hoursEast) >= SOLSTICE) return null
  let before = sunAtStart(eleventh + 1, hoursEast)
  for (let passed = 1; passed < 13; passed += 1) {
    const after = sunAtStart(eleventh + passed + 1, hoursEast)
    if (after === before) return passed
    before = after
  }
  return null
}
