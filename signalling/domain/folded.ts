// Text as it is searched: without diacritics, in small letters, one space between words.

const MARKS = /\p{Mark}+/gu

/** "Lục Ngạn" → "luc ngan", "Đồng Sơn" → "dong son". Folding twice changes nothing more. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/gu, ' ').trim()
}

/** Whether a text has every word of what somebody typed, in any order, without regard to diacritics. */
export function matches(text: string, typed: string): boolean {
  const searched = folded(text)
  return folded(typed)
    .split(' ')
    .every((word) => searched.includes(word))
}
