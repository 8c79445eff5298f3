// How long an account stays locked.
import { expect, test } from 'vitest'
import { FORGOTTEN_AFTER_MS, NO_FAILURES, afterFailure, isLocked, minutesLocked } from './lockout.ts'

const AT = Date.UTC(2026, 10, 23)

test('four wrong attempts do no harm, each further one locks for longer, never for more than a quarter of an hour', () => {
  let failures = NO_FAILURES
  const minutes: number[] = []
  for (let attempt = 0; attempt < 11; attempt += 1) {
    failures = afterFailure(failures, AT)
    minutes.push(isLocked(failures, AT) ? minutesLocked(failures, AT) : 0)
  }
  expect(minutes).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15])
})

test('it opens on the minute', () => {
  const failures = { failedAttempts: 5, lockedUntil: AT + 60_000 }
  expect(isLocked(failures, AT + 59_999)).toBe(true)
  expect(minutesLocked(failures, AT + 59_999)).toBe(1)
  expect(isLocked(failures, AT + 60_000)).toBe(false)
})

test('after a day without another one it starts anew', () => {
  const failures = { failedAttempts: 9, lockedUntil: AT }
  expect(afterFailure(failures, AT + FORGOTTEN_AFTER_MS - 1).failedAttempts).toBe(10)
  expect(afterFailure(failures, AT + FORGOTTEN_AFTER_MS)).toEqual({
    failedAttempts: 1,
    lockedUntil: AT + FORGOTTEN_AFTER_MS,
  })
})
