// Recurrence, held against an independent library and against what the standard says.
import fc from 'fast-check'
import { RRule } from 'rrule'
import { describe, expect, test } from 'vitest'
import { endingAt, movedRule, occurrences } from './recurrence.ts'
import { Refusal } from '../protocol/refusals.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
/** The province's clocks stand seven hours before UTC all the year. */
const OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

const local = (...at: [number, number, number, number?, number?]): number => {
  const [year, month, day, hour = 0, minute = 0] = at
  return Date.UTC(year, month - 1, day, hour, minute) - OFFSET_MS
}
const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

describe('a thousand rules', () => {
  const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 4 })
  const monthDays = fc.uniqueArray(fc.constantFrom(1, 2, 9, 15, 28, 29, 30, 31, -1, -2, -15), {
    minLength: 1,
    maxLength: 3,
  })
  const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  // The other library counts a day twice that is named from both ends, takes the first where -2 is not there, and
  // follows a rule whose positions never come to the year 9999.
  const positions = fc.constantFrom([1], [-1], [1, 2], [1, 3])
  const monthPositions = fc.constantFrom([1], [2], [3], [4], [-1], [2, 3], [1, 4])
  const ordinals = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('1', '2', '3', '4', '-1', '-2'), fc.constantFrom(...WEEKDAYS))
      .map((pair) => pair.join('')),
    { minLength: 1, maxLength: 3 },
  )
  const part = (name: string, values: fc.Arbitrary<readonly (string | number)[]>) =>
    values.map((list) => `${name}=${list.join(',')}`)
  const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(';'))
  const byMonth = part('BYMONTH', months)
  const byDay = part('BYDAY', weekdays)
  const byMonthDay = part('BYMONTHDAY', monthDays)
  const bySetPos = part('BYSETPOS', positions)

  const shape = fc.oneof(
    fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
    joined(fc.constant('FREQ=DAILY'), byDay),
    joined(fc.constant('FREQ=DAILY'), byMonth),
    joined(fc.constant('FREQ=WEEKLY'), byDay),
    joined(fc.constant('FREQ=WEEKLY'), byDay, part('WKST', fc.constantFrom(['MO'], ['SU']))),
    joined(fc.constant('FREQ=WEEKLY'), byDay, bySetPos),
    joined(fc.constant('FREQ=MONTHLY'), byMonthDay),
    joined(fc.constant('FREQ=MONTHLY'), part('BYDAY', ordinals)),
    joined(fc.constant('FREQ=MONTHLY'), byDay, part('BYSETPOS', monthPositions)),
    joined(fc.constant('FREQ=MONTHLY'), byMonthDay, byDay),
    joined(fc.constant('FREQ=MONTHLY'), byMonthDay, bySetPos, byMonth),
    joined(fc.constant('FREQ=YEARLY'), byMonth),
    joined(fc.constant('FREQ=YEARLY'), byMonth, byMonthDay),
    joined(fc.constant('FREQ=YEARLY'), byMonth, part('BYDAY', ordinals)),
    joined(fc.constant('FREQ=YEARLY'), byMonth, byDay, bySetPos),
  )
  const start = fc
    .tuple(
      fc.oneof(
        // Over the change of years, and on leap days.
        fc.constantFrom(local(2027, 12, 29), local(2028, 2, 29), local(2024, 2, 29), local(2026, 12, 31)),
        fc.integer({ min: 0, max: 3_000 }).map((day) => local(2023, 1, 1) + day * DAY_MS),
      ),
      fc.integer({ min: 0, max: 95 }),
    )
    .map(([day, quarter]) => day + quarter * 900_000)
  const scenario = fc.record({
    start,
    shape,
    interval: fc.integer({ min: 1, max: 4 }),
    end: fc.oneof(
      fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
      fc.integer({ min: 0, max: 400 }).map((days) => ({ days })),
    ),
    left: fc.array(fc.nat(50), { maxLength: 5 }),
    besides: fc.nat(1_000),
  })

  /** The other library knows no zones: it is given the clock on the wall as if it were UTC. */
  const byTheOther = (startsAt: number, rule: string): number[] => {
    const { UNTIL } = Object.fromEntries(rule.split(';').map((pair) => pair.split('=')))
    const asWall = (at: number): Date => new Date(at + OFFSET_MS)
    const options = RRule.parseString(rule)
    if (UNTIL !== undefined) options.until = new Date((options.until?.getTime() ?? 0) + OFFSET_MS)
    return new RRule({ ...options, dtstart: asWall(startsAt) }).all().map((at) => at.getTime() - OFFSET_MS)
  }

  /**
   * The other library takes positions of what is left of the first week, where the standard means the whole week; they
   * agree from a week's first day on.
   */
  const mondayBefore = (at: number): number => {
    const weekday = (new Date(at + OFFSET_MS).getUTCDay() + 6) % 7
    return at - weekday * DAY_MS
  }

  test('agree with it, exceptions included', () => {
    let compared = 0
    fc.assert(
      fc.property(scenario, ({ start: anyDay, shape, interval, end, left, besides }) => {
        const start = shape.startsWith('FREQ=WEEKLY') && shape.includes('BYSETPOS') ? mondayBefore(anyDay) : anyDay
        const until = 'count' in end ? `COUNT=${end.count}` : `UNTIL=${stamp(start + end.days * DAY_MS)}`
        const rule = `${shape};INTERVAL=${interval};${until}`
        const all = byTheOther(start, rule)
        const exceptions = [...left.flatMap((index) => all[index] ?? []), start + besides * 60_000 + 1]
        const expected = all.filter((at) => !exceptions.includes(at))
        compared += 1
        const isRefused = expected.length === 0 || (all.at(-1) ?? 0) > Date.UTC(2100, 0, 1)
        if (isRefused) expect(() => occurrences(start, rule, exceptions, ZONE)).toThrow(Refusal)
        else expect(occurrences(start, rule, exceptions, ZONE)).toEqual(expected)
      }),
      { numRuns: 1_000, seed: 3_701 },
    )
    expect(compared).toBe(1_000)
  }, 120_000)
})

