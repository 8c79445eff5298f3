// The tables of a report on paper.
import type { PaperBlock, PaperColumn } from '../../../domain/minutes/paper-blocks.ts'
import { two } from '../../../domain/minutes/words.ts'
import type { Ratio } from '../../../domain/uptake/figures.ts'
import type { Part, ReportContent } from '../../../domain/uptake/report.ts'
import { FIELD_WORDS } from '../import/columns.ts'
import { numberOf, periodName, shareOf, shortPeriod } from './words.ts'

/** Meetings that name no district. */
export const NO_DISTRICT = 'Không có huyện tham gia'

/** The period beside the one before and the same of the year before. */
export function comparisonTable({ period, whole, before, yearBefore, target }: ReportContent): PaperBlock[] {
  const compared = [
    { name: periodName(period), ratio: whole },
    { name: periodName(before.period), ratio: before },
    ...(yearBefore.period === before.period ? [] : [{ name: periodName(yearBefore.period), ratio: yearBefore }]),
  ]
  const columns: PaperColumn[] = [
    { title: 'Kỳ', share: 0.36, align: 'left' },
    { title: 'Số cuộc họp', share: 0.18, align: 'center' },
    { title: 'Trực tuyến', share: 0.18, align: 'center' },
    { title: 'Tỷ lệ', share: 0.14, align: 'center' },
    { title: 'Mục tiêu', share: 0.14, align: 'center' },
  ]
  const rows = compared.map(({ name, ratio }, index) => [
    capital(name),
    ...counts(ratio),
    index === 0 ? shareOf(target?.ratio ?? null) : '',
  ])
  return [{ kind: 'table', columns, rows }]
}

/** Each month of the period, and all of them. */
export function monthTable({ byMonth, whole }: ReportContent): PaperBlock[] {
  const rows = byMonth.map((part) => [`Tháng ${shortPeriod(part.key)}`, ...counts(part)])
  return [{ kind: 'table', columns: parts('Tháng'), rows: [...rows, total(whole)], isLastTotal: true }]
}

/** Each district's own taking part; its meetings are others' as well, so there is no sum. A district's own: its alone. */
export function districtTable({ byDistrict, names, unitId }: ReportContent): PaperBlock[] {
  const own = byDistrict.filter(({ districtId }) => districtId !== null && districtId === unitId)
  const named = own.length > 0 ? own : byDistrict.filter(({ districtId }) => districtId !== null)
  if (named.length === 0) return []
  const columns: PaperColumn[] = [
    { title: 'TT', share: 0.07, align: 'center' },
    { title: 'Huyện, thành phố', share: 0.33, align: 'left' },
    { title: 'Cuộc họp có huyện tham gia', share: 0.2, align: 'center' },
    { title: 'Huyện dự trực tuyến', share: 0.2, align: 'center' },
    { title: 'Tỷ lệ', share: 0.2, align: 'center' },
  ]
  const rows = named.map(({ districtId, meetings, ownByVideo, ratio }, index) => [
    two(index + 1),
    districtId === null ? NO_DISTRICT : (names[districtId] ?? districtId),
    numberOf(meetings),
    numberOf(ownByVideo),
    shareOf(ratio),
  ])
  if (rows.length === 1) return [{ kind: 'table', columns, rows }]
  return [
    { kind: 'table', columns, rows },
    {
      kind: 'paragraph',
      text: 'Một cuộc họp có nhiều huyện tham gia được tính cho từng huyện, nên số liệu các huyện không cộng lại thành số liệu chung.',
    },
  ]
}

/** Each organising unit; not worth a table for one alone. */
export function organiserTable({ byOrganiser, names, whole }: ReportContent): PaperBlock[] {
  return partTable('Đơn vị chủ trì', byOrganiser, (key) => names[key] ?? key, whole)
}

/** Each field. */
export function fieldTable({ byField, whole }: ReportContent): PaperBlock[] {
  return partTable('Lĩnh vực', byField, (key) => FIELD_WORDS[key], whole)
}

function partTable<K>(title: string, list: readonly Part<K>[], nameOf: (key: K) => string, whole: Ratio): PaperBlock[] {
  if (list.length === 0) return []
  const rows = list.map((part) => [nameOf(part.key), ...counts(part)])
  return [{ kind: 'table', columns: parts(title), rows: [...rows, total(whole)], isLastTotal: true }]
}

function parts(title: string): PaperColumn[] {
  return [
    { title, share: 0.49, align: 'left' },
    { title: 'Số cuộc họp', share: 0.18, align: 'center' },
    { title: 'Trực tuyến', share: 0.18, align: 'center' },
    { title: 'Tỷ lệ', share: 0.15, align: 'center' },
  ]
}

function total(whole: Ratio): string[] {
  return ['Tổng cộng', ...counts(whole)]
}

function counts({ meetings, byVideo, ratio }: Ratio): string[] {
  return [numberOf(meetings), numberOf(byVideo), shareOf(ratio)]
}

function capital(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`
}
