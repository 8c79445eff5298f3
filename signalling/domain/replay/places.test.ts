// Where words stand in a text that is searched without diacritics.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldedText, placesOf } from './places.ts'
import { folded, matches } from '../folded.ts'

/** The parts of a text that are marked for what was typed. */
const marked = (text: string, typed: string) =>
  placesOf(foldedText(text), typed).map(({ from, to }) => text.slice(from, to))

describe('what is marked', () => {
  test.each([
    ['UBND huyện Sơn Động', 'son dong', ['Sơn Động']],
    ['UBND huyện Sơn Động', 'SƠN  ĐỘNG ', ['Sơn Động']],
    ['Sơn \n Động', 'son dong', ['Sơn \n Động']],
    ['Đường qua Sơn Động, Sơn Động', 'son dong', ['Sơn Động', 'Sơn Động']],
    ['Động và Sơn', 'son dong', ['Động', 'Sơn']],
    ['  Lục Ngạn', 'luc', ['Lục']],
    ['Lục Ngạn', 'luc nam', []],
    ['Lục Ngạn', '', []],
    ['Lục Ngạn', '  ', []],
    ['a🙂 Đồng', 'dong', ['Đồng']],
  ])('%j, typed %j: %j', (text, typed, expected) => {
    expect(marked(text, typed)).toEqual(expected)
  })

  test('has its marks with it when the letters are decomposed', () => {
    expect(marked('Sơn Động'.normalize('NFD'), 'dong')).toEqual(['Động'.normalize('NFD')])
    expect(marked('Thế'.normalize('NFD'), 'the')).toEqual(['Thế'.normalize('NFD')])
  })
})

/** Letters of Vietnamese, composed and decomposed, spaces, and what stands outside the basic plane. */
const letter = fc.constantFrom(
  ...Array.from('aăâbcdđeêghiklmnoôơpqrstuưvxyÁẦỆĐỘỮỹ \n\t🙂-1'),
  'ộ'.normalize('NFD'),
  '\u0301',
)
const anyText = fc.oneof(
  fc.array(letter, { maxLength: 30 }).map((letters) => letters.join('')),
  // A Greek sigma is written otherwise at the end of a word: no letter by itself can know.
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('Σ', 's')),
)

describe('whatever the text', () => {
  test('it is folded as everywhere else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldedText(text).folded).toBe(folded(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('it is found when it has every word, wherever everything else finds it', () => {
    fc.assert(
      fc.property(anyText, fc.array(letter, { minLength: 1, maxLength: 4 }), (text, letters) => {
        const typed = letters.join('')
        if (folded(typed) !== '') expect(marked(text, typed).length > 0).toBe(matches(text, typed))
      }),
      { numRuns: 1_000 },
    )
  })

  test('any part of it is found, and what is marked has what was typed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const letters = Array.from(text)
        const first = from % (letters.length + 1)
        const typed = folded(letters.slice(first, first + 1 + (length % 8)).join(''))
        if (typed === '') return
        const found = marked(text, typed)
        expect(found.length).toBeGreaterThan(0)
        for (const part of found) expect(folded(part)).toContain(typed)
      }),
      { numRuns: 1_000 },
    )
  })

  test('what is marked is in order and without overlap', () => {
    fc.assert(
      fc.property(anyText, fc.array(letter, { maxLength: 5 }), (text, letters) => {
        let before = 0
        for (const { from, to } of placesOf(foldedText(text), letters.join(''))) {
          expect(from).toBeGreaterThanOrEqual(before)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
          before = to
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
