// Amounts as they are read.
import { expect, test } from 'vitest'
import { formatBytes, formatLength, formatShare } from './amounts.ts'

/** Some spaces of Intl do not break. */
const plain = (text: string): string => text.replace(/\s/g, ' ')

test.each([
  [0, '0 giây'],
  [40_000, '40 giây'],
  [60_000, '1 phút'],
  [100_000, '1 phút 40 giây'],
  [725_000, '12 phút'],
  [7_500_000, '2 giờ 5 phút'],
  [3_600_000, '1 giờ'],
])('%i ms is %s', (ms, words) => {
  expect(plain(formatLength(ms, 'vi'))).toBe(words)
})

test.each([
  [0, '0 byte'],
  [1_500, '2 kB'],
  [4_200_000, '4,2 MB'],
  [312_000_000, '312 MB'],
  [1_440_000_000, '1,4 GB'],
  [2_000_000_000_000, '2 TB'],
])('%i bytes are %s', (bytes, words) => {
  expect(plain(formatBytes(bytes, 'vi'))).toBe(words)
})

test('a share has one place after the comma', () => {
  expect(formatShare(0.4734, 'vi')).toBe('47,3%')
})
