// A key of the meeting: what it does and what it is called, known to the list of keys while the caller is shown.
import { usePageKeys } from './page-keys.ts'

/**
 * Listens for a key while the caller is shown.
 * @param code the key by its place on the keyboard (`KeyM`, `Space`)
 * @param action what it does; null while it does nothing, so that the list of keys does not name it
 * @param label what it does, in words
 * @param cap as it is shown; the letter itself when left out
 */
export function useMeetingKey(
  code: string,
  action: (() => void) | null,
  label: string,
  cap = code.replace(/^(Key|Digit)/, ''),
): void {
  usePageKeys(action ? [{ code, cap, words: label, run: action }] : [])
}
