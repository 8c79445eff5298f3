// What the office needs of a writer of spreadsheets with several sheets: numbers, formulas, and how they are printed.

/** How a cell looks. */
export type BookLook = 'title' | 'note' | 'head' | 'text' | 'total'

/**
 * How a number is shown: a place in a list, a count, with two decimals, as a share "62,5%", as a difference of shares
 * "+2,5%", as a date, as a time of day.
 */
export type BookFormat = 'order' | 'whole' | 'decimal' | 'share' | 'points' | 'date' | 'time'

/** A cell. Dates and times are days since 30 December 1899, as spreadsheet programs count them. */
export type BookCell = {
  /** Of a formula: its result, for programs that show a file without calculating it. */
  readonly value: string | number | null
  /** Without the equals sign; with English names and commas, as files hold them. */
  readonly formula?: string
  readonly look?: BookLook
  readonly format?: BookFormat
  /** How many columns it takes; the cells that it covers are null. */
  readonly span?: number
}

/** A sheet, A4, as wide as the page when printed. */
export type BookSheet = {
  readonly name: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (BookCell | null)[])[]
  /** The row of the head, from 1: it and what is above stay in view, it alone is printed on every page. */
  readonly headRow: number
  readonly isLandscape: boolean
  /** Printed on a single page, however small that makes it. */
  readonly isOnePage: boolean
}

/** Writes .xlsx files; however many are asked for at once, one at a time. */
export type WorkbookWriter = { write(sheets: readonly BookSheet[]): Promise<Uint8Array> }
