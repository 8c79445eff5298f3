// How a report of the uptake writes periods, numbers and shares, in official Vietnamese.
import type { Definition } from '../../../domain/uptake/definition.ts'
import { kindOf } from '../../../domain/uptake/period.ts'
import type { PeriodKey } from '../../../domain/uptake/period.ts'
import type { InPersonReason } from '../../../domain/uptake/fields.ts'
import { wallTime } from '../../../domain/wall-clock.ts'
import { two } from '../../../domain/minutes/words.ts'
import { LEVEL_WORDS, REASON_WORDS } from '../import/columns.ts'

/** The plan whose figure is reported on. */
export const PLAN = 'Kế hoạch số 3701/KH-UBND'

const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const ROMAN = ['I', 'II', 'III', 'IV'] as const

/** "tháng 11 năm 2026", "quý IV năm 2026", "năm 2026" */
export function periodName(key: PeriodKey): string {
  const year = key.slice(0, 4)
  switch (kindOf(key)) {
    case 'month':
      return `tháng ${Number(key.slice(5))} năm ${year}`
    case 'quarter':
      return `quý ${ROMAN[Number(key.slice(6)) - 1] ?? ''} năm ${year}`
    case 'year':
      return `năm ${year}`
  }
}

/** "11/2026", "Quý IV/2026", "2026": where room is scarce. */
export function shortPeriod(key: PeriodKey): string {
  const year = key.slice(0, 4)
  if (kindOf(key) === 'month') return `${key.slice(5)}/${year}`
  return kindOf(key) === 'quarter' ? `Quý ${ROMAN[Number(key.slice(6)) - 1] ?? ''}/${year}` : year
}

/** "1.234,5" */
export function numberOf(value: number): string {
  return NUMBER.format(value)
}

/** "62,5%"; a dash for nothing. */
export function shareOf(ratio: number | null): string {
  return ratio === null ? '–' : `${NUMBER.format(ratio * 100)}%`
}

/** How one share stands to another: "tăng 2,5 điểm phần trăm", "không thay đổi"; nothing where one is missing. */
export function changeOf(now: number | null, before: number | null): string {
  if (now === null || before === null) return ''
  const points = pointsOf(now - before)
  if (points === '0') return 'không thay đổi'
  return `${now > before ? 'tăng' : 'giảm'} ${points} điểm phần trăm`
}

/** "2,5": how many points a difference of shares is, without its sign. */
export function pointsOf(difference: number): string {
  return NUMBER.format(Math.abs(difference) * 100)
}

/** "01/11/2026" */
export function dateOf(at: number, zone: string): string {
  const { day, month, year } = wallTime(at, zone)
  return `${two(day)}/${two(month)}/${year}`
}

/** "31/12/2020" of "2020-12-31" */
export function dateIn(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** "Nội dung mật"; for what nobody has said: that. */
export function reasonWords(reason: InPersonReason | 'unsaid'): string {
  return reason === 'unsaid' ? 'Chưa nêu lý do' : REASON_WORDS[reason]
}

/** The rules of a definition, one sentence each. */
export function definitionLines(definition: Definition): string[] {
  const { levels, minMinutes, minShare, mixedShare, acceptsStatements, neverRan } = definition
  const scope = levels.map((level) => `cuộc họp ${LEVEL_WORDS[level].toLocaleLowerCase('vi')}`).join(', ')
  return [
    `Tỷ lệ họp trực tuyến bằng số cuộc họp trực tuyến chia cho số cuộc họp thuộc phạm vi thống kê. Phạm vi: ${scope}; không tính cuộc họp đã hủy, phiên kiểm tra kỹ thuật và bản ghi trùng.`,
    `Một cuộc họp được tính là trực tuyến khi có ít nhất một điểm cầu cấp huyện kết nối từ ${minMinutes} phút trở lên và từ ${shareOf(minShare)} thời lượng trở lên; cuộc họp kết hợp phải có từ ${shareOf(mixedShare)} số huyện được mời dự trực tuyến như vậy.`,
    acceptsStatements
      ? 'Cuộc họp trực tuyến trên hệ thống khác được tính theo khai báo của đơn vị.'
      : 'Cuộc họp trên hệ thống khác không được tính là trực tuyến.',
    neverRan === 'left-out'
      ? 'Cuộc họp đặt lịch trực tuyến nhưng không diễn ra trên hệ thống thì không thống kê cho đến khi có giải trình.'
      : 'Cuộc họp đặt lịch trực tuyến nhưng không diễn ra trên hệ thống thì tính là không trực tuyến.',
  ]
}

/** "Phiên bản 2, áp dụng từ ngày 01/07/2026" */
export function versionOf({ version, appliesFrom }: Definition): string {
  return version === 1 ? 'Phiên bản 1' : `Phiên bản ${version}, áp dụng từ ngày ${dateIn(appliesFrom)}`
}
