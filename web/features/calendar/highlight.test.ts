// Marking what was looked for.
import { describe, expect, it } from 'vitest'
import { highlight } from './highlight.ts'

const shown = (text: string, typed: string) =>
  highlight(text, typed)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

describe('what was looked for', () => {
  it('is marked without regard to diacritics', () => {
    expect(shown('UBND huyện Lục Ngạn', 'luc ngan')).toBe('UBND huyện [Lục] [Ngạn]')
    expect(shown('Đồng Sơn', 'dong')).toBe('[Đồng] Sơn')
    expect(shown('Lục Ngạn'.normalize('NFD'), 'ngạn')).toBe('Lục [Ngạn]')
  })

  it('is marked wherever it stands, in any order', () => {
    expect(shown('Họp giao ban, họp tổ', 'to hop')).toBe('[Họp] giao ban, [họp] [tổ]')
  })

  it('leaves the text alone when nothing is found or looked for', () => {
    expect(shown('Giao ban tuần', 'xyz')).toBe('Giao ban tuần')
    expect(highlight('Giao ban', '  ')).toEqual([{ text: 'Giao ban', marked: false }])
    expect(highlight('', 'a')).toEqual([])
  })
})
