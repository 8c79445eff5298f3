// The first sheet of a report: the ratio by month, the target, what the other sheets add up to, and the rules.
import type { Ratio } from '../../../domain/uptake/figures.ts'
import type { BookCell, BookSheet } from '../../../ports/workbook.ts'
import { HEAD_ROW, across, bold, column, decimal, formula, head, ratioIn, share, text, whole } from './book-cells.ts'
import type { BookRow } from './book-cells.ts'
import { LIST } from './book-list.ts'
import { countsOf, sumsOf, topOf } from './book-parts.ts'
import type { ReportBook } from './book-parts.ts'
import { CODE_WORDS } from './verdict-words.ts'
import { changeOf, dateIn, definitionLines, periodName, reasonWords, shortPeriod, versionOf } from './words.ts'

const WIDTHS = [42, 14, 14, 14, 14, 12, 12, 16] as const
const HEAD = [
  'Kỳ',
  'Số cuộc họp',
  'Trực tuyến',
  'Theo khai báo',
  'Điều chỉnh',
  'Tỷ lệ',
  'Mục tiêu',
  'So với mục tiêu',
].map(head)

/** The sheet. Rows refer to each other by their numbers, so each block is told where it begins. */
export function summarySheet(book: ReportBook): BookSheet {
  const { content } = book
  const last = HEAD_ROW + content.byMonth.length
  const rows: BookRow[] = [...topOf(book, 'Tỷ lệ họp trực tuyến', WIDTHS), HEAD]
  const put = (block: (from: number) => readonly BookRow[]): void => void rows.push(...block(rows.length + 1))
  put(() => monthRows(book))
  put((from) => [totalRow(book, last, from), ...beforeRows(book, from)])
  put(() => [gap(), heading('Đối chiếu số liệu giữa các trang tính', ['Số cuộc họp', 'Trực tuyến', 'Kết quả'])])
  put((from) => checkRows(book, from, last + 1))
  put(() => [gap(), heading('Nguyên nhân chưa họp trực tuyến', ['Số cuộc họp'])])
  put((from) =>
    countedRows(
      content.reasons.map(({ key, count }) => [reasonWords(key), count]),
      from,
    ),
  )
  put(() => [gap(), heading('Kết luận đối với các cuộc họp trong kỳ', ['Số cuộc họp'])])
  put((from) =>
    countedRows(
      content.codes.map(({ key, count }) => [CODE_WORDS[key], count]),
      from,
    ),
  )
  put(() => [gap(), heading('Điểm cầu và hiệu quả', ['Số lượng', 'Tỷ lệ'])])
  put((from) => worthRows(book, from))
  put(() => [gap(), ...definitionRows(book)])
  return { name: 'Tổng hợp', widths: WIDTHS, rows, headRow: HEAD_ROW, isLandscape: false, isOnePage: true }
}

const gap = (): BookRow => []

function heading(title: string, columns: readonly string[]): BookRow {
  return [title, ...columns].map(head)
}

function monthRows({ content: { byMonth } }: ReportBook): BookRow[] {
  return byMonth.map((part, index) => {
    const row = HEAD_ROW + 1 + index
    return [
      text(`Tháng ${shortPeriod(part.key)}`),
      ...countsOf(part),
      ratioIn(row, 2, 1, part.ratio),
      text(''),
      text(''),
    ]
  })
}

function totalRow({ content: { period, whole: all, target } }: ReportBook, last: number, row: number): BookRow {
  const aim = target?.ratio ?? null
  const ahead = all.ratio === null || aim === null ? '' : all.ratio - aim
  return [
    bold(text(capital(`${periodName(period)} (cả kỳ)`))),
    ...sumsOf(all, 1, last),
    bold(ratioIn(row, 2, 1, all.ratio)),
    bold(aim === null ? text('') : share(aim)),
    bold(formula(`IF(OR(F${row}="",G${row}=""),"",F${row}-G${row})`, ahead, 'points')),
  ]
}

/** The two periods that it is compared with, and how the ratio has changed since. */
function beforeRows({ content: { whole: all, before, yearBefore, target } }: ReportBook, total: number): BookRow[] {
  const compared = [
    { name: `Kỳ trước: ${periodName(before.period)}`, ratio: before },
    { name: `Cùng kỳ năm trước: ${periodName(yearBefore.period)}`, ratio: yearBefore },
  ].slice(0, yearBefore.period === before.period ? 1 : 2)
  const rows = compared.map(({ name, ratio }, index): BookRow => {
    return [text(name), ...countsOf(ratio), ratioIn(total + 1 + index, 2, 1, ratio.ratio), text(''), text('')]
  })
  const changes = compared.map(({ ratio }, index): BookRow => {
    const name = index === 0 ? 'Tăng (giảm) so với kỳ trước' : 'Tăng (giảm) so với cùng kỳ năm trước'
    return [text(name), ...blank(4), changeIn(`F${total}`, `F${total + 1 + index}`, all, ratio), text(''), text('')]
  })
  const due =
    target === null ? [] : [across(`Mục tiêu phải đạt chậm nhất ngày ${dateIn(target.by)}, sau đó duy trì.`, WIDTHS)]
  return [...rows, ...changes, ...due]
}

