// What a year of meetings looks like in a province: kinds of meetings, how often, who takes part.
import type { MeetingForm, MeetingLevel } from '../domain/meeting.ts'

/** Which units are invited beside the organiser. */
export type Invited = 'districts' | 'departments' | 'districts-and-departments' | 'communes' | 'everybody' | 'nobody'

/** A kind of meeting that comes again and again. */
export type Kind = {
  readonly title: string
  /** Who calls it: the province's office, every department, or every district. */
  readonly by: 'province' | 'department' | 'district'
  readonly level: MeetingLevel
  /** The forms it takes, with how often each, adding up to 1. */
  readonly forms: readonly (readonly [MeetingForm, number])[]
  readonly invited: Invited
  /** `weekly` on a weekday (1 Monday … 5 Friday); `monthly` and `quarterly` about a day; `season`: times in those months. */
  readonly when:
    | { readonly every: 'week'; readonly weekday: number }
    | { readonly every: 'month'; readonly day: number }
    | { readonly every: 'quarter'; readonly day: number }
    | { readonly every: 'season'; readonly months: readonly number[]; readonly times: number }
  readonly startsAtMin: number
  readonly lengthMin: number
  readonly agenda: readonly (readonly [title: string, minutes: number])[]
}

const AT_8 = 8 * 60
const AT_730 = 7 * 60 + 30
const AT_14 = 14 * 60

