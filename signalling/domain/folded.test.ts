// Searching without diacritics.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded, matches } from './folded.ts'

describe('a folded text', () => {
  test.each([
    ['UBND huyện Lục Ngạn', 'ubnd huyen luc ngan'],
    ['  Đồng   Sơn ', 'dong son'],
    ['Thị trấn Vôi', 'thi tran voi'],
    ['ƯỜNG ĨNH ỷ', 'uong inh y'],
  ])('%s is searched as %s', (text, expected) => {
    expect(folded(text)).toBe(expected)
  })

  test('is the same for composed and decomposed letters, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text))
        expect(folded(text.normalize('NFD'))).toBe(folded(text.normalize('NFC')))
      }),
    )
  })
})

describe('what somebody types', () => {
  test('finds a name with or without diacritics, by any of its words', () => {
    expect(matches('UBND huyện Lục Ngạn', 'luc ngan')).toBe(true)
    expect(matches('UBND huyện Lục Ngạn', 'ngạn lục')).toBe(true)
    expect(matches('UBND huyện Lục Ngạn', '')).toBe(true)
    expect(matches('UBND huyện Lục Nam', 'luc ngan')).toBe(false)
  })
})
