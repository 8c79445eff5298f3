// What a search marks in the names it has found.
import { describe, expect, test } from 'vitest'
import { highlighted } from './highlight.ts'

const shown = (text: string, typed: string) =>
  highlighted(text, typed)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('')

describe('a found name', () => {
  test.each([
    ['UBND huyện Lục Ngạn', 'luc ngan', 'UBND huyện [Lục] [Ngạn]'],
    ['UBND huyện Lục Ngạn', 'NGẠN', 'UBND huyện Lục [Ngạn]'],
    ['UBND xã Đồng Sơn', 'dong', 'UBND xã [Đồng] Sơn'],
    ['UBND xã Đồng Sơn', '', 'UBND xã Đồng Sơn'],
    ['Sở Y tế', 'xyz', 'Sở Y tế'],
    ['An An An', 'an', '[An] [An] [An]'],
  ])('%s, searched by "%s", shows %s', (text, typed, expected) => {
    expect(shown(text, typed)).toBe(expected)
  })

  test('marks decomposed letters as one', () => {
    expect(shown('Lục'.normalize('NFD'), 'luc')).toBe('[Lục]')
  })
})
