// How wide a line of bold Times is, near enough for a rule that is a share of it, and where to break one that is too long.

/** Widths in thousandths of the size, from the metrics of Times New Roman Bold. */
const NARROW = 300
const SMALL = 520
const WIDE_SMALL = 780
const CAPITAL = 720
const SPACE = 250

/** The width of a line in bold at a size, both in points; at most a tenth off. */
export function boldWidth(text: string, size: number): number {
  // Marks above and below take no width.
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '')
  const thousandths = Array.from(letters, widthOf).reduce((sum, width) => sum + width, 0)
  return (thousandths * size) / 1_000
}

function widthOf(letter: string): number {
  if (letter === ' ') return SPACE
  if (/[iljtfrI.,;:'|()-]/.test(letter)) return NARROW
  if (/[mwMW]/.test(letter)) return WIDE_SMALL
  return /\p{Lu}/u.test(letter) ? CAPITAL : SMALL
}

/** Words that belong together in the names of bodies. */
const PHRASES = ['VĂN PHÒNG', 'ỦY BAN NHÂN DÂN', 'HỘI ĐỒNG NHÂN DÂN', 'BỘ CHỈ HUY QUÂN SỰ']

/** A name in one line, or in two as even as can be when it is wider than its place (points); no phrase is torn. */
export function inLines(name: string, size: number, place: number): string[] {
  if (boldWidth(name, size) <= place) return [name]
  const words = name.split(' ')
  const breaks = words.slice(1).map((_, index) => {
    const [first, second] = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]
    return { lines: [first, second], width: Math.max(boldWidth(first, size), boldWidth(second, size)) }
  })
  // "Sở … và …" breaks before its "và".
  const joined = breaks.find(({ lines, width }) => lines[1]?.startsWith('VÀ ') && width <= place)
  if (joined) return joined.lines
  const whole = breaks.filter(({ lines }) => isWhole(lines))
  const [best] = (whole.length > 0 ? whole : breaks).toSorted((a, b) => a.width - b.width)
  return best?.lines ?? [name]
}

function isWhole(lines: readonly string[]): boolean {
  const joined = lines.join(' ')
  return (
    !lines[0]?.endsWith(' VÀ') &&
    PHRASES.every((phrase) => !joined.includes(phrase) || lines.some((line) => line.includes(phrase)))
  )
}
