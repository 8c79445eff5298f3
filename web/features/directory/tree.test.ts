// The tree of units: what a search and the filters leave of it.
import { describe, expect, test } from 'vitest'
import type { BridgePoint, Directory, Unit } from '#domain/directory.ts'
import { bridgePointId, unitId } from '#protocol'
import { countFound, foundNodes, treeOf } from './tree.ts'
import type { Filters } from './tree.ts'

const ALL: Filters = { search: '', kind: null, district: null, todo: null }

function unit(code: string, name: string, kind: Unit['kind'], parent: string | null = null, confirmed = true): Unit {
  const parentId = parent === null ? null : unitId.parse(parent)
  return { id: unitId.parse(code), code, name, kind, parentId, email: '', phone: '', roadKm: null, confirmed }
}

function point(code: string, lineMbps: number | null): BridgePoint {
  return {
    id: bridgePointId.parse(code),
    unitId: unitId.parse(code),
    name: `Điểm cầu ${code}`,
    place: 'Phòng họp tầng 2',
    level: 'district',
    official: '',
    officialPhone: '',
    technician: '',
    technicianPhone: '',
    lineMbps,
    devices: [],
    main: false,
    confirmed: true,
  }
}

const directory: Directory = {
  units: [
    unit('SYT', 'Sở Y tế', 'department'),
    unit('LNAM', 'UBND huyện Lục Nam', 'district'),
    unit('LNGAN', 'UBND huyện Lục Ngạn', 'district'),
    unit('LNGAN01', 'UBND xã Biển Động', 'commune', 'LNGAN', false),
    unit('LNGAN02', 'UBND thị trấn Chũ', 'commune', 'LNGAN'),
    unit('LNAM01', 'UBND xã Bảo Đài', 'commune', 'LNAM'),
  ],
  bridgePoints: [
    point('SYT', 100),
    point('LNGAN', null),
    point('LNGAN01', 20),
    point('LNGAN02', 20),
    point('LNAM', 50),
  ],
  venues: [],
  officials: [],
}

const codes = (filters: Partial<Filters>) =>
  foundNodes(treeOf(directory, { ...ALL, ...filters })).map((node) => node.unit.code)

describe('the tree', () => {
  test('has communes under their district and counts them', () => {
    const groups = treeOf(directory, ALL)
    expect(groups.map(({ kind, count }) => [kind, count])).toEqual([
      ['department', 1],
      ['district', 5],
    ])
    expect(countFound(groups[1]?.nodes[1]?.below ?? [])).toBe(2)
  })

  test('a search without diacritics finds a district and what belongs to it', () => {
    expect(codes({ search: 'luc ngan' })).toEqual(['LNGAN', 'LNGAN01', 'LNGAN02'])
    expect(codes({ search: 'bien dong' })).toEqual(['LNGAN01'])
    expect(codes({ search: 'chũ lục ngạn' })).toEqual(['LNGAN02'])
    expect(codes({ search: 'khong co' })).toEqual([])
  })

  test('a found commune stands under its district, which is not counted', () => {
    const [group] = treeOf(directory, { ...ALL, search: 'bao dai' })
    expect(group?.nodes.map((node) => [node.unit.code, node.found])).toEqual([['LNAM', false]])
    expect(group?.count).toBe(1)
  })

  test('filters by kind, district and what is still to be done', () => {
    expect(codes({ kind: 'commune' })).toEqual(['LNAM01', 'LNGAN01', 'LNGAN02'])
    expect(codes({ district: 'LNAM' })).toEqual(['LNAM', 'LNAM01'])
    expect(codes({ todo: 'unconfirmed' })).toEqual(['LNGAN01'])
    expect(codes({ todo: 'noLine' })).toEqual(['LNAM01', 'LNGAN'])
  })
})
