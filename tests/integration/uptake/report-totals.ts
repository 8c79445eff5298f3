// What the sheets of a report add up to, and the same as the office tells it over its API.
import { expect } from 'vitest'
import type { ReportContent } from '../../../signalling/domain/uptake/report.ts'
import type { Workbook } from '../../support/workbook-cells.ts'

/** The rows of the list's meetings. */
export function listOf(workbook: Workbook): number[] {
  const cells = workbook.get('Danh sách cuộc họp') ?? new Map()
  return [...cells.keys()]
    .filter((address) => /^B\d+$/.test(address))
    .map((address) => Number(address.slice(1)))
    .filter((row) => row > 4 && typeof cells.get(`B${row}`)?.value === 'number')
}

/** What somebody has calculated, by sheet and address. */
type Results = ReadonlyMap<string, ReadonlyMap<string, string | number | null>>

/** The sheets' totals as somebody has calculated them. */
export function totalsIn(
  results: Results,
  { byMonth, byOrganiser, byField, byDistrict }: ReportContent,
  listed: number,
) {
  const row = (sheet: string, count: number, columns: string) =>
    Array.from(columns, (column) => results.get(sheet)?.get(`${column}${count + 5}`))
  return {
    summary: row('Tổng hợp', byMonth.length, 'BCDEF'),
    organisers: row('Theo đơn vị', byOrganiser.length, 'CDEFG'),
    fields: row('Theo lĩnh vực', byField.length, 'CDEFG'),
    districts: row('Theo huyện', byDistrict.length, 'GH').map((value) => Math.round(Number(value) * 1e9) / 1e9),
    list: row('Danh sách cuộc họp', listed, 'KL'),
  }
}

/** The same as the office tells it over its API; programs calculate to some fifteen digits. */
export function totalsOf({ whole: { meetings, byVideo, stated, corrected, ratio } }: ReportContent) {
  const all = [meetings, byVideo, stated, corrected, ratio === null ? '' : expect.closeTo(ratio, 9)]
  return { summary: all, organisers: all, fields: all, districts: [meetings, byVideo], list: [meetings, byVideo] }
}
