// Cells and rows that all sheets of a report are built of.
import type { BookCell, BookFormat, BookSheet } from '../../../ports/workbook.ts'

/** Title, whose figures, how they stand, then the head. */
export const HEAD_ROW = 4

/** A row of a sheet. */
export type BookRow = BookSheet['rows'][number]

export const text = (value: string): BookCell => ({ value })
export const head = (value: string): BookCell => ({ value, look: 'head' })
/** Its place in a list. */
export const order = (value: number): BookCell => ({ value, format: 'order' })
export const whole = (value: number): BookCell => ({ value, format: 'whole' })
export const decimal = (value: number): BookCell => ({ value, format: 'decimal' })
export const share = (value: number | null): BookCell => ({ value, format: 'share' })
export const bold = (cell: BookCell): BookCell => ({ ...cell, look: 'total' })

/** A formula with its result. */
export function formula(text: string, value: BookCell['value'], format?: BookFormat): BookCell {
  return format === undefined ? { formula: text, value } : { formula: text, value, format }
}

/** A column's name: 0 is "A"; sheets here have fewer than 27. */
export function column(index: number): string {
  return String.fromCharCode(65 + index)
}

/** Adds up a column from its head, which is no number, to the row before: what is put in between counts, too. */
export function sumOf(index: number, lastRow: number, value: number, format: BookFormat = 'whole'): BookCell {
  const name = column(index)
  return bold(formula(`SUM(${name}${HEAD_ROW}:${name}${lastRow})`, value, format))
}

/** One cell of a row divided by another; empty where that is nothing. */
export function ratioIn(row: number, part: number, of: number, value: number | null): BookCell {
  const [over, under] = [`${column(part)}${row}`, `${column(of)}${row}`]
  return formula(`IF(${under}=0,"",${over}/${under})`, value ?? '', 'share')
}

/** A line over the whole width. */
export function across(value: string, widths: readonly number[], look: BookCell['look'] = 'note'): BookRow {
  return [{ value, look, span: widths.length }, ...Array.from({ length: widths.length - 1 }, () => null)]
}
