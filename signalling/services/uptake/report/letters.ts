// The letters about reports, as people read them.
import type { MailMessage } from '../../../ports/mail.ts'
import type { ReportContent } from '../../../domain/uptake/report.ts'
import type { PeriodKey } from '../../../domain/uptake/period.ts'
import { numberOf, periodName, shareOf } from './words.ts'

type Letter = Pick<MailMessage, 'subject' | 'text'>

/** With the province's report, to who keeps the figures. */
export function reportLetter({ period, whole, target }: ReportContent, province: string, note: string): Letter {
  const aim = target === null ? '' : ` (mục tiêu: ${shareOf(target.ratio)})`
  const lines = [
    'Kính gửi Sở Thông tin và Truyền thông,',
    '',
    `Hệ thống họp trực tuyến Điểm Cầu xin gửi báo cáo tỷ lệ họp trực tuyến ${periodName(period)} của ${province}.`,
    '',
    `Số cuộc họp thuộc phạm vi thống kê: ${numberOf(whole.meetings)}`,
    `Số cuộc họp trực tuyến: ${numberOf(whole.byVideo)}`,
    `Tỷ lệ: ${shareOf(whole.ratio)}${aim}`,
    '',
    note,
  ]
  return { subject: `Báo cáo tỷ lệ họp trực tuyến ${periodName(period)}`, text: lines.join('\n') }
}

/** To a unit that has not confirmed its figures. */
export function confirmationLetter(
  period: PeriodKey,
  unit: string,
  { meetings, byVideo, ratio }: ReportContent['whole'],
  publicUrl: string | null,
): Letter {
  const figures = `${numberOf(byVideo)}/${numberOf(meetings)} cuộc họp trực tuyến, ${shareOf(ratio)}`
  const lines = [
    `Kính gửi ${unit},`,
    '',
    `Số liệu họp trực tuyến ${periodName(period)} của đơn vị chưa được xác nhận, hoặc đã thay đổi sau khi xác nhận.`,
    `Số liệu hiện tại trên hệ thống: ${figures}.`,
    '',
    'Đề nghị đơn vị kiểm tra và xác nhận số liệu để tỉnh chốt báo cáo.',
    ...(publicUrl === null ? [] : [publicUrl]),
  ]
  return { subject: `Đề nghị xác nhận số liệu họp trực tuyến ${periodName(period)}`, text: lines.join('\n') }
}
