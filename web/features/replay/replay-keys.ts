// The keys of the player, as people know them from YouTube.

/** What a key does. */
export type KeyAct =
  | { readonly act: 'toggle' | 'mute' | 'captions' | 'full' | 'search' | 'help' | 'cite' | 'clip-from' | 'clip-to' }
  | { readonly act: 'skip'; readonly ms: number }
  | { readonly act: 'part'; readonly part: number }
  | { readonly act: 'rate'; readonly by: 1 | -1 }
  | { readonly act: 'volume'; readonly by: number }
  | { readonly act: 'frame'; readonly by: 1 | -1 }

/** A key as it was pressed; `code` by its place, for an input method that composes Vietnamese answers other letters. */
export type PressedKey = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

const PLAIN: Readonly<Record<string, KeyAct>> = {
  Space: { act: 'toggle' },
  KeyK: { act: 'toggle' },
  KeyJ: { act: 'skip', ms: -10_000 },
  KeyL: { act: 'skip', ms: 10_000 },
  ArrowLeft: { act: 'skip', ms: -5_000 },
  ArrowRight: { act: 'skip', ms: 5_000 },
  ArrowUp: { act: 'volume', by: 0.05 },
  ArrowDown: { act: 'volume', by: -0.05 },
  KeyM: { act: 'mute' },
  KeyC: { act: 'captions' },
  KeyF: { act: 'full' },
  KeyT: { act: 'cite' },
  KeyI: { act: 'clip-from' },
  KeyO: { act: 'clip-to' },
  Comma: { act: 'frame', by: -1 },
  Period: { act: 'frame', by: 1 },
  Slash: { act: 'search' },
}
const SHIFTED: Readonly<Record<string, KeyAct>> = {
  Comma: { act: 'rate', by: -1 },
  Period: { act: 'rate', by: 1 },
  Slash: { act: 'help' },
}
const REPEATED: ReadonlySet<KeyAct['act']> = new Set(['skip', 'volume', 'frame'])

/** What a pressed key does; null for one that means nothing here. */
export function actOf({ code, shiftKey, ctrlKey, altKey, metaKey, repeat }: PressedKey): KeyAct | null {
  if (ctrlKey || altKey || metaKey) return null
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  const act = shiftKey ? SHIFTED[code] : digit === undefined ? PLAIN[code] : partOf(digit)
  if (act === undefined || (repeat && !REPEATED.has(act.act))) return null
  return act
}

function partOf(digit: string): KeyAct {
  return { act: 'part', part: Number(digit) / 10 }
}

/** Every key for the help: what stands on it, and which words say what it does. */
export const KEY_CAPS = [
  { caps: ['K', '␣'], word: 'toggle' },
  { caps: ['J', 'L'], word: 'skip10' },
  { caps: ['←', '→'], word: 'skip5' },
  { caps: ['↑', '↓'], word: 'volume' },
  { caps: ['0', '9'], word: 'part' },
  { caps: ['<', '>'], word: 'rate' },
  { caps: [',', '.'], word: 'frame' },
  { caps: ['M'], word: 'mute' },
  { caps: ['C'], word: 'captions' },
  { caps: ['F'], word: 'full' },
  { caps: ['T'], word: 'cite' },
  { caps: ['I', 'O'], word: 'clip' },
  { caps: ['/'], word: 'search' },
  { caps: ['?'], word: 'help' },
] as const
