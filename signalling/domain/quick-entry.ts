// Reads the line a secretary types: "giao ban tuần thứ hai 8h 10 huyện".
import type { UnitId } from '../protocol/ids.ts'
import { folded } from './folded.ts'
import type { Unit } from './directory.ts'
import { readUnits } from './quick-entry-units.ts'
import { readWhen } from './quick-entry-when.ts'
import type { QuickGroup, Understood, Word } from './quick-entry-words.ts'

/** What was understood. A part that was not spoken of is null or empty. */
export type QuickEntry = {
  /** What is left when everything understood has been taken out, with a capital letter first. */
  readonly title: string
  /** `YYYY-MM-DD`, in the province. */
  readonly date: string | null
  /** Minutes since midnight. */
  readonly startMinutes: number | null
  readonly endMinutes: number | null
  readonly groups: readonly QuickGroup[]
  /** Units named one by one. */
  readonly unitIds: readonly UnitId[]
  readonly weekly: boolean
}

type Piece = { readonly word: Word; readonly kept: boolean }

/** Words that only join what is taken out with what remains. */
const JOINTS = new Set([
  'va',
  'voi',
  'cung',
  'gom',
  'moi',
  'cho',
  'vao',
  'luc',
  'tu',
  'ngay',
  'den',
  '-',
  '–',
  '&',
  ',',
])
/** A meeting whose name says that it is held every week. */
const WEEKLY_NAME = /^giao ban (?:hang )?tuan(?= |$)/

/**
 * Reads what somebody typed, with or without diacritics.
 * @param today the date in the province, `YYYY-MM-DD`
 */
export function readQuickEntry(typed: string, today: string, units: readonly Unit[]): QuickEntry {
  const words = wordsOf(typed)
  const readWho = readUnits(units)
  const found: Understood[] = []
  const pieces: Piece[] = []
  for (let at = 0; at < words.length;) {
    const rest = words.slice(at)
    const understood = readWhen(rest, today, pieces.at(-1)?.word.plain ?? '') ?? readWho(rest) ?? readName(rest)
    if (understood) found.push(understood)
    const taken = understood?.words ?? 1
    const kept = understood === undefined || understood.stays === true
    pieces.push(...words.slice(at, at + taken).map((word) => ({ word, kept })))
    at += taken
  }
  return { title: titleOf(pieces), ...whenOf(found), ...whoOf(found) }
}

function wordsOf(typed: string): Word[] {
  return typed
    .normalize('NFC')
    .replace(/(\d)\s*[-–]\s*(?=\d+\s*(h|g|:|gi))/gu, '$1 - ')
    .replace(/([hg])\s*[-–]\s*(?=\d)/gu, '$1 - ')
    .split(/\s+/u)
    .filter(Boolean)
    .map((text) => ({ text, plain: folded(text).replace(/[,;.:!]+$/u, '') }))
}

/** The name of the meeting itself may say that it comes every week. */
function readName(words: readonly Word[]): Understood | undefined {
  const plain = words.map((word) => word.plain).join(' ')
  const match = WEEKLY_NAME.exec(plain)
  return match ? { words: match[0].split(' ').length, weekly: true, stays: true } : undefined
}

function titleOf(pieces: readonly Piece[]): string {
  const kept = pieces.filter(({ word, kept }, index) => {
    const next = pieces[index + 1]
    return kept && !(JOINTS.has(word.plain) && (next === undefined || !next.kept))
  })
  const title = kept
    .map(({ word }) => word.text)
    .join(' ')
    .replace(/^[\s,;.–-]+|[\s,;–-]+$/gu, '')
  return title.charAt(0).toLocaleUpperCase('vi') + title.slice(1)
}

function whenOf(found: readonly Understood[]): Pick<QuickEntry, 'date' | 'startMinutes' | 'endMinutes' | 'weekly'> {
  const half = found.find((one) => one.half !== undefined)?.half
  const start = found.find((one) => one.startMinutes !== undefined)?.startMinutes
  const end = found.find((one) => one.endMinutes !== undefined)?.endMinutes
  const length = found.find((one) => one.lengthMinutes !== undefined)?.lengthMinutes
  const startMinutes = start === undefined ? null : inHalf(start, half)
  return {
    date: found.findLast((one) => one.date !== undefined)?.date ?? null,
    startMinutes,
    endMinutes: endOf(startMinutes, end === undefined ? undefined : inHalf(end, half), length),
    weekly: found.some((one) => one.weekly === true),
  }
}

function endOf(start: number | null, end: number | undefined, length: number | undefined): number | null {
  if (start === null) return null
  if (end !== undefined && end > start) return end
  if (length !== undefined && start + length < 24 * 60) return start + length
  return null
}

/** "2 giờ chiều" is 14:00, "8 giờ tối" 20:00. */
function inHalf(minutes: number, half: Understood['half']): number {
  const later = half === 'afternoon' || half === 'evening' || (half === 'noon' && minutes < 6 * 60)
  return later && minutes < 12 * 60 ? minutes + 12 * 60 : minutes
}

function whoOf(found: readonly Understood[]): Pick<QuickEntry, 'groups' | 'unitIds'> {
  return {
    groups: [...new Set(found.flatMap((one) => one.groups ?? []))],
    unitIds: [...new Set(found.flatMap((one) => one.unitIds ?? []))],
  }
}
