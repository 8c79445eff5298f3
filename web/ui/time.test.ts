// Times are the province's, wherever the machine stands.
import { describe, expect, it } from 'vitest'
import { formatDay, formatTime } from './time.ts'

const lateOnSaturday = Date.UTC(2026, 10, 21, 17, 30)

describe('the clock of the province', () => {
  it('is seven hours ahead of UTC and counts to 24', () => {
    expect(formatTime(lateOnSaturday)).toBe('00:30')
    expect(formatTime(Date.UTC(2026, 10, 21, 8, 5))).toBe('15:05')
  })

  it('names the weekday in the language of the page', () => {
    expect(formatDay(lateOnSaturday, 'vi')).toBe('Chủ Nhật, 22/11/2026')
    expect(formatDay(lateOnSaturday, 'en')).toMatch(/^Sunday, 22\/11\/2026$/)
  })
})
