// The directory as the rows of a spreadsheet.
import { CONFIRMED_WORDS, HEAD, KIND_WORDS, defused } from './columns.ts'
import type { BridgePoint, Directory, Unit } from '../../domain/directory.ts'
import type { Cell } from '../../ports/directory.ts'
import { IMPORT_COLUMNS } from '../../protocol/index.ts'
import type { ImportColumn } from '../../protocol/index.ts'

/** The head, then a row for each bridge point of each unit; a unit without one has one row. */
export function tableOf({ units, bridgePoints }: Pick<Directory, 'units' | 'bridgePoints'>): Cell[][] {
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  const rows = units.flatMap((unit) => {
    const points = bridgePoints.filter(({ unitId }) => unitId === unit.id)
    const parentCode = unit.parentId === null ? '' : (codes.get(unit.parentId) ?? '')
    return (points.length > 0 ? points : [null]).map((point) => rowOf(unit, parentCode, point))
  })
  return [[...HEAD], ...rows]
}

function rowOf(unit: Unit, parentCode: string, point: BridgePoint | null): Cell[] {
  const cells: Record<ImportColumn, Cell> = {
    unitCode: unit.code,
    unitName: unit.name,
    unitKind: KIND_WORDS[unit.kind],
    parentCode,
    email: unit.email,
    phone: unit.phone,
    roadKm: unit.roadKm,
    bridgePointName: point?.name ?? '',
    place: point?.place ?? '',
    official: point?.official ?? '',
    officialPhone: point?.officialPhone ?? '',
    technician: point?.technician ?? '',
    technicianPhone: point?.technicianPhone ?? '',
    lineMbps: point?.lineMbps ?? null,
    devices: point?.devices.join('\n') ?? '',
    confirmed: confirmedWord(unit.confirmed, point?.confirmed ?? unit.confirmed),
  }
  return IMPORT_COLUMNS.map((column) => harmless(cells[column]))
}

function confirmedWord(unit: boolean, point: boolean): string {
  return CONFIRMED_WORDS.find(([, confirmed]) => confirmed.unit === unit && confirmed.point === point)?.[0] ?? ''
}

function harmless(cell: Cell): Cell {
  return typeof cell === 'string' ? defused(cell) : cell
}