function changeIn(now: string, before: string, all: Ratio, ratio: Ratio): BookCell {
  const known = changeOf(all.ratio, ratio.ratio) !== ''
  const value = known ? (all.ratio ?? 0) - (ratio.ratio ?? 0) : ''
  return formula(`IF(OR(${now}="",${before}=""),"",${now}-${before})`, value, 'points')
}

/** What each sheet adds up to, beside the whole: a frozen report's list may have gone on since. */
function checkRows({ content, meetings }: ReportBook, from: number, total: number): BookRow[] {
  const { whole: all, byDistrict, byOrganiser, byField } = content
  const counted = meetings.filter(({ verdict }) => verdict.isCounted).length
  const byVideo = meetings.filter(({ verdict }) => verdict.isByVideo).length
  const sheets = [
    { name: 'Theo huyện', rows: byDistrict.length, columns: [6, 7], values: [all.meetings, all.byVideo] },
    { name: 'Theo đơn vị', rows: byOrganiser.length, columns: [2, 3], values: [all.meetings, all.byVideo] },
    { name: 'Theo lĩnh vực', rows: byField.length, columns: [2, 3], values: [all.meetings, all.byVideo] },
    { name: LIST.name, rows: meetings.length, columns: [LIST.counted, LIST.byVideo], values: [counted, byVideo] },
  ]
  return sheets.map(({ name, rows, columns, values }, index): BookRow => {
    const row = from + index
    const cells = columns.map((at, place) =>
      formula(`'${name}'!${column(at)}${HEAD_ROW + rows + 1}`, values[place] ?? 0, 'whole'),
    )
    const isSame = values[0] === all.meetings && values[1] === all.byVideo
    const same = `AND(ABS(B${row}-B${total})<0.001,ABS(C${row}-C${total})<0.001)`
    return [text(`Trang “${name}”`), ...cells, formula(`IF(${same},"Khớp","Lệch")`, isSame ? 'Khớp' : 'Lệch')]
  })
}

/** Names with their counts, and their sum. */
function countedRows(list: readonly (readonly [string, number])[], from: number): BookRow[] {
  const sum = list.reduce((total, [, count]) => total + count, 0)
  // From the head on, as every sum.
  const total = bold(formula(`SUM(B${from - 1}:B${from + list.length - 1})`, sum, 'whole'))
  return [...list.map(([name, count]): BookRow => [text(name), whole(count)]), [bold(text('Cộng')), total]]
}

function worthRows({ content: { presence, saved, inputs } }: ReportBook, from: number): BookRow[] {
  const { invited, attended, onTime } = presence
  const part = (of: number, all: number): number | null => (all === 0 ? null : of / all)
  const at = (index: number): string => `B${from + index}`
  const under = (row: number, over: number, value: number | null): BookCell =>
    formula(`IF(${at(over)}=0,"",${at(row)}/${at(over)})`, value ?? '', 'share')
  return [
    [text('Lượt điểm cầu được mời (đo trên hệ thống)'), whole(invited)],
    [text('Lượt điểm cầu đã kết nối'), whole(attended), under(1, 0, part(attended, invited))],
    [text('Lượt kết nối đúng giờ'), whole(onTime), under(2, 1, part(onTime, attended))],
    [text('Lượt đi họp của cấp huyện được thay thế'), whole(saved.journeys)],
    [text('Quãng đường tiết kiệm (km, khứ hồi)'), decimal(saved.km)],
    [text('Thời gian đi lại tiết kiệm (giờ công)'), decimal(saved.hours)],
    [text('Định mức: số người mỗi huyện'), decimal(inputs.peoplePerDistrict)],
    [text('Định mức: chi phí xe (đồng/km)'), whole(inputs.costPerKm)],
    [text('Định mức: công tác phí (đồng/người/lượt)'), whole(inputs.costPerPerson)],
    [
      bold(text('Chi phí đi lại tiết kiệm (đồng)')),
      bold(formula(`${at(4)}*${at(7)}+${at(3)}*${at(6)}*${at(8)}`, saved.money, 'whole')),
    ],
  ]
}

function definitionRows({ content: { definitions } }: ReportBook): BookRow[] {
  return definitions.flatMap((definition) => [
    across(`Cách tính – ${versionOf(definition)}:`, WIDTHS),
    ...definitionLines(definition).map((line) => across(`– ${line}`, WIDTHS)),
  ])
}

function blank(count: number): BookCell[] {
  return Array.from({ length: count }, () => text(''))
}

function capital(value: string): string {
  return `${value.charAt(0).toLocaleUpperCase('vi')}${value.slice(1)}`
}
