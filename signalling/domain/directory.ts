// The directory: units, their bridge points, their venues and the offices that people hold.
import type { BridgePointId, OfficialId, UnitId, VenueId } from '../protocol/ids.ts'

/** What kind of organisation a unit is. */
export const UNIT_KINDS = ['party', 'council', 'department', 'district', 'commune', 'other'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** The level of government that a bridge point belongs to. */
export const LEVELS = ['province', 'district', 'commune'] as const
export type Level = (typeof LEVELS)[number]

/** An organisation of the province. */
export type Unit = {
  readonly id: UnitId
  /** Its short sign, unique: "LNGAN". */
  readonly code: string
  /** "UBND huyện Lục Ngạn" */
  readonly name: string
  readonly kind: UnitKind
  /** The unit above it: a commune's district; null for units of the province. */
  readonly parentId: UnitId | null
  readonly email: string
  readonly phone: string
  /** Road distance to the province's seat, km; null when not known. */
  readonly roadKm: number | null
  /** False for a default that somebody of the province still has to confirm. */
  readonly confirmed: boolean
}

/** A place that takes part by video. */
export type BridgePoint = {
  readonly id: BridgePointId
  readonly unitId: UnitId
  /** What people read under its picture: "UBND huyện Lục Ngạn". */
  readonly name: string
  /** Where it stands: "Phòng họp tầng 2". */
  readonly place: string
  readonly level: Level
  /** The responsible official's office, and a telephone number. */
  readonly official: string
  readonly officialPhone: string
  readonly technician: string
  readonly technicianPhone: string
  /** Bandwidth of its line, Mbit/s; null when not known. */
  readonly lineMbps: number | null
  /** Cameras, microphones, screens, as the technician describes them. */
  readonly devices: readonly string[]
  /** Where the chair sits by default. */
  readonly main: boolean
  readonly confirmed: boolean
}

/** A place where people meet in person. */
export type Venue = {
  readonly id: VenueId
  readonly unitId: UnitId
  readonly name: string
  /** How many people it seats; null when not known. */
  readonly seats: number | null
}

/** An office that somebody holds and that can chair a meeting: "Phó Chủ tịch UBND tỉnh". */
export type Official = {
  readonly id: OfficialId
  readonly unitId: UnitId
  readonly title: string
}

/** Everything of the directory at once: some 270 units, small enough to be sent whole. */
export type Directory = {
  readonly units: readonly Unit[]
  readonly bridgePoints: readonly BridgePoint[]
  readonly venues: readonly Venue[]
  readonly officials: readonly Official[]
}

/** The level that a unit of this kind belongs to. */
export function levelOf(kind: UnitKind): Level {
  return kind === 'district' || kind === 'commune' ? kind : 'province'
}

/** A unit and everything below it. */
export function unitsBelow(units: readonly Pick<Unit, 'id' | 'parentId'>[], root: UnitId): UnitId[] {
  const found = new Set<UnitId>([root])
  for (let grown = true; grown;) {
    const below = units.filter(({ id, parentId }) => parentId !== null && found.has(parentId) && !found.has(id))
    grown = below.length > 0
    for (const { id } of below) found.add(id)
  }
  return [...found]
}
