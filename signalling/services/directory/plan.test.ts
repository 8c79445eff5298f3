// What a spreadsheet would change, and every reason why a cell cannot be taken.
import { describe, expect, test } from 'vitest'
import { HEAD, defused, restored } from './columns.ts'
import { planImport } from './plan.ts'
import { tableOf } from './table.ts'
import type { BridgePoint, Directory, Unit } from '../../domain/directory.ts'
import { UNREADABLE_CELL } from '../../ports/directory.ts'
import { bridgePointId, unitId } from '../../protocol/index.ts'

const unit = (code: string, parent: string | null, rest: Partial<Unit> = {}): Unit => ({
  id: unitId.parse(`id-${code}`),
  code,
  name: `UBND ${code}`,
  kind: 'district',
  parentId: parent === null ? null : unitId.parse(`id-${parent}`),
  email: '',
  phone: '',
  roadKm: null,
  confirmed: false,
  ...rest,
})
const point = (code: string, name: string, rest: Partial<BridgePoint> = {}): BridgePoint => ({
  id: bridgePointId.parse(`id-${code}-${name}`.replaceAll('@', '')),
  unitId: unitId.parse(`id-${code}`),
  name,
  place: 'Tang 2',
  level: 'district',
  official: '',
  officialPhone: '',
  technician: '',
  technicianPhone: '',
  lineMbps: null,
  devices: [],
  main: false,
  confirmed: false,
  ...rest,
})

const directory: Directory = {
  units: [
    unit('HUYEN', null, { roadKm: 12.5, phone: '+84 204', email: 'huyen@example.vn', confirmed: true }),
    unit('XA', 'HUYEN', { kind: 'commune', name: '=1+1' }),
    unit('TRONG', null, { name: "'=ngoac", confirmed: true }),
  ],
  bridgePoints: [
    point('HUYEN', 'Mot', { devices: ['Camera; PTZ', '-Micro'], lineMbps: 0.3 }),
    point('HUYEN', 'Hai', { confirmed: true, main: true }),
    point('XA', '@xa', { official: "'+", technician: "a'=b" }),
  ],
  venues: [],
  officials: [],
}
const table = tableOf(directory).map((row) => row.map((cell) => (cell === null ? '' : String(cell))))

/** A sheet with some columns, titled as in the export, and the rows that are given. */
const TITLES = ['Mã đơn vị', 'Tên đơn vị', 'Loại đơn vị']
const planOf = (rows: string[][], titles = TITLES) => planImport([titles, ...rows], directory)
const problemsOf = (rows: string[][], titles = TITLES) =>
  planOf(rows, titles).rows.flatMap(({ row, problems }) =>
    problems.map(({ column, problem }) => `${row} ${column} ${problem}`),
  )
const withCell = (title: string, cell: string) => problemsOf([['MOI', 'Mới', 'Xã', cell]], [...TITLES, title])

