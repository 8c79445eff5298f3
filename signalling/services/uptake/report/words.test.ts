// How reports write periods, shares and verdicts.
import { expect, test } from 'vitest'
import type { Verdict } from '../../../domain/uptake/verdict.ts'
import { verdictWords } from './verdict-words.ts'
import { changeOf, periodName, shareOf, shortPeriod } from './words.ts'

test.each([
  ['2026-11', 'tháng 11 năm 2026', '11/2026'],
  ['2026-02', 'tháng 2 năm 2026', '02/2026'],
  ['2026-Q4', 'quý IV năm 2026', 'Quý IV/2026'],
  ['2026', 'năm 2026', '2026'],
])('%s is %s', (key, name, short) => {
  expect([periodName(key), shortPeriod(key)]).toEqual([name, short])
})

test('shares have a comma, and none without a meeting', () => {
  expect([0.625, 1, 0, 1 / 3, null].map(shareOf)).toEqual(['62,5%', '100%', '0%', '33,3%', '–'])
})

test('a change is told in points, in its direction', () => {
  expect(changeOf(0.5, 0.4)).toBe('tăng 10 điểm phần trăm')
  expect(changeOf(0.375, 0.4)).toBe('giảm 2,5 điểm phần trăm')
  expect(changeOf(0.4, 0.4)).toBe('không thay đổi')
  expect(changeOf(0.4, null)).toBe('')
})

test('a verdict tells its numbers; a correction who made it and why', () => {
  const numbers = { lengthMs: 5_400_000, bestMs: 540_000, bestShare: 0.1, districtsByVideo: 0, districts: 3 }
  const verdict: Verdict = {
    code: 'too-short',
    isCounted: true,
    isByVideo: false,
    settledAt: 0,
    version: 1,
    numbers,
    videoDistrictIds: [],
  }
  expect(verdictWords(verdict, null)).toBe(
    'Không tính trực tuyến: thời gian kết nối quá ngắn (0/3 huyện dự trực tuyến; lâu nhất 9 phút, 10%)',
  )
  const correction = { outcome: 'by-video', reason: 'Nhật ký bị mất', by: 'Thư ký Sở Nội vụ', at: 0 } as const
  expect(verdictWords({ ...verdict, code: 'corrected' }, correction)).toBe(
    'Điều chỉnh thủ công: trực tuyến (Thư ký Sở Nội vụ; lý do: Nhật ký bị mất)',
  )
})
