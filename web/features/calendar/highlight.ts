// Which parts of a text somebody has typed, without regard to diacritics.
import { folded } from '#domain/folded.ts'

/** A piece of a text, marked where it is one of the words looked for. */
export type Piece = { readonly text: string; readonly marked: boolean }

/** The text in pieces; all of them together are the text. */
export function highlight(text: string, typed: string): Piece[] {
  const characters = Array.from(text.normalize('NFC'))
  // Each character folds to itself without its marks, so that places in both texts stay the same.
  const plain = characters.map((character) => folded(character) || ' ')
  const marks = characters.map(() => false)
  for (const word of folded(typed).split(' ').filter(Boolean)) markWord(plain, Array.from(word), marks)
  return characters.reduce<Piece[]>((pieces, character, place) => {
    const marked = marks[place] ?? false
    const last = pieces.at(-1)
    if (last?.marked !== marked) return [...pieces, { text: character, marked }]
    return [...pieces.slice(0, -1), { text: last.text + character, marked }]
  }, [])
}

function markWord(plain: readonly string[], word: readonly string[], marks: boolean[]): void {
  for (let start = 0; start + word.length <= plain.length; start++) {
    if (word.every((character, place) => plain[start + place] === character))
      marks.fill(true, start, start + word.length)
  }
}
