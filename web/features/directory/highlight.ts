// Which part of a text somebody's search has found.
import { folded } from '#domain/folded.ts'

/** A piece of a text; `hit` when it is what was searched for. */
export type Piece = { readonly text: string; readonly hit: boolean }

/** Cuts a text into what was typed and what was not, without regard to diacritics and the order of words. */
export function highlighted(text: string, typed: string): Piece[] {
  const letters = Array.from(text.normalize('NFC'))
  const words = folded(typed).split(' ').filter(Boolean)
  if (words.length === 0) return [{ text, hit: false }]
  const plain = letters.map((letter) => folded(letter).charAt(0) || ' ').join('')
  const marked = letters.map(() => false)
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
      marked.fill(true, at, at + word.length)
  }
  return joined(letters, marked)
}

function joined(letters: readonly string[], marked: readonly boolean[]): Piece[] {
  const pieces: { text: string; hit: boolean }[] = []
  for (const [index, letter] of letters.entries()) {
    const hit = marked[index] ?? false
    const last = pieces.at(-1)
    if (last?.hit === hit) last.text += letter
    else pieces.push({ text: letter, hit })
  }
  return pieces
}
