// The part of a typed line that says when: days, hours, how long, every week.
import { folded } from './folded.ts'
import type { Understood, Word } from './quick-entry-words.ts'

const WEEKDAYS: Readonly<Record<string, number>> = {
  '2': 1,
  hai: 1,
  '3': 2,
  ba: 2,
  '4': 3,
  tu: 3,
  '5': 4,
  nam: 4,
  '6': 5,
  sau: 5,
  '7': 6,
  bay: 6,
}
const HALVES = { sang: 'morning', trua: 'noon', chieu: 'afternoon', toi: 'evening' } as const
const DAYS_AHEAD: Readonly<Record<string, number>> = {
  'hom nay': 0,
  nay: 0,
  'ngay mai': 1,
  mai: 1,
  'ngay kia': 2,
  'ngay mot': 2,
}

const WEEKDAY =
  /^(?:(?:ngay )?thu (2|3|4|5|6|7|hai|ba|tu|nam|sau|bay)|t([2-7])|(chu nhat|cn))(?: (tuan (?:nay|sau|toi)))?(?= |$)/
const NEXT_WEEK = /^(?:dau )?tuan (?:sau|toi)(?= |$)/
const AHEAD = /^(hom nay|ngay mai|ngay kia|ngay mot|mai)(?= |$)/
const HALF_OF_DAY = /^(?:buoi )?(sang|trua|chieu|toi)(?: (nay|mai))?(?= |$)/
const DATE = /^(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?= |$)/
const DATE_IN_WORDS = /^(?:ngay |mung )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{4})|\/(\d{4}))?(?= |$)/
const DAY_OF_MONTH = /^ngay (?:mung )?(\d{1,2})(?= |$)/
const WEEKLY = /^(?:(?:lap )?(?:hang|moi) tuan)(?= |$)/
const HOUR = String.raw`(\d{1,2})(?:(?:h|g|:)(\d{2})|(?:h|g)| gio (\d{1,2})(?: phut)?(?! (?:huyen|so|xa))| gio)( ruoi)?`
const HOURS = new RegExp(String.raw`^(?:(?:tu|luc|vao luc|vao) )?${HOUR}(?: (?:-|–|den|toi) ${HOUR})?(?= |$)`)
const SINGLE_HOUR_TO = new RegExp(String.raw`^(?:tu )?(\d{1,2}) (?:-|–|den) ${HOUR}(?= |$)`)
const LENGTH = /^(?:trong|keo dai) (\d{1,3})(?: )?(phut|tieng|gio|h)( ruoi)?(?= |$)/

/**
 * What the words at the beginning say about the time.
 * @param before the word before them, folded: a number after "số" is no date
 */
export function readWhen(words: readonly Word[], today: string, before: string): Understood | undefined {
  const plain = words.map((word) => word.plain).join(' ')
  return readDay(words, plain, today, before) ?? readHours(plain) ?? readHalf(words, plain, today)
}

function readDay(words: readonly Word[], plain: string, today: string, before: string): Understood | undefined {
  const weekly = WEEKLY.exec(plain)
  if (weekly) return { words: count(weekly), weekly: true }
  const weekday = WEEKDAY.exec(plain)
  if (weekday && meant(words, 'thứ')) {
    const day = weekday[3] === undefined ? WEEKDAYS[weekday[1] ?? weekday[2] ?? ''] : 0
    return day === undefined ? undefined : { words: count(weekday), date: weekdayAfter(today, day, weekday[4]) }
  }
  const ahead = AHEAD.exec(plain)
  if (ahead && !(ahead[1] === 'mai' && words[0]?.text.startsWith('M')))
    return { words: count(ahead), date: plus(today, DAYS_AHEAD[ahead[1] ?? ''] ?? 0) }
  const week = NEXT_WEEK.exec(plain)
  if (week) return { words: count(week), date: weekdayAfter(today, 1, 'tuan sau') }
  return readDate(plain, today, before)
}

function readDate(plain: string, today: string, before: string): Understood | undefined {
  const date = (before === 'so' ? null : DATE.exec(plain)) ?? DATE_IN_WORDS.exec(plain)
  if (date) {
    const year = date[3] ?? date[4]
    const found = dateOf(Number(date[1]), Number(date[2]), year === undefined ? null : Number(year), today)
    return found === null ? undefined : { words: count(date), date: found }
  }
  const day = DAY_OF_MONTH.exec(plain)
  const found = day && nextDayOfMonth(Number(day[1]), today)
  return day && found ? { words: count(day), date: found } : undefined
}

