// What a spreadsheet would change of one unit's bridge points.
import type { CellProblem, RowRead } from './cells.ts'
import { same } from './same.ts'
import { levelOf } from '../../domain/directory.ts'
import type { BridgePoint, Unit } from '../../domain/directory.ts'

/** A bridge point as a sheet wants it. */
export type PlannedPoint = Omit<BridgePoint, 'id' | 'unitId'>

/** A bridge point that is to be made (`before` null) or changed. */
export type PointChange = {
  readonly row: number
  readonly unitCode: string
  readonly before: BridgePoint | null
  readonly after: PlannedPoint
}

/** The changes of one unit's bridge points, and by row what is wrong with them. */
export type PlannedPoints = {
  readonly changes: readonly PointChange[]
  readonly problems: ReadonlyMap<number, readonly CellProblem[]>
}

/**
 * Finds for each row of a unit the bridge point that it means.
 * @param known the unit's bridge points as they are
 */
export function planPoints(
  unit: Pick<Unit, 'code' | 'kind'>,
  rows: readonly RowRead[],
  known: readonly BridgePoint[],
): PlannedPoints {
  const left = [...known]
  const seen = new Set<string>()
  const changes: PointChange[] = []
  const problems = new Map<number, readonly CellProblem[]>()
  for (const { row, values } of rows) {
    const name = values.bridgePointName ?? ''
    const before = take(left, name, rows.length === 1)
    if (name === '' && describesPoint(values)) problems.set(row, [{ column: 'bridgePointName', problem: 'missing' }])
    if (!before && seen.has(name)) problems.set(row, [{ column: twiceIn(name), problem: 'twice-in-file' }])
    seen.add(name)
    if (name === '') continue
    const after = pointAfter(name, values, before, unit.kind)
    if (!before || !same(before, { ...after, id: before.id, unitId: before.unitId })) {
      changes.push({ row, unitCode: unit.code, before, after })
    }
  }
  return { changes, problems }
}

/** Takes the first of this name; the only bridge point of a unit with a single row may have another name. */
function take(left: BridgePoint[], name: string, single: boolean): BridgePoint | null {
  const found = left.findIndex((point) => point.name === name)
  const only = single && name !== '' && left.length === 1 ? 0 : -1
  const index = found === -1 ? only : found
  return index === -1 ? null : (left.splice(index, 1)[0] ?? null)
}

function twiceIn(name: string): CellProblem['column'] {
  return name === '' ? 'unitCode' : 'bridgePointName'
}

function describesPoint(values: RowRead['values']): boolean {
  const { place, official, officialPhone, technician, technicianPhone, lineMbps, devices } = values
  const texts = [place, official, officialPhone, technician, technicianPhone]
  return texts.some(Boolean) || (lineMbps ?? null) !== null || (devices ?? []).length > 0
}

function pointAfter(
  name: string,
  values: RowRead['values'],
  before: BridgePoint | null,
  kind: Unit['kind'],
): PlannedPoint {
  return {
    name,
    place: values.place ?? before?.place ?? '',
    level: before?.level ?? levelOf(kind),
    official: values.official ?? before?.official ?? '',
    officialPhone: values.officialPhone ?? before?.officialPhone ?? '',
    technician: values.technician ?? before?.technician ?? '',
    technicianPhone: values.technicianPhone ?? before?.technicianPhone ?? '',
    lineMbps: values.lineMbps === undefined ? (before?.lineMbps ?? null) : values.lineMbps,
    devices: values.devices ?? before?.devices ?? [],
    main: before?.main ?? false,
    confirmed: values.confirmed?.point ?? before?.confirmed ?? false,
  }
}
