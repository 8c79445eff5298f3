// What the sheets of a report share: what they are made of, the lines above their heads, rows of counts.
import type { Ratio } from '../../../domain/uptake/figures.ts'
import type { ReportContent } from '../../../domain/uptake/report.ts'
import { across, sumOf, whole } from './book-cells.ts'
import type { BookRow } from './book-cells.ts'
import type { ListedMeeting } from './meetings.ts'
import { periodName } from './words.ts'

/** What a workbook is made of. */
export type ReportBook = {
  readonly content: ReportContent
  readonly meetings: readonly ListedMeeting[]
  /** Whose report it is. */
  readonly issuer: string
  /** How its figures stand. */
  readonly note: string
  readonly zone: string
}

/** The three lines above every head. */
export function topOf({ content, issuer, note }: ReportBook, title: string, widths: readonly number[]): BookRow[] {
  return [
    across(`${title} – ${periodName(content.period)}`.toLocaleUpperCase('vi'), widths, 'title'),
    across(issuer, widths),
    across(note, widths),
  ]
}

/** The four counts of a row. */
export function countsOf({ meetings, byVideo, stated, corrected }: Ratio) {
  return [meetings, byVideo, stated, corrected].map(whole)
}

/** The four counts added up, from a column on. */
export function sumsOf({ meetings, byVideo, stated, corrected }: Ratio, from: number, lastRow: number) {
  return [meetings, byVideo, stated, corrected].map((value, index) => sumOf(from + index, lastRow, value))
}