/** The province's year. Topics are those of a People's Committee; `{unit}` stands for the organiser's name. */
export const KINDS: readonly Kind[] = [
  {
    title: 'Giao ban tuần UBND tỉnh với các huyện, thành phố',
    by: 'province',
    level: 'province-district',
    forms: [
      ['video', 0.62],
      ['mixed', 0.2],
      ['in-person', 0.18],
    ],
    invited: 'districts',
    when: { every: 'week', weekday: 1 },
    startsAtMin: AT_8,
    lengthMin: 90,
    agenda: [
      ['Tình hình thực hiện nhiệm vụ tuần qua', 30],
      ['Khó khăn, kiến nghị của các huyện, thành phố', 35],
      ['Kết luận của chủ tọa và nhiệm vụ tuần tới', 25],
    ],
  },
  {
    title: 'Phiên họp thường kỳ UBND tỉnh',
    by: 'province',
    level: 'province-department',
    forms: [
      ['in-person', 0.5],
      ['mixed', 0.5],
    ],
    invited: 'departments',
    when: { every: 'month', day: 26 },
    startsAtMin: AT_730,
    lengthMin: 210,
    agenda: [
      ['Báo cáo tình hình kinh tế - xã hội trong tháng', 45],
      ['Các tờ trình, dự thảo quyết định', 105],
      ['Thảo luận và kết luận', 60],
    ],
  },
  {
    title: 'Họp trực tuyến ba cấp về phòng, chống thiên tai',
    by: 'province',
    level: 'three-level',
    forms: [['video', 1]],
    invited: 'everybody',
    when: { every: 'season', months: [6, 7, 8, 9], times: 5 },
    startsAtMin: AT_14,
    lengthMin: 120,
    agenda: [
      ['Dự báo mưa lũ và mực nước các sông', 20],
      ['Tình hình đê điều, hồ đập', 30],
      ['Phương án sơ tán, bốn tại chỗ', 45],
      ['Giao nhiệm vụ', 25],
    ],
  },
  {
    title: 'Giải ngân vốn đầu tư công: kiểm điểm tiến độ',
    by: 'province',
    level: 'province-district',
    forms: [
      ['video', 0.5],
      ['in-person', 0.5],
    ],
    invited: 'districts-and-departments',
    when: { every: 'month', day: 10 },
    startsAtMin: AT_14,
    lengthMin: 120,
    agenda: [
      ['Tiến độ giải ngân của từng đơn vị', 50],
      ['Vướng mắc về giải phóng mặt bằng', 40],
      ['Kết luận', 30],
    ],
  },
  {
    title: 'Họp giao ban Chủ tịch và các Phó Chủ tịch UBND tỉnh',
    by: 'province',
    level: 'internal',
    forms: [['in-person', 1]],
    invited: 'nobody',
    when: { every: 'week', weekday: 3 },
    startsAtMin: AT_730,
    lengthMin: 90,
    agenda: [
      ['Công việc trọng tâm trong tuần', 45],
      ['Các nội dung xin ý kiến', 45],
    ],
  },
  {
    title: 'Nghe báo cáo các dự án, giá đất, quy hoạch',
    by: 'province',
    level: 'province-department',
    forms: [
      ['in-person', 0.7],
      ['mixed', 0.3],
    ],
    invited: 'departments',
    when: { every: 'week', weekday: 4 },
    startsAtMin: AT_14,
    lengthMin: 150,
    agenda: [
      ['Tờ trình của các sở', 90],
      ['Ý kiến thành viên và kết luận', 60],
    ],
  },
  {
    title: 'Trực tuyến với các huyện về xây dựng nông thôn mới',
    by: 'province',
    level: 'province-district',
    forms: [
      ['video', 0.8],
      ['in-person', 0.2],
    ],
    invited: 'districts',
    when: { every: 'month', day: 17 },
    startsAtMin: AT_14,
    lengthMin: 120,
    agenda: [
      ['Kết quả các tiêu chí theo từng huyện', 50],
      ['Nợ đọng xây dựng cơ bản', 40],
      ['Kết luận', 30],
    ],
  },
  {
    title: 'Ban Chỉ đạo chuyển đổi số tỉnh',
    by: 'province',
    level: 'province-district',
    forms: [
      ['video', 0.6],
      ['mixed', 0.4],
    ],
    invited: 'districts-and-departments',
    when: { every: 'month', day: 21 },
    startsAtMin: AT_8,
    lengthMin: 120,
    agenda: [
      ['Kết quả thực hiện Chính quyền điện tử', 40],
      ['Dịch vụ công trực tuyến mức độ 3 và 4', 50],
      ['Kết luận', 30],
    ],
  },
  {
    title: 'An toàn giao thông: kiểm điểm và nhiệm vụ',
    by: 'province',
    level: 'province-district',
    forms: [
      ['video', 0.65],
      ['in-person', 0.35],
    ],
    invited: 'districts',
    when: { every: 'month', day: 13 },
    startsAtMin: AT_8,
    lengthMin: 90,
    agenda: [
      ['Tình hình tai nạn và xử lý vi phạm', 40],
      ['Giải pháp thời gian tới', 50],
    ],
  },
  {
    title: 'Sơ kết công tác quý của {unit}',
    by: 'department',
    level: 'province-district',
    forms: [
      ['video', 0.55],
      ['in-person', 0.3],
      ['mixed', 0.15],
    ],
    invited: 'districts',
    when: { every: 'quarter', day: 15 },
    startsAtMin: AT_8,
    lengthMin: 150,
    agenda: [
      ['Báo cáo kết quả quý và nhiệm vụ quý tới', 40],
      ['Tham luận của các huyện, thành phố', 70],
      ['Kết luận', 40],
    ],
  },
  {
    title: 'Tập huấn nghiệp vụ do {unit} tổ chức',
    by: 'department',
    level: 'province-district',
    forms: [
      ['video', 0.7],
      ['in-person', 0.3],
    ],
    invited: 'districts',
    when: { every: 'season', months: [3, 5, 8, 11], times: 2 },
    startsAtMin: AT_14,
    lengthMin: 180,
    agenda: [
      ['Hướng dẫn quy định mới', 90],
      ['Trao đổi, giải đáp', 90],
    ],
  },
  {
    title: 'Họp giao ban nội bộ {unit}',
    by: 'department',
    level: 'internal',
    forms: [['in-person', 1]],
    invited: 'nobody',
    when: { every: 'month', day: 3 },
    startsAtMin: AT_8,
    lengthMin: 60,
    agenda: [['Kiểm điểm công việc, phân công nhiệm vụ', 60]],
  },
  {
    title: 'Giao ban {unit} với các xã, phường, thị trấn',
    by: 'district',
    level: 'district-commune',
    forms: [
      ['in-person', 0.55],
      ['video', 0.45],
    ],
    invited: 'communes',
    when: { every: 'month', day: 6 },
    startsAtMin: AT_14,
    lengthMin: 120,
    agenda: [
      ['Báo cáo của các xã, phường, thị trấn', 60],
      ['Thu ngân sách, xây dựng nông thôn mới', 40],
      ['Kết luận', 20],
    ],
  },
]

/** Why meetings are called off. */
export const CANCEL_REASONS = [
  'Chủ tọa đi công tác đột xuất theo lịch của Trung ương.',
  'Gộp nội dung vào phiên họp thường kỳ.',
  'Mưa lũ, các địa phương tập trung ứng phó.',
] as const

/** Why units stay away. */
export const ABSENCE_REASONS = ['Trùng lịch tiếp công dân định kỳ.', 'Đang đón đoàn kiểm tra của Trung ương.'] as const

/** Who comes instead. */
export const SUBSTITUTES = [
  'Phó Chủ tịch UBND dự thay.',
  'Chánh Văn phòng dự thay.',
  'Trưởng phòng chuyên môn dự thay.',
] as const