describe('a rule', () => {
  const monday = local(2026, 12, 21, 8)

  test('counts exceptions among its beginnings, and ends with the day that it names', () => {
    const weekly = 'FREQ=WEEKLY;BYDAY=MO;COUNT=3'
    expect(occurrences(monday, weekly, [local(2026, 12, 28, 8)], ZONE)).toEqual([monday, local(2027, 1, 4, 8)])
    expect(occurrences(monday, 'FREQ=DAILY;UNTIL=20261223', [], ZONE)).toHaveLength(3)
  })

  test.each([
    ['has no end', 'FREQ=WEEKLY;BYDAY=MO'],
    ['has two ends', 'FREQ=WEEKLY;COUNT=3;UNTIL=20270101'],
    ['says something twice', 'FREQ=WEEKLY;COUNT=3;COUNT=4'],
    ['recurs within a day', 'FREQ=HOURLY;COUNT=3'],
    ['gives too many', 'FREQ=DAILY;UNTIL=20290101'],
    ['counts too many', 'FREQ=DAILY;COUNT=401'],
    ['never comes', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2'],
    ['reaches beyond the century', 'FREQ=YEARLY;INTERVAL=50;COUNT=5'],
    ['ends before it begins', 'FREQ=DAILY;UNTIL=20200101T000000Z'],
    ['ends on no day at all', 'FREQ=DAILY;UNTIL=20261399'],
    ['has parts that we do not know', 'FREQ=DAILY;BYHOUR=9,10;COUNT=4'],
    ['numbers weekdays within a week', 'FREQ=WEEKLY;BYDAY=1MO;COUNT=4'],
    ['takes positions of nothing', 'FREQ=MONTHLY;BYSETPOS=1;COUNT=4'],
    ['has empty parts', 'FREQ=DAILY;COUNT=4;'],
    ['has a part with two values', 'FREQ=DAILY=WEEKLY;COUNT=4'],
    ['is none', 'RRULE'],
  ])('is refused when it %s', (_, rule) => {
    expect(() => occurrences(monday, rule, [], ZONE)).toThrow(new Refusal('recurrence-invalid'))
  })

  test('is refused when every beginning is an exception', () => {
    expect(() => occurrences(monday, 'FREQ=DAILY;COUNT=1', [monday], ZONE)).toThrow(Refusal)
  })

  test('can be cut short', () => {
    const cut = endingAt('FREQ=WEEKLY;BYDAY=MO;COUNT=30', local(2027, 1, 4, 8))
    expect(occurrences(monday, cut, [], ZONE)).toEqual([monday, local(2026, 12, 28, 8), local(2027, 1, 4, 8)])
  })

  test('moves with its meetings: weekdays go along, days of a month are given up', () => {
    const last = local(2027, 1, 6, 8)
    expect(movedRule('FREQ=WEEKLY;BYDAY=MO,SU;COUNT=9', 2, last)).toBe('FREQ=WEEKLY;BYDAY=WE,TU;UNTIL=20270106T010000Z')
    expect(movedRule('FREQ=WEEKLY;BYDAY=MO;COUNT=9', -1, last)).toBe('FREQ=WEEKLY;BYDAY=SU;UNTIL=20270106T010000Z')
    expect(movedRule('FREQ=MONTHLY;BYDAY=1MO;COUNT=9', 1, last)).toBe('FREQ=MONTHLY;UNTIL=20270106T010000Z')
    expect(movedRule('FREQ=MONTHLY;BYDAY=1MO;COUNT=9', 0, last)).toBe('FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270106T010000Z')
  })
})
