// The sheet of every meeting behind a report, each with its judgement in words.
import type { EntrySource } from '../../../domain/uptake/entry.ts'
import { wallTime } from '../../../domain/wall-clock.ts'
import type { BookCell, BookSheet } from '../../../ports/workbook.ts'
import { FIELD_WORDS, FORM_WORDS, LEVEL_WORDS } from '../import/columns.ts'
import { HEAD_ROW, bold, head, order, sumOf, text, whole } from './book-cells.ts'
import type { BookRow } from './book-cells.ts'
import { topOf } from './book-parts.ts'
import type { ReportBook } from './book-parts.ts'
import type { ListedMeeting } from './meetings.ts'
import { verdictWords } from './verdict-words.ts'
import { reasonWords } from './words.ts'

/** The sheet's name, and its columns of ones that are added up: counted, and by video. */
export const LIST = { name: 'Danh sách cuộc họp', counted: 10, byVideo: 11 } as const

const COLUMNS = [
  { title: 'TT', width: 6 },
  { title: 'Ngày', width: 12 },
  { title: 'Bắt đầu', width: 8 },
  { title: 'Kết thúc', width: 8 },
  { title: 'Nội dung cuộc họp', width: 36 },
  { title: 'Đơn vị chủ trì', width: 20 },
  { title: 'Huyện tham gia', width: 26 },
  { title: 'Cấp họp', width: 10 },
  { title: 'Hình thức', width: 10 },
  { title: 'Lĩnh vực', width: 15 },
  { title: 'Được tính (1/0)', width: 9 },
  { title: 'Trực tuyến (1/0)', width: 9 },
  { title: 'Kết luận', width: 32 },
  { title: 'Lý do họp trực tiếp', width: 18 },
  { title: 'Nguồn', width: 11 },
] as const
const WIDTHS = COLUMNS.map(({ width }) => width)

const SOURCES: Readonly<Record<EntrySource, string>> = {
  scheduled: 'Lịch họp',
  entered: 'Nhập tay',
  imported: 'Nhập từ bảng tính',
  sent: 'Hệ thống khác gửi',
}

/** What stands for a title that the reader may not know. */
const HIDDEN = '(Không thuộc phạm vi được xem)'

/** The list, the oldest first; the ones of its two columns add up to the report's figures. */
export function listSheet(book: ReportBook): BookSheet {
  const { meetings, zone } = book
  const last = HEAD_ROW + meetings.length
  const serialOf = serials(zone)
  const total = COLUMNS.map((_, index): BookCell => {
    if (index === LIST.counted) return sumOf(index, last, meetings.filter(({ verdict }) => verdict.isCounted).length)
    if (index === LIST.byVideo) return sumOf(index, last, meetings.filter(({ verdict }) => verdict.isByVideo).length)
    return bold(text(index === 4 ? 'Tổng cộng' : ''))
  })
  return {
    name: LIST.name,
    widths: WIDTHS,
    rows: [
      ...topOf(book, 'Danh sách cuộc họp', WIDTHS),
      COLUMNS.map(({ title }) => head(title)),
      ...meetings.map((meeting, index) => rowOf(meeting, index, serialOf)),
      total,
    ],
    headRow: HEAD_ROW,
    isLandscape: true,
    isOnePage: false,
  }
}

function rowOf(meeting: ListedMeeting, index: number, serialOf: (at: number) => number): BookRow {
  const { startsAt, endsAt, title, organiser, districts, level, form, field, verdict, correction, source } = meeting
  const started = serialOf(startsAt)
  return [
    order(index + 1),
    { value: Math.floor(started), format: 'date' },
    { value: started % 1, format: 'time' },
    { value: serialOf(endsAt) % 1, format: 'time' },
    text(title ?? HIDDEN),
    text(organiser),
    text(districts.join('; ')),
    text(LEVEL_WORDS[level]),
    text(FORM_WORDS[form]),
    text(FIELD_WORDS[field]),
    whole(verdict.isCounted ? 1 : 0),
    whole(verdict.isByVideo ? 1 : 0),
    text(verdictWords(verdict, correction)),
    text(whyNot(meeting)),
    text(SOURCES[source]),
  ]
}

function whyNot({ reason, reasonText, verdict }: ListedMeeting): string {
  if (!verdict.isCounted || verdict.isByVideo) return ''
  return [reasonWords(reason ?? 'unsaid'), ...(reasonText === '' ? [] : [reasonText])].join(': ')
}

const DAY_MS = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/**
 * Days since 30 December 1899 by the clock on the wall, as spreadsheet programs count. Thousands are asked for at once:
 * on a day of UTC during which no clock is put forward or back, how far the zone is from UTC is worked out once.
 */
function serials(zone: string): (at: number) => number {
  const offsets = new Map<number, number | null>()
  const offsetAt = (at: number): number => {
    const { year, month, day, hour, minute } = wallTime(at, zone)
    return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000
  }
  return (at) => {
    const day = Math.floor(at / DAY_MS)
    let offset = offsets.get(day)
    if (offset === undefined) {
      const [first, last] = [offsetAt(day * DAY_MS), offsetAt((day + 1) * DAY_MS)]
      offset = first === last ? first : null
      offsets.set(day, offset)
    }
    return (at + (offset ?? offsetAt(at)) - EPOCH) / DAY_MS
  }
}
