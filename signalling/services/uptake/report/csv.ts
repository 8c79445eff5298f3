// A report as one flat table, for programs that take no workbook.
import type { Ratio } from '../../../domain/uptake/figures.ts'
import type { ReportContent } from '../../../domain/uptake/report.ts'
import type { Cell } from '../../../ports/directory.ts'
import { FIELD_WORDS, LEVEL_WORDS } from '../import/columns.ts'
import { NO_DISTRICT } from './paper-tables.ts'
import { CODE_WORDS } from './verdict-words.ts'
import { definitionLines, periodName, reasonWords, shortPeriod, versionOf } from './words.ts'

const HEAD = ['Phần', 'Mục', 'Số cuộc họp', 'Trực tuyến', 'Theo khai báo', 'Điều chỉnh', 'Tỷ lệ', 'Mục tiêu']

/** The rows: the whole, its parts, then in words the rules and how the figures stand. Ratios are 0 to 1. */
export function reportTable(content: ReportContent, note: string): Cell[][] {
  const { period, whole, before, yearBefore, target, names } = content
  const other: Cell[][] =
    yearBefore.period === before.period ? [] : [counted('Cùng kỳ năm trước', periodName(yearBefore.period), yearBefore)]
  return [
    HEAD,
    [...counted('Kỳ báo cáo', periodName(period), whole).slice(0, 7), target?.ratio ?? null],
    counted('Kỳ trước', periodName(before.period), before),
    ...other,
    ...content.byMonth.map((part) => counted('Tháng', shortPeriod(part.key), part)),
    ...content.byDistrict.map(({ districtId, meetings, ownByVideo, ratio }): Cell[] => {
      const name = districtId === null ? NO_DISTRICT : (names[districtId] ?? districtId)
      return ['Huyện (tham gia; huyện dự trực tuyến)', name, meetings, ownByVideo, null, null, ratio, null]
    }),
    ...content.byOrganiser.map((part) => counted('Đơn vị chủ trì', names[part.key] ?? part.key, part)),
    ...content.byField.map((part) => counted('Lĩnh vực', FIELD_WORDS[part.key], part)),
    ...content.byLevel.map((part) => counted('Cấp họp', LEVEL_WORDS[part.key], part)),
    ...content.reasons.map(({ key, count }) => told('Nguyên nhân chưa họp trực tuyến', reasonWords(key), count)),
    ...content.codes.map(({ key, count }) => told('Kết luận', CODE_WORDS[key], count)),
    ...content.definitions.flatMap((definition) =>
      definitionLines(definition).map((line) => told(`Cách tính – ${versionOf(definition)}`, line, null)),
    ),
    told('Ghi chú', note, null),
  ]
}

function counted(part: string, name: string, { meetings, byVideo, stated, corrected, ratio }: Ratio): Cell[] {
  return [part, name, meetings, byVideo, stated, corrected, ratio, null]
}

function told(part: string, name: string, count: number | null): Cell[] {
  return [part, name, count, null, null, null, null, null]
}
