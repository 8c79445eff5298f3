// The directory that an installation starts with: the plan's units, and sensible defaults to be confirmed.
import { z } from 'zod'
import communesOf from './communes.json' with { type: 'json' }
import province from './province.json' with { type: 'json' }
import { UNIT_KINDS, levelOf } from '../signalling/domain/directory.ts'
import type { BridgePoint, Directory, Official, Unit, Venue } from '../signalling/domain/directory.ts'
import { bridgePointId, officialId, unitId, venueId } from '../signalling/protocol/ids.ts'

const listed = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(UNIT_KINDS),
    inPlan: z.boolean().default(false),
    mainBridge: z.boolean().default(false),
    roadKm: z.number().nullable().default(null),
  }),
)
type Listed = z.output<typeof listed>[number]

/**
 * The province's units in the order of its list, then the communes of each district. Ids are the codes, so they are
 * the same on every installation. `confirmed` is true only for what plan 3701/KH-UBND names itself.
 */
export function defaultDirectory(): Directory {
  const own = listed.parse(province.units)
  const units = [...own.map(unitOf), ...own.filter(({ kind }) => kind === 'district').flatMap(communes)]
  const main = new Set(own.filter(({ mainBridge }) => mainBridge).map(({ code }) => code))
  return {
    units,
    bridgePoints: units.map((unit) => bridgePointOf(unit, main.has(unit.code))),
    venues: units.flatMap(venuesOf),
    officials: units.flatMap(officialsOf),
  }
}

/** In whose days and hours the province lives: "Asia/Ho_Chi_Minh". */
export function provinceZone(): string {
  return province.province.timeZone
}

/** What the plan aims at: the share of meetings by video, from when on, and by when it is to be reached. */
export function firstTarget(): readonly { from: string; by: string; ratio: number }[] {
  const { from, by, ratio } = province.uptakeTarget
  return [{ from, by, ratio }]
}

/** What a letter calls the province, and the place that it names beside its date: without the word for its kind. */
export function provinceInLetters(): { name: string; place: string } {
  const { name } = province.province
  return { name: `${name.charAt(0).toLowerCase()}${name.slice(1)}`, place: name.replace(/^(Tỉnh|Thành phố) /, '') }
}

function unitOf({ code, name, kind, roadKm, inPlan }: Listed): Unit {
  const id = unitId.parse(code)
  const confirmed = inPlan || kind === 'district'
  return { id, code, name, kind, parentId: null, email: '', phone: '', roadKm, confirmed }
}

/** The communes of a district; their codes are the district's with two digits. */
function communes(district: Listed): Unit[] {
  const names = new Map(Object.entries(communesOf)).get(district.code) ?? []
  return names.map((name, index): Unit => {
    const code = `${district.code}${String(index + 1).padStart(2, '0')}`
    return {
      id: unitId.parse(code),
      code,
      name: `UBND ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      kind: 'commune',
      parentId: unitId.parse(district.code),
      email: '',
      phone: '',
      roadKm: null,
      confirmed: false,
    }
  })
}

function bridgePointOf(unit: Unit, main: boolean): BridgePoint {
  const level = levelOf(unit.kind)
  return {
    id: bridgePointId.parse(unit.code),
    unitId: unit.id,
    name: unit.name,
    place: 'Phòng họp trực tuyến',
    level,
    official: level === 'commune' ? 'Công chức Văn phòng - Thống kê' : 'Chánh Văn phòng',
    officialPhone: '',
    technician: 'Cán bộ kỹ thuật',
    technicianPhone: '',
    lineMbps: null,
    devices: [],
    main,
    confirmed: false,
  }
}

const SEAT_VENUES = ['Phòng họp A – Trụ sở UBND tỉnh', 'Phòng họp B – Trụ sở UBND tỉnh', 'Hội trường UBND tỉnh']

function venuesOf({ id, code, kind }: Unit): Venue[] {
  const names = code === 'VPUBND' ? SEAT_VENUES : kind === 'department' || kind === 'district' ? ['Phòng họp'] : []
  return names.map((name, index) => ({ id: venueId.parse(`${code}-${index + 1}`), unitId: id, name, seats: null }))
}

const PROVINCE_OFFICIALS = [
  'Chủ tịch UBND tỉnh',
  'Phó Chủ tịch UBND tỉnh phụ trách kinh tế',
  'Phó Chủ tịch UBND tỉnh phụ trách văn hóa - xã hội',
  'Phó Chủ tịch UBND tỉnh phụ trách nông nghiệp và môi trường',
  'Chánh Văn phòng UBND tỉnh',
]

function officialsOf({ id, code, name }: Unit): Official[] {
  const titles = code === 'VPUBND' ? PROVINCE_OFFICIALS : [headOf(name)]
  return titles.map((title, index) => ({ id: officialId.parse(`${code}-${index + 1}`), unitId: id, title }))
}

/** How a unit's name begins, and the title of who leads it; `{}` is the unit's whole name. */
const HEADS: readonly (readonly [string, string])[] = [
  ['UBND', 'Chủ tịch {}'],
  ['Sở', 'Giám đốc {}'],
  ['Công an', 'Giám đốc {}'],
  ['Bảo hiểm', 'Giám đốc {}'],
  ['Thanh tra', 'Chánh {}'],
  ['Văn phòng', 'Chánh {}'],
  ['Ban', 'Trưởng {}'],
  ['Ủy ban Kiểm tra', 'Chủ nhiệm {}'],
  ['Bộ Chỉ huy', 'Chỉ huy trưởng {}'],
  ['Cục', 'Cục trưởng {}'],
]

function headOf(name: string): string {
  const [, title = 'Lãnh đạo {}'] = HEADS.find(([beginning]) => name.startsWith(beginning)) ?? []
  return title.replace('{}', name)
}
