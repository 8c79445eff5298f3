// The register's sheet: titles of its columns, and the words for what is chosen from a list.
import { folded } from '../../../domain/folded.ts'
import type { MeetingForm, MeetingLevel } from '../../../domain/meeting.ts'
import type { Field, InPersonReason } from '../../../domain/uptake/fields.ts'
import { UPTAKE_COLUMNS } from '../../../protocol/index.ts'
import type { UptakeColumn } from '../../../protocol/index.ts'

const TITLES: Readonly<Record<UptakeColumn, string>> = {
  date: 'Ngày họp',
  startsAt: 'Bắt đầu',
  endsAt: 'Kết thúc',
  title: 'Nội dung cuộc họp',
  organiser: 'Đơn vị chủ trì',
  units: 'Đơn vị tham dự',
  level: 'Cấp họp',
  form: 'Hình thức',
  field: 'Lĩnh vực',
  reason: 'Lý do họp trực tiếp',
  reasonText: 'Ghi chú',
  videoMinutes: 'Số phút trực tuyến',
  videoDistricts: 'Số huyện dự trực tuyến',
  cancelled: 'Đã hủy',
}

/** The first row: the titles in the order of the columns. */
export const UPTAKE_HEAD: readonly string[] = UPTAKE_COLUMNS.map((column) => TITLES[column])

/** Where each column stands in a sheet with this first row. */
export function columnsIn(head: readonly string[]): ReadonlyMap<UptakeColumn, number> {
  const titles = head.map(folded)
  const places = UPTAKE_COLUMNS.map((column) => [column, titles.indexOf(folded(TITLES[column]))] as const)
  return new Map(places.filter(([, place]) => place !== -1))
}

export const LEVEL_WORDS: Readonly<Record<MeetingLevel, string>> = {
  'province-district': 'Tỉnh - huyện',
  'province-department': 'Tỉnh - sở, ngành',
  'three-level': 'Ba cấp',
  'district-commune': 'Huyện - xã',
  internal: 'Nội bộ',
}

export const FORM_WORDS: Readonly<Record<MeetingForm, string>> = {
  video: 'Trực tuyến',
  'in-person': 'Trực tiếp',
  mixed: 'Kết hợp',
}

export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  general: 'Chỉ đạo, điều hành chung',
  economy: 'Kinh tế, tài chính',
  agriculture: 'Nông nghiệp, nông thôn',
  construction: 'Xây dựng, giao thông, tài nguyên',
  health: 'Y tế',
  education: 'Giáo dục',
  society: 'Văn hóa, xã hội',
  'internal-affairs': 'Nội vụ',
  justice: 'Tư pháp, thanh tra',
  security: 'Quốc phòng, an ninh',
  science: 'Khoa học, công nghệ, thông tin',
  disaster: 'Phòng, chống thiên tai',
  party: 'Công tác Đảng',
  other: 'Khác',
}

export const REASON_WORDS: Readonly<Record<InPersonReason, string>> = {
  confidential: 'Nội dung mật',
  personnel: 'Công tác nhân sự',
  ceremony: 'Lễ, ký kết',
  'on-site': 'Kiểm tra tại chỗ',
  line: 'Đường truyền',
  equipment: 'Thiết bị, phòng họp',
  'short-notice': 'Họp gấp',
  chair: 'Theo yêu cầu của chủ tọa',
  other: 'Khác',
}

/** What stands for all ten districts in the column of units. */
export const ALL_DISTRICTS = 'Các huyện, thành phố'
