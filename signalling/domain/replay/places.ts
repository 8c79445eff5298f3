// Where a text that is searched without diacritics has the words that somebody typed, in places of the original text.
import { folded } from '../folded.ts'

/** A part of a text, in UTF-16 units as `slice` counts them: from the first to before the last. */
export type TextRange = { readonly from: number; readonly to: number }

/** A text ready to be searched. */
export type FoldedText = {
  readonly text: string
  /** As `folded` gives it. */
  readonly folded: string
  /** For each unit of `folded`, the part of the text that it stands for. */
  readonly places: readonly TextRange[]
}

const SPACE = /^\s$/u

/** Folds a text letter by letter, and remembers where each came from. */
export function foldedText(text: string): FoldedText {
  const letters: string[] = []
  const places: TextRange[] = []
  let from = 0
  for (const letter of text) {
    const to = from + letter.length
    const isSpace = SPACE.test(letter)
    const last = places.at(-1)
    if (isSpace && last !== undefined && letters.at(-1) !== ' ') {
      letters.push(' ')
      places.push({ from, to })
    } else if (!isSpace) {
      const units = folded(letter).split('')
      for (const unit of units) {
        letters.push(unit)
        places.push({ from, to })
      }
      // A mark that stands by itself belongs to the letter before.
      if (units.length === 0 && last !== undefined) places[places.length - 1] = { from: last.from, to }
    }
    from = to
  }
  const isTrailing = letters.at(-1) === ' '
  return {
    text,
    folded: (isTrailing ? letters.slice(0, -1) : letters).join(''),
    places: isTrailing ? places.slice(0, -1) : places,
  }
}

/**
 * Where a text has what somebody typed: all places of the whole phrase; where it is not there as a whole, all places of
 * its words, if every one of them is there. In order, without overlap; none where it is not there or nothing was typed.
 */
export function placesOf(searched: FoldedText, typed: string): TextRange[] {
  const phrase = foldedText(typed).folded
  if (phrase === '') return []
  const whole = placesOfWord(searched, phrase)
  if (whole.length > 0) return whole
  const found = [...new Set(phrase.split(' '))].map((word) => placesOfWord(searched, word))
  return found.some((places) => places.length === 0) ? [] : united(found.flat())
}

function placesOfWord({ folded: text, places }: FoldedText, word: string): TextRange[] {
  const found: TextRange[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const [first, last] = [places[at], places[at + word.length - 1]]
    if (first && last) found.push({ from: first.from, to: last.to })
  }
  return united(found)
}

/** Parts that overlap become one. */
function united(ranges: readonly TextRange[]): TextRange[] {
  const all: TextRange[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && range.from < last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else all.push(range)
  }
  return all
}
