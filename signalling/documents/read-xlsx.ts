// The first sheet of an .xlsx file as texts.
import { readSheet } from 'read-excel-file/node'
import { pack, unpack } from './xlsx-package.ts'
import { UNREADABLE_CELL } from '../ports/directory.ts'
import { Refusal } from '../protocol/refusals.ts'

/**
 * The rows of the first sheet. A formula counts as the value that was last calculated for it.
 * @param dates whether dates are told, in the form of ISO 8601, or count as unreadable
 * @throws Refusal `file-too-large`; Error when the file is not what it claims to be
 */
export async function readXlsx(file: Uint8Array, dates: boolean): Promise<string[][]> {
  const parts = await unpack(file)
  for (const [name, bytes] of parts) {
    const xml = decode(bytes)
    refuseLongRuns(xml)
    if (!xml.includes('sheetData')) continue
    refuseFarCells(xml)
    parts.set(name, Buffer.from(withMarks(xml)))
  }
  const rows = await readSheet(pack(parts), 1)
  return rows.map((row) => row.map((cell) => textOf(cell, dates)))
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** Spreadsheet programs write at most 32,767 characters into a cell; escaped, some six times as many. */
const MOST_RUN = 262_144

/** The library reads a long text in quadratic time. */
function refuseLongRuns(xml: string): void {
  for (let at = 0; at < xml.length;) {
    const next = xml.indexOf('<', at + 1)
    const end = next === -1 ? xml.length : next
    if (end - at > MOST_RUN) throw new Refusal('file-too-large')
    at = end
  }
}

/** The last cell of a sheet is XFD1048576. */
const MOST_LETTERS = 3
const MOST_DIGITS = 7
const ADDRESS = /\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g

/** The library fills every gap before a cell. What is written so as to slip through here meets the process's limits. */
function refuseFarCells(sheet: string): void {
  for (const [, letters = '', digits = ''] of sheet.matchAll(ADDRESS)) {
    if (digits.length > MOST_DIGITS || letters.length > MOST_LETTERS) throw new Refusal('file-too-large')
  }
}

/** A cell that is not closed at once. */
const CELL = /<((?:\w+:)?)c(\s[^>]*[^/>])>([\s\S]*?)<\/\1c>/g

/** The library takes cells without a value for empty ones; where there should be a value, a mark is put instead. */
function withMarks(sheet: string): string {
  return sheet.replace(CELL, (cell: string, prefix: string, attributes: string, content: string) => {
    if (!isUnreadable(prefix, attributes, content)) return cell
    const [address = ''] = /\sr\s*=\s*(?:"[^"]*"|'[^']*')/.exec(attributes) ?? []
    const [c, is, t] = [`${prefix}c`, `${prefix}is`, `${prefix}t`]
    return `<${c}${address} t="inlineStr"><${is}><${t}>${UNREADABLE_CELL}</${t}></${is}></${c}>`
  })
}

function isUnreadable(prefix: string, attributes: string, content: string): boolean {
  if (/\st\s*=\s*["'](?:e|d)["']/.test(attributes)) return true
  return content.includes(`<${prefix}f`) && !content.includes(`<${prefix}v`)
}

/** Dates come as objects. */
function textOf(cell: unknown, dates: boolean): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const isDate = cell instanceof Date && !Number.isNaN(cell.getTime())
  return dates && isDate ? cell.toISOString() : UNREADABLE_CELL
}
