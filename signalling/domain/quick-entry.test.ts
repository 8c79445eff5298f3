// What is understood of a line as a secretary types it.
import { describe, expect, test } from 'vitest'
import { folded } from './folded.ts'
import { readQuickEntry } from './quick-entry.ts'
import type { QuickEntry } from './quick-entry.ts'
import { unitId } from '../protocol/ids.ts'
import type { Unit, UnitKind } from './directory.ts'

/** Sunday. */
const TODAY = '2026-11-22'
const NOTHING: QuickEntry = {
  title: '',
  date: null,
  startMinutes: null,
  endMinutes: null,
  groups: [],
  unitIds: [],
  weekly: false,
}

function unit(code: string, name: string, kind: UnitKind, parent: string | null = null): Unit {
  return {
    id: unitId.parse(code),
    code,
    name,
    kind,
    parentId: parent === null ? null : unitId.parse(parent),
    email: '',
    phone: '',
    roadKm: null,
    confirmed: true,
  }
}

const DISTRICTS = [
  'Việt Yên',
  'Yên Dũng',
  'Lạng Giang',
  'Tân Yên',
  'Hiệp Hòa',
  'Yên Thế',
  'Lục Nam',
  'Lục Ngạn',
  'Sơn Động',
]
const UNITS: Unit[] = [
  unit('VPTU', 'Văn phòng Tỉnh ủy', 'party'),
  unit('SNV', 'Sở Nội vụ', 'department'),
  unit('STC', 'Sở Tài chính', 'department'),
  unit('SYT', 'Sở Y tế', 'department'),
  unit('STTTT', 'Sở Thông tin và Truyền thông', 'department'),
  unit('SNNPTNT', 'Sở Nông nghiệp và Phát triển nông thôn', 'department'),
  unit('SLDTBXH', 'Sở Lao động - Thương binh và Xã hội', 'department'),
  unit('SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'department'),
  unit('CAT', 'Công an tỉnh', 'department'),
  unit('TPBG', 'UBND thành phố Bắc Giang', 'district'),
  ...DISTRICTS.map((name) => unit(folded(name).replace(' ', '-'), `UBND huyện ${name}`, 'district')),
  unit('c1', 'UBND xã Nghĩa Phương', 'commune', 'luc-nam'),
  unit('c2', 'UBND thị trấn Đồi Ngô', 'commune', 'luc-nam'),
  unit('c3', 'UBND xã Tân Hưng', 'commune', 'lang-giang'),
  unit('c4', 'UBND xã Ngọc Sơn', 'commune', 'hiep-hoa'),
  unit('c5', 'UBND xã Ngọc Sơn', 'commune', 'tan-yen'),
]

function read(typed: string, today = TODAY): Partial<QuickEntry> {
  return readQuickEntry(typed, today, UNITS)
}

const h = (hours: number, minutes = 0) => hours * 60 + minutes

describe('whole lines', () => {
  const lines: [string, Partial<QuickEntry>][] = [
    [
      'giao ban tuần thứ hai 8h 10 huyện',
      { title: 'Giao ban tuần', date: '2026-11-23', startMinutes: h(8), groups: ['districts'], weekly: true },
    ],
    [
      'họp phòng chống lụt bão 14h30-16h ngày 25/11 10 huyện và Sở NN&PTNT',
      {
        title: 'Họp phòng chống lụt bão',
        date: '2026-11-25',
        startMinutes: h(14, 30),
        endMinutes: h(16),
        groups: ['districts'],
        unitIds: [unitId.parse('SNNPTNT')],
      },
    ],
    [
      'sơ kết quý thứ 6 tuần sau 7h30 8 sở',
      { title: 'Sơ kết quý', date: '2026-11-27', startMinutes: h(7, 30), groups: ['departments'] },
    ],
    [
      'tất cả xã của Lục Nam 9 giờ mai',
      { title: '', date: '2026-11-23', startMinutes: h(9), groups: [`communes-of:${unitId.parse('luc-nam')}`] },
    ],
  ]
  test.each(lines)('%s', (typed, expected) => {
    // On a Monday "next week" is what it says; on a Sunday as well.
    const from = typed.includes('tuần sau') ? '2026-11-20' : TODAY
    expect(read(typed, from)).toEqual({ ...NOTHING, ...expected })
  })

  test.each(lines)('%s, without diacritics', (typed, expected) => {
    const from = typed.includes('tuần sau') ? '2026-11-20' : TODAY
    const plain = folded(typed)
    expect(read(plain, from)).toEqual({ ...NOTHING, ...expected, title: titled(folded(expected.title ?? '')) })
  })

  test('an empty line says nothing', () => {
    expect(read('')).toEqual(NOTHING)
    expect(read('   ')).toEqual(NOTHING)
  })

  test('what is not understood stays the title, as it was written', () => {
    expect(read('Triển khai Kế hoạch 3701/KH-UBND và Nghị quyết số 25/11')).toEqual({
      ...NOTHING,
      title: 'Triển khai Kế hoạch 3701/KH-UBND và Nghị quyết số 25/11',
    })
  })
})

describe('days', () => {
  test.each([
    ['hôm nay', '2026-11-22'],
    ['mai', '2026-11-23'],
    ['ngày mai', '2026-11-23'],
    ['sáng mai', '2026-11-23'],
    ['ngày kia', '2026-11-24'],
    ['thứ ba', '2026-11-24'],
    ['thứ 4', '2026-11-25'],
    ['t5', '2026-11-26'],
    ['thứ sáu', '2026-11-27'],
    ['thu bay', '2026-11-28'],
    ['chủ nhật', '2026-11-29'],
    ['CN', '2026-11-29'],
    ['chiều thứ tư', '2026-11-25'],
    ['thứ hai tuần này', '2026-11-16'],
    ['thứ hai tuần sau', '2026-11-23'],
    ['thứ sáu tuần tới', '2026-11-27'],
    ['đầu tuần sau', '2026-11-23'],
    ['25/11', '2026-11-25'],
    ['ngày 25-11', '2026-11-25'],
    ['5/2', '2027-02-05'],
    ['5/2/2028', '2028-02-05'],
    ['25.11.2026', '2026-11-25'],
    ['ngày 25 tháng 11', '2026-11-25'],
    ['3 tháng 1 năm 2027', '2027-01-03'],
    ['ngày 30', '2026-11-30'],
    ['ngày 5', '2026-12-05'],
    ['29/2/2028', '2028-02-29'],
  ])('%s', (typed, date) => {
    expect(read(`họp ${typed}`)).toEqual({ ...NOTHING, title: 'Họp', date })
  })

  test.each(['30/2', '45/11', '25/13', '31/4/2027', 'ngày 40'])('%s is no day', (typed) => {
    expect(read(`họp ${typed}`).date).toBeNull()
  })

  test('the same weekday as today is the one a week ahead', () => {
    expect(read('họp thứ hai', '2026-11-23').date).toBe('2026-11-30')
  })
})

describe('hours', () => {
  test.each<[string, number, number | null]>([
    ['8h', h(8), null],
    ['8h00', h(8), null],
    ['8h30', h(8, 30), null],
    ['08:15', h(8, 15), null],
    ['8 giờ', h(8), null],
    ['8 giờ 30', h(8, 30), null],
    ['8 giờ 30 phút', h(8, 30), null],
    ['8 giờ rưỡi', h(8, 30), null],
    ['8h rưỡi', h(8, 30), null],
    ['7g30', h(7, 30), null],
    ['lúc 9h', h(9), null],
    ['14h-16h', h(14), h(16)],
    ['14h30-16h', h(14, 30), h(16)],
    ['14h30 - 16h15', h(14, 30), h(16, 15)],
    ['14:30–16:00', h(14, 30), h(16)],
    ['8-10h', h(8), h(10)],
    ['từ 8h đến 10h30', h(8), h(10, 30)],
    ['8h trong 90 phút', h(8), h(9, 30)],
    ['8h trong 2 tiếng', h(8), h(10)],
    ['8h kéo dài 1 giờ rưỡi', h(8), h(9, 30)],
    ['2h chiều', h(14), null],
    ['chiều 2h-4h', h(14), h(16)],
    ['7 giờ tối', h(19), null],
    ['8h sáng', h(8), null],
    ['16h-14h', h(16), null],
  ])('%s', (typed, startMinutes, endMinutes) => {
    expect(read(`họp ${typed}`)).toEqual({ ...NOTHING, title: 'Họp', startMinutes, endMinutes })
  })

  test.each(['25h', '8h75', '24:00'])('%s is no hour', (typed) => {
    expect(read(`họp ${typed}`)).toEqual({ ...NOTHING, title: `Họp ${typed}` })
  })
})

describe('groups and units', () => {
  test.each<[string, Partial<QuickEntry>]>([
    ['10 huyện', { groups: ['districts'] }],
    ['mười huyện', { groups: ['districts'] }],
    ['các huyện, thành phố', { groups: ['districts'] }],
    ['tất cả các huyện', { groups: ['districts'] }],
    ['10 UBND huyện', { groups: ['districts'] }],
    ['các sở, ban, ngành', { groups: ['departments'] }],
    ['8 sở, ban, ngành và 10 huyện', { groups: ['departments', 'districts'] }],
    ['khối Đảng', { groups: ['party'] }],
    ['2 xã của huyện Lục Nam', { groups: [`communes-of:${unitId.parse('luc-nam')}`] }],
    ['các xã, thị trấn Lục Nam', { groups: [`communes-of:${unitId.parse('luc-nam')}`] }],
    ['Lục Ngạn', { unitIds: [unitId.parse('luc-ngan')] }],
    [
      'huyện Lục Ngạn, Sơn Động và Yên Thế',
      { unitIds: ['luc-ngan', 'son-dong', 'yen-the'].map((id) => unitId.parse(id)) },
    ],
    ['các huyện Lục Nam, Sơn Động', { unitIds: ['luc-nam', 'son-dong'].map((id) => unitId.parse(id)) }],
    ['TP Bắc Giang', { unitIds: [unitId.parse('TPBG')] }],
    ['Sở TT&TT', { unitIds: [unitId.parse('STTTT')] }],
    ['Sở LĐ-TB&XH', { unitIds: [unitId.parse('SLDTBXH')] }],
    ['Sở Văn hóa, Thể thao và Du lịch', { unitIds: [unitId.parse('SVHTTDL')] }],
    ['SNV, STC', { unitIds: [unitId.parse('SNV'), unitId.parse('STC')] }],
    ['xã Tân Hưng', { unitIds: [unitId.parse('c3')] }],
    ['thị trấn Đồi Ngô', { unitIds: [unitId.parse('c2')] }],
  ])('%s', (typed, expected) => {
    expect(read(`họp với ${typed} 8h`)).toEqual({ ...NOTHING, title: 'Họp', startMinutes: h(8), ...expected })
  })

  test('a number that is not how many there are means nobody yet', () => {
    expect(read('họp 3 huyện').groups).toEqual([])
  })

  test('a name that two communes have means neither', () => {
    expect(read('họp xã Ngọc Sơn')).toEqual({ ...NOTHING, title: 'Họp xã Ngọc Sơn' })
  })

  test('a unit that the title goes on to speak of stays in it', () => {
    expect(read('làm việc với Sở Nội vụ về tinh giản biên chế 14h')).toEqual({
      ...NOTHING,
      title: 'Làm việc với Sở Nội vụ về tinh giản biên chế',
      startMinutes: h(14),
      unitIds: [unitId.parse('SNV')],
    })
  })
})

describe('words that only look like a time or a unit', () => {
  test.each([
    'Sơ kết công tác thu hai tháng cuối năm, có dấu',
    'Xét duyệt sáng kiến cấp tỉnh',
    'Rà soát cát, sỏi lòng sông',
    'Hội nghị tổng kết năm 2026',
    'Làm việc với đoàn Mai Châu',
    'Công tác phòng cháy và chữa cháy',
    'Quyết định số 14/11',
  ])('%s', (typed) => {
    expect(read(typed)).toEqual({ ...NOTHING, title: typed })
  })
})

describe('every week', () => {
  test.each(['họp chi bộ hằng tuần', 'họp chi bộ mỗi tuần', 'hop chi bo hang tuan'])('%s', (typed) => {
    expect(read(typed).weekly).toBe(true)
  })
})

function titled(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