describe('a plan', () => {
  test('of the exported directory is to change nothing', () => {
    const plan = planImport(table, directory)
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same'])
    expect([plan.units, plan.points]).toEqual([[], []])
  })

  test('names what is new and what is changed, with what was before', () => {
    const plan = planOf([
      ['HUYEN', 'Tên mới', 'Huyện'],
      ['XA', '=1+1', 'xa'],
      ['MOI', 'Mới', 'khac'],
    ])
    expect(plan.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'changed'],
      [3, 'same'],
      [4, 'new'],
    ])
    expect(plan.units).toMatchObject([
      { before: { name: 'UBND HUYEN' }, after: { name: 'Tên mới', roadKm: 12.5, phone: '+84 204', confirmed: true } },
      { before: null, after: { code: 'MOI', kind: 'other', parentCode: null, confirmed: false } },
    ])
  })

  test('leaves alone what has no column, and clears what has an empty cell', () => {
    const [change] = planOf(
      [['HUYEN', 'UBND HUYEN', 'Huyện', '', '']],
      [...TITLES, 'Thư điện tử', 'Quãng đường (km)'],
    ).units
    expect(change?.after).toMatchObject({ email: '', roadKm: null, phone: '+84 204', confirmed: true })
  })

  test('takes the columns in any order and without regard to capitals and diacritics', () => {
    const plan = planOf([['', 'Huyện', 'huyen', 'Tên mới']], ['Cột lạ', 'LOAI DON VI', 'ma don vi', 'ten đơn vị'])
    expect(plan.units.map(({ after }) => after.name)).toEqual(['Tên mới'])
  })

  test('renames the only bridge point of a unit, and adds one where there are several', () => {
    const titles = [...TITLES, 'Tên điểm cầu']
    const renamed = planOf([['XA', '=1+1', 'Xã', 'Tên khác']], titles)
    expect(renamed.points).toMatchObject([{ before: { name: '@xa' }, after: { name: 'Tên khác', level: 'district' } }])
    const added = planOf([['HUYEN', 'UBND HUYEN', 'Huyện', 'Ba']], titles)
    expect(added.points).toMatchObject([{ before: null, after: { name: 'Ba', level: 'district', main: false } }])
    expect(added.rows[0]?.outcome).toBe('new')
  })

  test('reads further rows of a unit, whose own cells may be empty', () => {
    const titles = [...TITLES, 'Tên điểm cầu', 'Thiết bị (mỗi dòng một thiết bị)']
    const plan = planOf(
      [
        ['MOI', 'Mới', 'Xã', 'Một', ' Camera \r\n\r\nMicro'],
        ['MOI', '', '', 'Hai'],
      ],
      titles,
    )
    expect(plan.rows.map(({ outcome, name }) => [outcome, name])).toEqual([
      ['new', 'Mới'],
      ['new', 'Mới'],
    ])
    expect(plan.points.map(({ after }) => [after.name, after.level, after.devices])).toEqual([
      ['Một', 'commune', ['Camera', 'Micro']],
      ['Hai', 'commune', []],
    ])
  })

  test('finds a parent that the file itself brings, wherever it stands', () => {
    const titles = [...TITLES, 'Mã đơn vị cấp trên']
    expect(
      problemsOf(
        [
          ['CON', 'Con', 'Xã', 'CHA'],
          ['CHA', 'Cha', 'Huyện', ''],
        ],
        titles,
      ),
    ).toEqual([])
  })

  test('knows the words of the last column', () => {
    const said = (word: string) =>
      planOf([['MOI', 'Mới', 'Xã', 'Cầu', word]], [...TITLES, 'Tên điểm cầu', 'Đã xác nhận'])
    const confirmed = (word: string) => [said(word).units[0]?.after.confirmed, said(word).points[0]?.after.confirmed]
    expect(['Có', 'khong', 'Đơn vị', 'Điểm cầu', 'TRUE', ''].map(confirmed)).toEqual([
      [true, true],
      [false, false],
      [true, false],
      [false, true],
      [true, true],
      [false, false],
    ])
  })

  test('skips empty rows and keeps the numbers of the sheet', () => {
    expect(planOf([[], ['', ' ', ''], ['XA', '=1+1', 'Xã']]).rows).toMatchObject([{ row: 4, outcome: 'same' }])
  })

  test('has no sense without a column for the code', () => {
    for (const rows of [[], [[]], [['Tên đơn vị']], [['PK', '\u0003']]]) {
      expect(() => planImport(rows, directory)).toThrow('file-unreadable')
    }
  })
})

