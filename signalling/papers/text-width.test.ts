// Where the names of bodies are broken, and how wide they are taken to be.
import { expect, test } from 'vitest'
import { boldWidth, inLines } from './text-width.ts'

test('a line is about as wide as it is in bold Times: the motto at 13 points is 159 points', () => {
  expect(Math.abs(boldWidth('Độc lập - Tự do - Hạnh phúc', 13) - 159)).toBeLessThan(16)
})

test.each([
  ['SỞ NỘI VỤ', ['SỞ NỘI VỤ']],
  ['ỦY BAN NHÂN DÂN TỈNH BẮC GIANG', ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC GIANG']],
  ['VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH', ['VĂN PHÒNG', 'ỦY BAN NHÂN DÂN TỈNH']],
  ['SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN', ['SỞ NÔNG NGHIỆP', 'VÀ PHÁT TRIỂN NÔNG THÔN']],
])('%s stands in its place without a phrase being torn', (name, lines) => {
  expect(inLines(name, 12, 200)).toEqual(lines)
})
