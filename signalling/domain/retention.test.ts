// Dates of retention, over leap years and the turn of the year.
import { expect, test } from 'vitest'
import { keptUntil } from './retention.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (text: string) => Date.parse(text)

test('a class counts whole years from the end of the session', () => {
  expect(keptUntil(at('2026-12-31T23:30:00+07:00'), 'one-year', ZONE)).toBe(at('2027-12-31T23:30:00+07:00'))
  expect(keptUntil(at('2026-01-01T00:10:00+07:00'), 'ten-years', ZONE)).toBe(at('2036-01-01T00:10:00+07:00'))
})

test('what was recorded on 29 February is kept until the last day of February', () => {
  expect(keptUntil(at('2028-02-29T08:00:00+07:00'), 'five-years', ZONE)).toBe(at('2033-02-28T08:00:00+07:00'))
})

test('what is kept for ever has no date', () => {
  expect(keptUntil(at('2026-06-01T08:00:00+07:00'), 'for-ever', ZONE)).toBeNull()
})
