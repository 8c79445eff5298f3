// The directory's spreadsheet: titles of its columns, words for what is chosen from a list, harmless cells.
import type { UnitKind } from '../../domain/directory.ts'
import { folded } from '../../domain/folded.ts'
import { IMPORT_COLUMNS } from '../../protocol/index.ts'
import type { ImportColumn } from '../../protocol/index.ts'

const TITLES: Readonly<Record<ImportColumn, string>> = {
  unitCode: 'Mã đơn vị',
  unitName: 'Tên đơn vị',
  unitKind: 'Loại đơn vị',
  parentCode: 'Mã đơn vị cấp trên',
  email: 'Thư điện tử',
  phone: 'Điện thoại',
  roadKm: 'Quãng đường (km)',
  bridgePointName: 'Tên điểm cầu',
  place: 'Địa điểm',
  official: 'Cán bộ phụ trách',
  officialPhone: 'Điện thoại phụ trách',
  technician: 'Cán bộ kỹ thuật',
  technicianPhone: 'Điện thoại kỹ thuật',
  lineMbps: 'Đường truyền (Mbit/s)',
  devices: 'Thiết bị (mỗi dòng một thiết bị)',
  confirmed: 'Đã xác nhận',
}

/** The first row: the titles in the order of the columns. */
export const HEAD: readonly string[] = IMPORT_COLUMNS.map((column) => TITLES[column])

/** Where each column stands in a sheet with this first row; columns that are none of ours are left out. */
export function columnsOf(head: readonly string[]): ReadonlyMap<ImportColumn, number> {
  const titles = head.map(folded)
  const places = IMPORT_COLUMNS.map((column) => [column, titles.indexOf(folded(TITLES[column]))] as const)
  return new Map(places.filter(([, place]) => place !== -1))
}

/** What each kind of unit is called in a sheet. */
export const KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  party: 'Đảng',
  council: 'HĐND',
  department: 'Sở, ban, ngành',
  district: 'Huyện',
  commune: 'Xã',
  other: 'Khác',
}

/** What of a row somebody of the province has confirmed. */
export type Confirmed = { readonly unit: boolean; readonly point: boolean }

/** What is written in the column of what is confirmed; spreadsheet programs make TRUE and FALSE of it on their own. */
export const CONFIRMED_WORDS: readonly (readonly [string, Confirmed])[] = [
  ['Có', { unit: true, point: true }],
  ['Không', { unit: false, point: false }],
  ['Đơn vị', { unit: true, point: false }],
  ['Điểm cầu', { unit: false, point: true }],
  ['TRUE', { unit: true, point: true }],
  ['FALSE', { unit: false, point: false }],
]

// Spreadsheet programs take a text that begins so for a formula (OWASP, "CSV injection").
const FORMULA = /^'*[=+\-@\t\r]/
const DEFUSED = /^'+[=+\-@\t\r]/

/** A text that no spreadsheet program takes for a formula. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** What `defused` was given. */
export function restored(text: string): string {
  return DEFUSED.test(text) ? text.slice(1) : text
}
