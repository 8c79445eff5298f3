// A report as a workbook: real numbers, totals and ratios as formulas over them, and every meeting behind them.
import type { Part } from '../../../domain/uptake/report.ts'
import type { BookSheet } from '../../../ports/workbook.ts'
import { FIELD_WORDS } from '../import/columns.ts'
import { HEAD_ROW, across, bold, decimal, head, order, ratioIn, sumOf, text, whole } from './book-cells.ts'
import type { BookRow } from './book-cells.ts'
import { listSheet } from './book-list.ts'
import { countsOf, sumsOf, topOf } from './book-parts.ts'
import type { ReportBook } from './book-parts.ts'
import { summarySheet } from './book-summary.ts'
import { NO_DISTRICT } from './paper-tables.ts'

/** The sheets of a report. */
export function reportBook(book: ReportBook): BookSheet[] {
  const { byOrganiser, byField, names } = book.content
  return [
    summarySheet(book),
    districtSheet(book),
    partSheet(book, 'Theo đơn vị', 'Đơn vị chủ trì', byOrganiser, (key) => names[key] ?? key),
    partSheet(book, 'Theo lĩnh vực', 'Lĩnh vực', byField, (key) => FIELD_WORDS[key]),
    listSheet(book),
  ]
}

const DISTRICT_WIDTHS = [6, 34, 17, 17, 17, 12, 14, 14] as const
const DISTRICT_HEAD = [
  'TT',
  'Huyện, thành phố',
  'Số cuộc họp có huyện tham gia',
  'Trong đó tính là trực tuyến',
  'Huyện dự trực tuyến',
  'Tỷ lệ của huyện',
  'Cuộc họp quy đổi',
  'Trực tuyến quy đổi',
]
const WEIGHTS =
  'Một cuộc họp có n huyện tham gia là cuộc họp của từng huyện; khi quy đổi, mỗi huyện được tính 1/n cuộc họp, nên cột quy đổi cộng lại bằng số liệu chung. Tỷ lệ của huyện bằng số cuộc họp huyện dự trực tuyến chia cho số cuộc họp có huyện tham gia.'

function districtSheet(book: ReportBook): BookSheet {
  const { byDistrict, names, whole: all } = book.content
  const last = HEAD_ROW + byDistrict.length
  const rows = byDistrict.map((district, index): BookRow => {
    const { districtId, meetings, byVideo, ownByVideo, ratio, weight, weightByVideo } = district
    return [
      order(index + 1),
      text(districtId === null ? NO_DISTRICT : (names[districtId] ?? districtId)),
      whole(meetings),
      whole(byVideo),
      whole(ownByVideo),
      ratioIn(HEAD_ROW + 1 + index, 4, 2, ratio),
      decimal(weight),
      decimal(weightByVideo),
    ]
  })
  const sums = [sumOf(6, last, all.meetings, 'decimal'), sumOf(7, last, all.byVideo, 'decimal')]
  const total = [
    bold(text('')),
    bold(text('Cộng quy đổi')),
    ...Array.from({ length: 4 }, () => bold(text(''))),
    ...sums,
  ]
  return {
    name: 'Theo huyện',
    widths: DISTRICT_WIDTHS,
    rows: [
      ...topOf(book, 'Họp trực tuyến theo huyện, thành phố', DISTRICT_WIDTHS),
      DISTRICT_HEAD.map(head),
      ...rows,
      total,
      across(WEIGHTS, DISTRICT_WIDTHS),
    ],
    headRow: HEAD_ROW,
    isLandscape: true,
    isOnePage: false,
  }
}

const PART_WIDTHS = [6, 44, 14, 14, 14, 14, 12] as const

function partSheet<K>(
  book: ReportBook,
  name: string,
  title: string,
  parts: readonly Part<K>[],
  nameOf: (key: K) => string,
): BookSheet {
  const last = HEAD_ROW + parts.length
  const { whole: all } = book.content
  return {
    name,
    widths: PART_WIDTHS,
    rows: [
      ...topOf(book, `Họp trực tuyến ${name.toLocaleLowerCase('vi')}`, PART_WIDTHS),
      ['TT', title, 'Số cuộc họp', 'Trực tuyến', 'Theo khai báo', 'Điều chỉnh', 'Tỷ lệ'].map(head),
      ...parts.map((part, index): BookRow => {
        const row = HEAD_ROW + 1 + index
        return [order(index + 1), text(nameOf(part.key)), ...countsOf(part), ratioIn(row, 3, 2, part.ratio)]
      }),
      [bold(text('')), bold(text('Tổng cộng')), ...sumsOf(all, 2, last), bold(ratioIn(last + 1, 3, 2, all.ratio))],
    ],
    headRow: HEAD_ROW,
    isLandscape: false,
    isOnePage: false,
  }
}
