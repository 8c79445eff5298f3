// The cells of one row of the register's sheet: each read for its column, or the reason why it cannot be.
import { folded } from '../../../domain/folded.ts'
import { UNREADABLE_CELL } from '../../../ports/directory.ts'
import type { UptakeImportProblem } from '../../../protocol/index.ts'

/** What a cell says, or why it says nothing. */
export type Read<T> = { readonly value: T } | { readonly problem: UptakeImportProblem }

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/

/** "31/01/2026", "2026-01-31" or a cell that holds a date: as "2026-01-31". */
export function readDate(text: string): Read<string> {
  if (text === '') return { problem: 'missing' }
  const vietnamese = DAY.exec(text)
  const [, year, month, day] = vietnamese ? ['', vietnamese[3], vietnamese[2], vietnamese[1]] : (ISO.exec(text) ?? [])
  if (year === undefined || month === undefined || day === undefined) return { problem: 'malformed' }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isReal = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date)
  return isReal && year >= '2000' && year < '2100' ? { value: date } : { problem: 'malformed' }
}

/** "8:00", "08h30", "8h", a cell that holds a time of day, or a fraction of a day: minutes since midnight, to 1440. */
export function readTime(text: string): Read<number> {
  if (text === '') return { problem: 'missing' }
  const told = /^(\d{1,2})\s*(?:[:hg]\s*(\d{2})?)(?::\d{2})?$/i.exec(text)
  if (told) return minutes(Number(told[1]) * 60 + Number(told[2] ?? 0), Number(told[2] ?? 0))
  const cell = /^\d{4}-\d{2}-\d{2}T(\d{2}):(\d{2}):(\d{2})/.exec(text)
  // Spreadsheet programs keep fractions of a day: half past nine may come as 09:29:59.
  if (cell) return minutes(Number(cell[1]) * 60 + Number(cell[2]) + Math.round(Number(cell[3]) / 60), 0)
  const fraction = /^0?[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return Number.isNaN(fraction) ? { problem: 'malformed' } : minutes(Math.round(fraction * 1_440), 0)
}

function minutes(value: number, part: number): Read<number> {
  return value <= 1_440 && part < 60 ? { value } : { problem: 'malformed' }
}

/** One of a list of words, or its code. */
export function readWord<T extends string>(words: Readonly<Record<T, string>>, text: string): Read<T> {
  if (text === '') return { problem: 'missing' }
  // The keys of the table are its codes.
  const codes = Object.keys(words) as T[]
  const found = codes.find((code) => [folded(code), folded(words[code])].includes(folded(text)))
  return found === undefined ? { problem: 'not-in-list' } : { value: found }
}

/** A count, or nothing. */
export function readCount(text: string, most: number): Read<number | null> {
  if (text === '') return { value: null }
  return /^\d{1,6}$/.test(text) && Number(text) <= most ? { value: Number(text) } : { problem: 'malformed' }
}

/** Yes, no, or nothing for no. */
export function readYes(text: string): Read<boolean> {
  const word = folded(text)
  if (['', 'khong', 'false', '0'].includes(word)) return { value: false }
  return ['co', 'x', 'true', '1', 'da huy'].includes(word) ? { value: true } : { problem: 'not-in-list' }
}

/** A line of text within limits. */
export function readText(text: string, most: number, least: 0 | 1): Read<string> {
  if (text === '' && least === 1) return { problem: 'missing' }
  const isPlain = !/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(text)
  return text.length <= most && isPlain ? { value: text } : { problem: 'malformed' }
}

/** A cell's text as it is meant; nothing for one that cannot be read. */
export function textOf(cell: string): string | undefined {
  return cell.includes(UNREADABLE_CELL) ? undefined : cell.normalize('NFC').trim()
}
