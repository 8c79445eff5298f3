// Who attended, in the words of a document: a few in a list, many in a table.
import type { PaperBlock, PaperColumn } from './paper-blocks.ts'
import { hourOf, lengthOf, shortHourOf, two } from './words.ts'
import type { MinutesAttendance, MinutesContent } from '../minutes.ts'
import { isThere } from '../roll-call.ts'
import type { Attendance } from '../state/roll-call.ts'

/** More bridge points than this stand in a table. */
const MOST_IN_LIST = 6

/** An attendance as it is printed and shown. */
export const ATTENDANCE_WORDS: Readonly<Record<Attendance, string>> = {
  present: 'Có mặt',
  'in-person': 'Dự trực tiếp',
  late: 'Đến muộn',
  absent: 'Vắng mặt',
  'line-down': 'Mất kết nối',
  'not-called': 'Chưa điểm danh',
}

const COLUMNS: readonly PaperColumn[] = [
  { title: 'TT', share: 0.07, align: 'center' },
  { title: 'Điểm cầu', share: 0.32, align: 'left' },
  { title: 'Tình trạng', share: 0.16, align: 'center' },
  { title: 'Đại biểu', share: 0.12, align: 'center' },
  { title: 'Kết nối', share: 0.11, align: 'center' },
  { title: 'Ghi chú', share: 0.22, align: 'left' },
]

/** Chair, secretary, how many of the invited were there, and every bridge point. */
export function attendanceBlocks(content: MinutesContent, zone: string): PaperBlock[] {
  const { chair, secretary, attendance } = content
  const officials = [
    ...(chair === '' ? [] : [`Chủ tọa: ${chair}.`]),
    ...(secretary === '' ? [] : [`Thư ký: ${secretary}.`]),
  ]
  const lines = [...officials, ...(attendance.length === 0 ? [] : [countOf(content)])]
  return [...lines.map((text): PaperBlock => ({ kind: 'paragraph', text })), ...rowsOf(attendance, zone)]
}

function countOf({ quorum: { present, invited, reached }, attendance }: MinutesContent): string {
  const delegates = attendance.filter((row) => isThere(row.attendance)).reduce((sum, row) => sum + row.delegates, 0)
  const enough = reached ? 'đủ điều kiện tiến hành cuộc họp' : 'chưa đủ điều kiện tiến hành cuộc họp'
  return `Có mặt ${two(present)}/${two(invited)} điểm cầu được mời, ${two(delegates)} đại biểu; ${enough}.`
}

function rowsOf(attendance: readonly MinutesAttendance[], zone: string): PaperBlock[] {
  if (attendance.length === 0) return []
  if (attendance.length <= MOST_IN_LIST) {
    return attendance.map((row) => ({ kind: 'item', text: `- ${sentenceOf(row, zone)}.` }))
  }
  return [{ kind: 'table', columns: COLUMNS, rows: attendance.map((row, index) => cellsOf(row, index, zone)) }]
}

function sentenceOf(row: MinutesAttendance, zone: string): string {
  const said = [
    ATTENDANCE_WORDS[row.attendance].toLocaleLowerCase('vi'),
    ...(isThere(row.attendance) ? [`${two(row.delegates)} đại biểu`] : []),
    ...(row.firstAt === null ? [] : [`kết nối lúc ${hourOf(row.firstAt, zone)}`]),
    ...notesOf(row).map((note) => `${note.charAt(0).toLocaleLowerCase('vi')}${note.slice(1)}`),
  ]
  return `${row.name}: ${said.join(', ')}`
}

function cellsOf(row: MinutesAttendance, index: number, zone: string): string[] {
  return [
    two(index + 1),
    row.name,
    ATTENDANCE_WORDS[row.attendance],
    isThere(row.attendance) ? two(row.delegates) : '',
    row.firstAt === null ? '' : shortHourOf(row.firstAt, zone),
    notesOf(row).join('; '),
  ]
}

/** A blink of the line is worth no word, ms. */
const LEAST_AWAY_MS = 1_000

function notesOf({ reason, awayMs }: MinutesAttendance): string[] {
  const away = awayMs < LEAST_AWAY_MS ? [] : [`Mất kết nối ${lengthOf(awayMs)}`]
  return reason === '' ? away : [reason, ...away]
}
