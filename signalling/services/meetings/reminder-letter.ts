// The reminder of a meeting, as people read it.
import type { Directory } from '../../domain/directory.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { wallTime } from '../../domain/wall-clock.ts'
import type { MailMessage } from '../../ports/mail.ts'

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const FORMS = { video: 'trực tuyến', 'in-person': 'trực tiếp', mixed: 'trực tiếp kết hợp trực tuyến' } as const

/** The letter to an invited unit. */
export function reminderLetter(
  meeting: Meeting,
  { units, bridgePoints, venues, officials }: Directory,
  unitName: string,
  zone: string,
): Omit<MailMessage, 'to'> {
  const main = bridgePoints.find(({ id }) => id === meeting.mainBridgePointId)
  const venue = venues.find(({ id }) => id === meeting.venueId)
  const chair = officials.find(({ id }) => id === meeting.chairId)
  const organiser = units.find(({ id }) => id === meeting.organiserId)
  const lines = [
    `Kính gửi ${unitName},`,
    '',
    `Hệ thống họp trực tuyến Điểm Cầu xin nhắc lịch: ${meeting.title}.`,
    '',
    `Thời gian: ${moment(meeting.startsAt, zone)}`,
    ...(meeting.rehearsalAt === null ? [] : [`Kiểm tra kỹ thuật: ${moment(meeting.rehearsalAt, zone)}`]),
    `Hình thức: ${FORMS[meeting.form]}`,
    ...(main ? [`Điểm cầu chính: ${main.name}`] : []),
    ...(venue ? [`Địa điểm: ${venue.name}`] : []),
    ...(chair ? [`Chủ tọa: ${chair.title}`] : []),
    ...(organiser ? [`Đơn vị tổ chức: ${organiser.name}`] : []),
  ]
  return { subject: `Nhắc lịch họp: ${meeting.title}`, text: lines.join('\n') }
}

/** "08:00, thứ Hai, ngày 21/12/2026" */
function moment(at: number, zone: string): string {
  const { hour, minute, day, month, year, dayOfWeek } = wallTime(at, zone)
  const two = (number: number): string => String(number).padStart(2, '0')
  const weekday = WEEKDAYS[dayOfWeek - 1] ?? ''
  return `${two(hour)}:${two(minute)}, ${weekday}, ngày ${two(day)}/${two(month)}/${year}`
}
