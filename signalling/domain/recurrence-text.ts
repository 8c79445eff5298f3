// Between what a form offers for a recurrence and a rule of RFC 5545.

/** The days of the week as RFC 5545 writes them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Which of its weekdays of a month: the first to the fourth, or the last. */
export const NTHS = [1, 2, 3, 4, -1] as const
export type Nth = (typeof NTHS)[number]

/** After how much time a meeting comes back. */
export type Rhythm =
  | { readonly unit: 'days'; readonly every: number }
  | { readonly unit: 'weeks'; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly unit: 'months'; readonly every: number; readonly day: number }
  | { readonly unit: 'months'; readonly every: number; readonly nth: Nth; readonly weekday: Weekday }
  | { readonly unit: 'years'; readonly every: number }

/** When it stops: on a date of the province (`YYYY-MM-DD`, that day included), or after so many times. */
export type RecurrenceEnd = { readonly until: string } | { readonly count: number }

/** A recurrence as a form offers it. */
export type RecurrenceChoices = { readonly rhythm: Rhythm; readonly end: RecurrenceEnd }

const FREQUENCIES = { days: 'DAILY', weeks: 'WEEKLY', months: 'MONTHLY', years: 'YEARLY' } as const

/** The last second of a day in the province (UTC+7), as the UTC time that RFC 5545 3.3.10 asks for. */
const LAST_SECOND = 'T165959Z'

/** The RRULE part without its name: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10". */
export function ruleOf({ rhythm, end }: RecurrenceChoices): string {
  const parts = [
    `FREQ=${FREQUENCIES[rhythm.unit]}`,
    ...(rhythm.every > 1 ? [`INTERVAL=${rhythm.every}`] : []),
    ...daysOf(rhythm),
    'until' in end ? `UNTIL=${end.until.replaceAll('-', '')}${LAST_SECOND}` : `COUNT=${end.count}`,
  ]
  return parts.join(';')
}

function daysOf(rhythm: Rhythm): string[] {
  if (rhythm.unit === 'weeks') {
    const days = WEEKDAYS.filter((day) => rhythm.weekdays.includes(day))
    return days.length > 0 ? [`BYDAY=${days.join(',')}`] : []
  }
  if (rhythm.unit !== 'months') return []
  return 'day' in rhythm ? [`BYMONTHDAY=${rhythm.day}`] : [`BYDAY=${rhythm.nth}${rhythm.weekday}`]
}

/** What a form shows of a rule; null when the rule says more than the form can. */
export function choicesOf(rule: string): RecurrenceChoices | null {
  const parts = new Map(rule.split(';').map((part): [string, string] => splitAt(part, '=')))
  const rhythm = rhythmOf(parts)
  const end = endOf(parts)
  for (const known of ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT']) parts.delete(known)
  // Our weeks begin on Monday, which is also what RFC 5545 takes when nothing is said.
  if (parts.get('WKST') === 'MO') parts.delete('WKST')
  return rhythm && end && parts.size === 0 ? { rhythm, end } : null
}

function rhythmOf(parts: ReadonlyMap<string, string>): Rhythm | null {
  const every = whole(parts.get('INTERVAL') ?? '1')
  const byDay = parts.get('BYDAY')
  const monthDay = parts.get('BYMONTHDAY')
  if (every === null) return null
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return byDay === undefined && monthDay === undefined ? { unit: 'days', every } : null
    case 'WEEKLY':
      return monthDay === undefined ? weeksOf(every, byDay) : null
    case 'MONTHLY':
      return monthsOf(every, byDay, monthDay)
    case 'YEARLY':
      return byDay === undefined && monthDay === undefined ? { unit: 'years', every } : null
    default:
      return null
  }
}

function weeksOf(every: number, byDay: string | undefined): Rhythm | null {
  const days = byDay?.split(',') ?? []
  const weekdays = WEEKDAYS.filter((day) => days.includes(day))
  return weekdays.length === days.length ? { unit: 'weeks', every, weekdays } : null
}

function monthsOf(every: number, byDay: string | undefined, monthDay: string | undefined): Rhythm | null {
  const day = monthDay === undefined ? null : whole(monthDay)
  if (byDay === undefined) return day !== null && day <= 31 ? { unit: 'months', every, day } : null
  const [, sign, letters] = /^(-?\d)([A-Z]{2})$/.exec(byDay) ?? []
  const nth = NTHS.find((one) => String(one) === sign)
  const weekday = WEEKDAYS.find((one) => one === letters)
  return nth && weekday && monthDay === undefined ? { unit: 'months', every, nth, weekday } : null
}

function endOf(parts: ReadonlyMap<string, string>): RecurrenceEnd | null {
  const count = parts.get('COUNT')
  const until = parts.get('UNTIL')
  if (count !== undefined) {
    const times = whole(count)
    return times !== null && until === undefined ? { count: times } : null
  }
  const [, year, month, day, time] = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(until ?? '') ?? []
  if (year === undefined || (time !== undefined && time !== LAST_SECOND)) return null
  return { until: `${year}-${month}-${day}` }
}

/** The weekday of a date (`YYYY-MM-DD`), and which one of its month; the fifth is the last. */
export function weekdayOf(date: string): { weekday: Weekday; nth: Nth } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const index = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  return { weekday: WEEKDAYS[index] ?? 'MO', nth: NTHS[Math.ceil(day / 7) - 1] ?? -1 }
}

function whole(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
