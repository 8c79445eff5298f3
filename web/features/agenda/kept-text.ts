// Text that is being written, kept in the browser: a reload or a closed tab loses nothing.
import { useState } from 'react'

const PREFIX = 'diem-cau.conclusion.'
/** What was left unsaved for so long is forgotten, ms. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000

/** Under which name the texts of a session are kept. */
export function keptPlace(openedAt: number, bridgePointId: string): string {
  return `${PREFIX}${openedAt}.${bridgePointId}`
}

/** What is kept under a name; null for nothing. */
export function keptText(place: string): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

/** Keeps a text, or (null) forgets it. A full or closed store keeps nothing: writing goes on all the same. */
export function keepText(place: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(place)
    else localStorage.setItem(place, text)
  } catch {
    // Nothing to tell: the text can still be saved.
  }
}

/** A text in a field that is kept with every change; setting null empties the field and forgets it. */
export function useKeptText(place: string, first = ''): readonly [string, (text: string | null) => void] {
  const [text, setText] = useState(() => keptText(place) ?? first)
  const set = (next: string | null) => {
    setText(next ?? '')
    keepText(place, next === null || next === first ? null : next)
  }
  return [text, set]
}

/** Forgets texts of sessions that are long over. */
export function forgetOldTexts(now: number): void {
  try {
    for (const place of Object.keys(localStorage)) {
      const openedAt = place.startsWith(PREFIX) ? Number.parseInt(place.slice(PREFIX.length), 10) : Number.NaN
      if (now - openedAt > FORGOTTEN_AFTER_MS) localStorage.removeItem(place)
    }
  } catch {
    // A closed store holds nothing.
  }
}
