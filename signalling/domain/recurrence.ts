// When a meeting recurs: the RRULE of RFC 5545, section 3.3.10, as far as an office needs it.
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../protocol/refusals.ts'

/** The most beginnings that a rule may give. */
const MOST_OCCURRENCES = 400

/** The end of the time that meetings can be at (2100-01-01), epoch ms. */
const LATEST = 4_102_444_800_000
/** How many days, weeks, months or years a rule is followed in search of its next beginning. */
const MOST_STEPS = 4_000
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A rule's parts by their names, all of them checked. */
type Parts = ReadonlyMap<string, string>

const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

/** What every part may say; a part that is not named here is refused. */
const PARTS: ReadonlyMap<string, (value: string, freq: string) => boolean> = new Map([
  ['FREQ', (value) => FREQUENCIES.has(value)],
  ['INTERVAL', (value) => isWhole(value, 1, 999)],
  ['COUNT', (value) => isWhole(value, 1, MOST_OCCURRENCES)],
  ['UNTIL', (value) => /^\d{8}(T\d{6}Z)?$/.test(value)],
  ['BYDAY', (value, freq) => isList(value, (item) => isByDay(item, freq))],
  ['BYMONTHDAY', (value, freq) => freq !== 'WEEKLY' && isList(value, (item) => isEitherWay(item, 31))],
  ['BYMONTH', (value) => isList(value, (item) => isWhole(item, 1, 12))],
  ['BYSETPOS', (value) => isList(value, (item) => isEitherWay(item, 366))],
  ['WKST', (value) => WEEKDAYS.includes(value)],
])

/**
 * The beginnings that a rule gives, epoch ms, in order. The first is the first that the rule names at or after
 * `startsAt`; exceptions are taken out after COUNT has been counted (RFC 5545, 3.8.5.1).
 * @param rule without its name: "FREQ=WEEKLY;BYDAY=MO;COUNT=10"; an UNTIL without a time means that day's end
 * @param exceptions beginnings left out, epoch ms
 * @param zone in whose days and hours the rule is meant: "Asia/Ho_Chi_Minh"
 * @throws Refusal `recurrence-invalid` for a rule without an end, without a beginning or with more than 400
 */
export function occurrences(startsAt: number, rule: string, exceptions: readonly number[], zone: string): number[] {
  const parts = parse(rule)
  const all = expand(startsAt, parts, zone)
  if (all.length > MOST_OCCURRENCES || (all.at(-1) ?? 0) > LATEST) throw new Refusal('recurrence-invalid')
  const leftOut = new Set(exceptions)
  const left = all.filter((at) => !leftOut.has(at))
  if (left.length === 0) throw new Refusal('recurrence-invalid')
  return left
}

/** The same rule, ending with the beginning at `lastAt` (epoch ms). */
export function endingAt(rule: string, lastAt: number): string {
  return withEnd([...parse(rule)], lastAt)
}

/**
 * The rule of a series whose beginnings have all moved, ending at `lastAt` (epoch ms). Weekdays move along; where days
 * of a month cannot, only how often it recurs is kept.
 * @param days how many days later, negative for earlier
 */
export function movedRule(rule: string, days: number, lastAt: number): string {
  if (days === 0) return endingAt(rule, lastAt)
  const parts = parse(rule)
  const kept = [...parts].filter(([name]) => name === 'FREQ' || name === 'INTERVAL' || name === 'WKST')
  const byDay = parts.get('BYDAY')
  const isWeekly = parts.get('FREQ') === 'WEEKLY' && !parts.has('BYSETPOS') && !parts.has('BYMONTH')
  if (!isWeekly || byDay === undefined) return withEnd(kept, lastAt)
  const moved = byDay.split(',').map((day) => WEEKDAYS.at((WEEKDAYS.indexOf(day) + days) % WEEKDAYS.length) ?? day)
  return withEnd([...kept, ['BYDAY', moved.join(',')]], lastAt)
}

function parse(rule: string): Parts {
  const pairs = rule.split(';').map((part): [string, string] => {
    const [name = '', value = '', ...more] = part.split('=')
    if (more.length > 0) throw new Refusal('recurrence-invalid')
    return [name, value]
  })
  const parts = new Map(pairs)
  const freq = parts.get('FREQ') ?? ''
  const isSound = pairs.every(([name, value]) => PARTS.get(name)?.(value, freq) ?? false)
  const ends = Number(parts.has('COUNT')) + Number(parts.has('UNTIL'))
  const narrowed = ['BYDAY', 'BYMONTHDAY', 'BYMONTH'].some((name) => parts.has(name))
  if (!isSound || freq === '' || parts.size !== pairs.length || ends !== 1 || (parts.has('BYSETPOS') && !narrowed)) {
    throw new Refusal('recurrence-invalid')
  }
  return parts
}

function expand(startsAt: number, parts: Parts, zone: string): number[] {
  try {
    const dtstart = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(zone)
    const until = parts.get('UNTIL')
    const stated = until?.length === 8 ? new Map([...parts, ['UNTIL', utcStamp(endOfDay(until, zone))]]) : parts
    const rruleString = `RRULE:${textOf([...stated])}`
    const series = new RRuleTemporal({ rruleString, dtstart, tzid: zone, maxIterations: MOST_STEPS })
    return series.all((_, index) => index <= MOST_OCCURRENCES).map(({ epochMilliseconds }) => epochMilliseconds)
  } catch {
    // A date that no calendar has, or a rule that looks for a day which never comes.
    throw new Refusal('recurrence-invalid')
  }
}

function endOfDay(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1_000
}

function withEnd(parts: readonly (readonly [string, string])[], lastAt: number): string {
  const endless = parts.filter(([name]) => name !== 'COUNT' && name !== 'UNTIL')
  return textOf([...endless, ['UNTIL', utcStamp(lastAt)]])
}

/** "20260315T013000Z" */
function utcStamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
}

function textOf(parts: readonly (readonly [string, string])[]): string {
  return parts.map(([name, value]) => `${name}=${value}`).join(';')
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most
}

/** From the beginning or, with a minus, from the end. */
function isEitherWay(text: string, most: number): boolean {
  return isWhole(text.replace(/^[+-]/, ''), 1, most)
}

function isByDay(text: string, freq: string): boolean {
  const ordinal = text.slice(0, -2)
  const mayHaveOrdinal = freq === 'MONTHLY' || freq === 'YEARLY'
  return WEEKDAYS.includes(text.slice(-2)) && (ordinal === '' || (mayHaveOrdinal && isEitherWay(ordinal, 53)))
}

function isList(text: string, isItem: (item: string) => boolean): boolean {
  return text.split(',').every(isItem)
}
