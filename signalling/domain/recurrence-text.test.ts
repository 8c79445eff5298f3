// A form's choices and the rules of RFC 5545.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NTHS, WEEKDAYS, choicesOf, ruleOf, weekdayOf } from './recurrence-text.ts'
import type { RecurrenceChoices } from './recurrence-text.ts'

const every = fc.integer({ min: 1, max: 99 })
const weekday = fc.constantFrom(...WEEKDAYS)
const rhythm = fc.oneof(
  fc.record({ unit: fc.constant('days' as const), every }),
  fc.record({
    unit: fc.constant('weeks' as const),
    every,
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  }),
  fc.record({ unit: fc.constant('months' as const), every, day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ unit: fc.constant('months' as const), every, nth: fc.constantFrom(...NTHS), weekday }),
  fc.record({ unit: fc.constant('years' as const), every }),
)
const end = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 400 }) }),
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => ({ until: date.toISOString().slice(0, 10) })),
)

describe('what the form offers', () => {
  test.each<[string, RecurrenceChoices]>([
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=10', { rhythm: { unit: 'weeks', every: 1, weekdays: ['MO'] }, end: { count: 10 } }],
    ['FREQ=DAILY;INTERVAL=3;COUNT=5', { rhythm: { unit: 'days', every: 3 }, end: { count: 5 } }],
    [
      'FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20271231T165959Z',
      { rhythm: { unit: 'months', every: 1, day: 25 }, end: { until: '2027-12-31' } },
    ],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;COUNT=4',
      { rhythm: { unit: 'months', every: 3, nth: -1, weekday: 'FR' }, end: { count: 4 } },
    ],
    ['FREQ=YEARLY;COUNT=2', { rhythm: { unit: 'years', every: 1 }, end: { count: 2 } }],
  ])('is written as %s', (rule, choices) => {
    expect(ruleOf(choices)).toBe(rule)
    expect(choicesOf(rule)).toEqual(choices)
  })

  test('comes back from its rule unchanged', () => {
    fc.assert(
      fc.property(fc.record({ rhythm, end }), (choices) => {
        expect(choicesOf(ruleOf(choices))).toEqual(choices)
        expect(ruleOf(choices)).toMatch(/^[A-Z0-9=;,:+-]{6,500}$/)
      }),
    )
  })

  test('lists weekdays from Monday, however they were ticked', () => {
    const choices = { rhythm: { unit: 'weeks', every: 1, weekdays: ['FR', 'MO'] }, end: { count: 3 } } as const
    expect(ruleOf(choices)).toBe('FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3')
  })
})

describe('a rule that says more than the form can', () => {
  test.each([
    'FREQ=WEEKLY;BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=MO;COUNT=0',
    'FREQ=WEEKLY;BYDAY=1MO;COUNT=3',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=3',
    'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
    'FREQ=YEARLY;BYMONTH=3;COUNT=3',
    'FREQ=HOURLY;COUNT=3',
    'FREQ=DAILY;COUNT=3;UNTIL=20270101',
    'FREQ=DAILY;UNTIL=20270101T030000Z',
    'nonsense',
    '',
  ])('%s is not shown wrongly', (rule) => {
    expect(choicesOf(rule)).toBeNull()
  })

  test('but one that only names Monday as the first day, or ends on a plain date, is shown', () => {
    expect(choicesOf('FREQ=WEEKLY;WKST=MO;BYDAY=TU;COUNT=3')).not.toBeNull()
    expect(choicesOf('FREQ=DAILY;UNTIL=20270101')?.end).toEqual({ until: '2027-01-01' })
  })
})

test('a date has its weekday and its place in the month', () => {
  expect(weekdayOf('2026-11-22')).toEqual({ weekday: 'SU', nth: 4 })
  expect(weekdayOf('2026-11-23')).toEqual({ weekday: 'MO', nth: 4 })
  expect(weekdayOf('2026-11-30')).toEqual({ weekday: 'MO', nth: -1 })
  expect(weekdayOf('2026-11-01')).toEqual({ weekday: 'SU', nth: 1 })
})