function readHours(plain: string): Understood | undefined {
  const length = LENGTH.exec(plain)
  if (length) {
    const whole = Number(length[1]) * (length[2] === 'phut' ? 1 : 60)
    return { words: count(length), lengthMinutes: whole + (length[3] === undefined ? 0 : 30) }
  }
  const short = SINGLE_HOUR_TO.exec(plain)
  if (short) return span(count(short), minutes(short[1]), minutes(short[2], short[3] ?? short[4], short[5]))
  const hours = HOURS.exec(plain)
  if (!hours) return undefined
  const end = hours[5] === undefined ? undefined : minutes(hours[5], hours[6] ?? hours[7], hours[8])
  return span(count(hours), minutes(hours[1], hours[2] ?? hours[3], hours[4]), end)
}

function span(words: number, start: number | null, end: number | null | undefined): Understood | undefined {
  if (start === null || end === null) return undefined
  return { words, startMinutes: start, ...(end !== undefined && { endMinutes: end }) }
}

function readHalf(words: readonly Word[], plain: string, today: string): Understood | undefined {
  const match = HALF_OF_DAY.exec(plain)
  const key = match?.[1]
  if (!match || (key !== 'sang' && key !== 'trua' && key !== 'chieu' && key !== 'toi')) return undefined
  const spoken = { sang: 'sáng', trua: 'trưa', chieu: 'chiều', toi: 'tối' }[key]
  if (!meant(match[0].startsWith('buoi') ? words.slice(1) : words, spoken)) return undefined
  const date = match[2] === undefined ? {} : { date: plus(today, DAYS_AHEAD[match[2]] ?? 0) }
  const next = plain.slice(match[0].length + 1)
  // "sáng kiến" and "tối thiểu" are no times of day: without a day of its own it must stand beside one or beside an hour.
  const besideTime = next === '' || readHours(next) || WEEKDAY.test(next) || DATE.test(next) || DAY_OF_MONTH.test(next)
  return match[2] !== undefined || besideTime ? { words: count(match), half: HALVES[key], ...date } : undefined
}

/** Whether the first word means `spoken`: written so, or plainly in a line that goes on without diacritics. */
function meant(words: readonly Word[], spoken: string): boolean {
  const text = words[0]?.text.toLocaleLowerCase('vi').replace(/[,;.]+$/u, '') ?? ''
  if (folded(text) !== folded(spoken) || text === spoken) return true
  return words.every((word) => folded(word.text) === word.text.toLocaleLowerCase('vi'))
}

function count(match: RegExpExecArray): number {
  return match[0].split(' ').length
}

function minutes(hour: string | undefined, minute?: string, half?: string): number | null {
  const value = Number(hour) * 60 + (half === undefined ? Number(minute ?? 0) : 30)
  return Number(hour) <= 23 && Number(minute ?? 0) <= 59 ? value : null
}

function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The next such weekday after today, or the one of the week named. Weeks begin on Monday; 0 is Sunday. */
function weekdayAfter(today: string, day: number, week: string | undefined): string {
  const now = new Date(`${today}T00:00Z`).getUTCDay()
  const fromMonday = (weekday: number) => (weekday + 6) % 7
  const ahead = fromMonday(day) - fromMonday(now)
  if (week === 'tuan nay') return plus(today, ahead)
  if (week !== undefined) return plus(today, ahead + 7)
  return plus(today, ahead > 0 ? ahead : ahead + 7)
}

/** Without a year, the next such date, today included; null when there is none. */
function dateOf(day: number, month: number, year: number | null, today: string): string | null {
  const inYear = (which: number) => {
    const date = new Date(Date.UTC(which, month - 1, day))
    const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0
    return real ? date.toISOString().slice(0, 10) : null
  }
  if (year !== null) return inYear(year)
  const thisYear = Number(today.slice(0, 4))
  const near = inYear(thisYear)
  return near !== null && near >= today ? near : inYear(thisYear + 1)
}

function nextDayOfMonth(day: number, today: string): string | null {
  const [year = 0, month = 1] = today.split('-').map(Number)
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const first = new Date(Date.UTC(year, month - 1 + ahead, 1))
    const date = dateOf(day, first.getUTCMonth() + 1, first.getUTCFullYear(), today)
    if (date !== null && date >= today) return date
  }
  return null
}