describe('a cell is wrong because it is', () => {
  test('missing', () => {
    expect(problemsOf([['', 'Tên', 'Xã'], ['MOI', '', ''], ['HAI']])).toEqual([
      '2 unitCode missing',
      '3 unitName missing',
      '3 unitKind missing',
      '4 unitName missing',
      '4 unitKind missing',
    ])
    expect(problemsOf([['MOI', 'Tên']], TITLES.slice(0, 2))).toEqual(['2 unitKind missing'])
    expect(withCell('Địa điểm', 'Tầng 2')).toEqual(['2 bridgePointName missing'])
  })

  test('too long', () => {
    expect(withCell('Địa điểm', 'a'.repeat(201))).toEqual(['2 place too-long'])
    expect(withCell('Thư điện tử', `${'a'.repeat(200)}@example.vn`)).toEqual(['2 email too-long'])
    expect(withCell('Điện thoại', '1'.repeat(31))).toEqual(['2 phone too-long'])
    expect(withCell('Thiết bị (mỗi dòng một thiết bị)', 'a'.repeat(20_000))).toEqual(['2 devices too-long'])
    expect(problemsOf([['A'.repeat(21), 'a'.repeat(201), 'Xã']])).toEqual([
      '2 unitCode too-long',
      '2 unitName too-long',
    ])
  })

  test('not a number', () => {
    for (const cell of ['mười', '1e9', '-1', '0x10', 'NaN', '1.2.3', 'Infinity', "'=1"]) {
      expect(withCell('Quãng đường (km)', cell), cell).toEqual(['2 roadKm not-a-number'])
    }
    for (const cell of ['12', '12.5', '12,5', ' 0 ', '']) expect(withCell('Quãng đường (km)', cell), cell).toEqual([])
  })

  test('not in the list', () => {
    expect(problemsOf([['MOI', 'Mới', 'Vương quốc']])).toEqual(['2 unitKind not-in-list'])
    expect(withCell('Đã xác nhận', 'có lẽ')).toEqual(['2 confirmed not-in-list'])
  })

  test('malformed', () => {
    expect(withCell('Thư điện tử', 'không phải thư')).toEqual(['2 email malformed'])
    expect(withCell('Điện thoại', 'gọi tôi')).toEqual(['2 phone malformed'])
    expect(withCell('Quãng đường (km)', '2001')).toEqual(['2 roadKm malformed'])
    expect(withCell('Thiết bị (mỗi dòng một thiết bị)', 'Camera\nCamera')).toEqual(['2 devices malformed'])
    expect(withCell('Tên điểm cầu', 'a\u0000b')).toEqual(['2 bridgePointName malformed'])
    expect(withCell('Tên điểm cầu', 'a\u202Eb')).toEqual(['2 bridgePointName malformed'])
    expect(withCell('Địa điểm', UNREADABLE_CELL)).toContain('2 place malformed')
    expect(problemsOf([['../../etc', UNREADABLE_CELL, 'Xã']])).toEqual(['2 unitCode malformed', '2 unitName malformed'])
  })

  test('there twice', () => {
    expect(
      problemsOf([
        ['MOI', 'Mới', 'Xã'],
        ['moi', 'Mới', 'Xã'],
      ]),
    ).toEqual(['3 unitCode twice-in-file'])
    const titles = [...TITLES, 'Tên điểm cầu']
    expect(
      problemsOf(
        [
          ['MOI', 'Mới', 'Xã', 'A'],
          ['MOI', '', '', 'A'],
        ],
        titles,
      ),
    ).toEqual(['3 bridgePointName twice-in-file'])
    expect(
      problemsOf(
        [
          ['MOI', 'Mới', 'Xã', 'A'],
          ['MOI', 'Khác', 'Huyện', 'B'],
        ],
        titles,
      ),
    ).toEqual(['3 unitName twice-in-file', '3 unitKind twice-in-file'])
  })

  test('a parent that nobody knows', () => {
    expect(withCell('Mã đơn vị cấp trên', 'NOWHERE')).toEqual(['2 parentCode unknown-parent'])
    expect(withCell('Mã đơn vị cấp trên', 'no where')).toEqual(['2 parentCode malformed'])
  })

  test('a parent below the unit itself, in the file or in the directory', () => {
    const titles = [...TITLES, 'Mã đơn vị cấp trên']
    expect(problemsOf([['MOI', 'Mới', 'Xã', 'MOI']], titles)).toEqual(['2 parentCode parent-loop'])
    expect(
      problemsOf(
        [
          ['A', 'A', 'Xã', 'B'],
          ['B', 'B', 'Xã', 'A'],
          ['C', 'C', 'Xã', 'A'],
        ],
        titles,
      ),
    ).toEqual(['2 parentCode parent-loop', '3 parentCode parent-loop'])
    expect(problemsOf([['HUYEN', 'UBND HUYEN', 'Huyện', 'XA']], titles)).toEqual(['2 parentCode parent-loop'])
  })
})

describe('a cell that begins like a formula', () => {
  test('goes out with an apostrophe and comes in without it', () => {
    const texts = ['=1', '+84', '-1', '@a', '\tx', '\rx', "'=1", "''@", "'a", 'a=1', '', "'", '=', HEAD[0] ?? '']
    for (const text of texts) {
      expect(restored(defused(text))).toBe(text)
      expect(defused(text)).not.toMatch(/^[=+\-@\t\r]/)
    }
    expect(defused('=cmd')).toBe("'=cmd")
    expect(defused('Sở')).toBe('Sở')
  })
})
