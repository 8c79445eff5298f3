// How a moment is cited.
import { expect, test } from 'vitest'
import { quoteAddress, quoteSentence } from './quote.ts'

const MOMENT = { title: 'Giao ban tháng 12', openedAt: Date.parse('2026-12-01T02:00:00Z'), ms: 2_530_000 }
const named = (name: string) => `Điểm cầu ${name}`

test('a citation says who had the floor and when', () => {
  expect(quoteSentence({ ...MOMENT, speaker: 'Huyện Sơn Động' }, named)).toBe('Điểm cầu Huyện Sơn Động, 09:42:10')
})

test('while nobody has the floor it names the meeting', () => {
  expect(quoteSentence({ ...MOMENT, speaker: null }, named)).toBe('Giao ban tháng 12, 09:42:10')
})

test('the address opens at that moment, whatever the present one says', () => {
  expect(quoteAddress('https://hop.example.vn/recordings/s1?t=5&x=1#y', 95_460)).toBe(
    'https://hop.example.vn/recordings/s1?t=95.5',
  )
})
