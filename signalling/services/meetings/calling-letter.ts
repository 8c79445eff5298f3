// The letter to the unit of a bridge point that is missing, as people read it.
import type { BridgePoint } from '../../domain/directory.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { wallTime } from '../../domain/wall-clock.ts'
import type { MailMessage } from '../../ports/mail.ts'

/** What the letter tells. */
export type Calling = {
  readonly meeting: Pick<Meeting, 'id' | 'title' | 'startsAt'>
  readonly unitName: string
  /** The unit's bridge points that are missing. */
  readonly missing: readonly Pick<BridgePoint, 'id' | 'name'>[]
  /** Epoch ms. */
  readonly calledAt: number
  readonly zone: string
  /** Where the pages are reached from outside; null when nobody has said: the letter then says how to get in. */
  readonly publicUrl: string | null
}

/** The letter to a unit whose bridge points are called. */
export function callingLetter(calling: Calling): Omit<MailMessage, 'to'> {
  const { meeting, unitName, missing, calledAt, zone, publicUrl } = calling
  const lines = [
    `Kính gửi ${unitName},`,
    '',
    `Lúc ${timeOfDay(calledAt, zone)}, chủ tọa gọi điểm cầu vào họp: ${missing.map(({ name }) => name).join(', ')}.`,
    '',
    `Cuộc họp: ${meeting.title}`,
    `Bắt đầu: ${timeOfDay(meeting.startsAt, zone)}`,
    '',
    ...(publicUrl === null
      ? ['Đề nghị cán bộ phụ trách mở trang Hôm nay của hệ thống Điểm Cầu và bấm Vào họp.']
      : [
          'Đề nghị cán bộ phụ trách vào họp theo địa chỉ:',
          ...missing.map(({ id }) => `${publicUrl}/meetings/${meeting.id}/join/${id}`),
        ]),
  ]
  return { subject: `Mời vào họp ngay: ${meeting.title}`, text: lines.join('\n') }
}

/** "08:05" */
function timeOfDay(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
