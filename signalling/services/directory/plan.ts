// What a spreadsheet would change in the directory: worked out without changing anything.
import { codeIn, readRow } from './cells.ts'
import type { CellProblem, RowRead } from './cells.ts'
import { columnsOf } from './columns.ts'
import { parentProblems } from './parents.ts'
import { planPoints } from './plan-points.ts'
import type { PointChange } from './plan-points.ts'
import { same } from './same.ts'
import type { Directory, Unit } from '../../domain/directory.ts'
import type { ImportRow } from '../../protocol/index.ts'
import { Refusal } from '../../protocol/refusals.ts'

/** A unit as a sheet wants it; its parent is named by code, for it may be new itself. */
export type PlannedUnit = Omit<Unit, 'id' | 'parentId'> & { readonly parentCode: string | null }

/** A unit of the directory in the same form. */
type KnownUnit = PlannedUnit & Pick<Unit, 'id'>

/** A unit that is to be made (`before` null) or changed. */
export type UnitChange = { readonly before: KnownUnit | null; readonly after: PlannedUnit }

/** What a sheet would do. With a wrong row nothing is to be written. */
export type ImportPlan = {
  readonly rows: readonly ImportRow[]
  readonly units: readonly UnitChange[]
  readonly points: readonly PointChange[]
}

/**
 * Holds a sheet against the directory. Units are known by their code and never removed; bridge points are known by
 * their unit and their name, but the only one of a unit may be renamed. A column that is not there changes nothing.
 * @param table the sheet's rows, the first being the head
 * @throws Refusal `file-unreadable` when the head has no column for the code
 */
export function planImport(table: readonly (readonly string[])[], directory: Directory): ImportPlan {
  const groups = grouped(table)
  const codes = new Map(directory.units.map(({ id, code }) => [id, code]))
  const existing = new Map(
    directory.units.map((unit) => {
      const parentCode = unit.parentId === null ? null : (codes.get(unit.parentId) ?? null)
      return [unit.code, withParentCode(unit, parentCode)]
    }),
  )
  const planned = groups.map((rows) => planUnit(rows, existing, directory))
  const loops = parentProblems(existing.values(), planned)
  return {
    rows: planned
      .flatMap(({ rows, code }) =>
        rows.map((row) => ({ ...row, problems: [...row.problems, ...(loops.get(code) ?? [])] })),
      )
      .map((row): ImportRow => (row.problems.length > 0 ? { ...row, outcome: 'wrong' } : row))
      .toSorted((one, other) => one.row - other.row),
    units: planned.flatMap(({ unit }) => unit ?? []),
    points: planned.flatMap(({ points }) => points),
  }
}

/** The rows of each unit, read; empty rows are left out. */
function grouped(table: readonly (readonly string[])[]): RowRead[][] {
  const columns = columnsOf(table[0] ?? [])
  if (!columns.has('unitCode')) throw new Refusal('file-unreadable')
  const groups = new Map<string, RowRead[]>()
  for (const [index, cells] of table.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue
    const code = codeIn(columns, cells)
    // Rows without a code belong to nobody, not even to each other.
    const key = code === '' ? `row ${index}` : code
    const group = groups.get(key) ?? []
    group.push(readRow(columns, cells, index + 1, group.length > 0))
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** A unit's rows with what comes of them. */
export type PlannedGroup = {
  readonly code: string
  readonly parentCode: string | null
  readonly rows: readonly ImportRow[]
  /** Undefined when nothing is to be written for the unit itself. */
  readonly unit: UnitChange | undefined
  readonly points: readonly PointChange[]
}

type Existing = ReadonlyMap<string, KnownUnit>

function planUnit(rows: readonly RowRead[], existing: Existing, directory: Directory): PlannedGroup {
  const first = rows[0]?.values ?? {}
  const code = first.unitCode ?? ''
  const before = existing.get(code) ?? null
  const after = unitAfter(code, first, before)
  const unit = before && same(before, { ...after, id: before.id }) ? undefined : { before, after }
  const known = directory.bridgePoints.filter(({ unitId }) => unitId === before?.id)
  const points = planPoints(after, rows, known)
  return {
    code,
    parentCode: after.parentCode,
    rows: rows.map((row, index): ImportRow => {
      const problems = [...row.problems, ...(points.problems.get(row.row) ?? []), ...disagreements(row, index, after)]
      const outcome = !before ? 'new' : pointOutcome(points.changes, row.row, index === 0 && unit !== undefined)
      return { row: row.row, unitCode: row.shown.unitCode, name: row.shown.name || after.name, outcome, problems }
    }),
    unit,
    points: points.changes,
  }
}

function pointOutcome(changes: readonly PointChange[], row: number, unitChanged: boolean): ImportRow['outcome'] {
  const change = changes.find((one) => one.row === row)
  if (change && !change.before) return 'new'
  return change || unitChanged ? 'changed' : 'same'
}

function unitAfter(code: string, values: RowRead['values'], before: PlannedUnit | null): PlannedUnit {
  return {
    code,
    name: values.unitName ?? before?.name ?? '',
    kind: values.unitKind ?? before?.kind ?? 'other',
    parentCode: values.parentCode === undefined ? (before?.parentCode ?? null) : values.parentCode,
    email: values.email ?? before?.email ?? '',
    phone: values.phone ?? before?.phone ?? '',
    roadKm: values.roadKm === undefined ? (before?.roadKm ?? null) : values.roadKm,
    confirmed: values.confirmed?.unit ?? before?.confirmed ?? false,
  }
}

/** What a further row says of its unit must be what the first one says. */
function disagreements({ values }: RowRead, index: number, unit: PlannedUnit): CellProblem[] {
  if (index === 0) return []
  const said = [
    ['unitName', values.unitName, unit.name],
    ['unitKind', values.unitKind, unit.kind],
    ['parentCode', values.parentCode, unit.parentCode],
    ['email', values.email, unit.email],
    ['phone', values.phone, unit.phone],
    ['roadKm', values.roadKm, unit.roadKm],
    ['confirmed', values.confirmed?.unit, unit.confirmed],
  ] as const
  return said
    .filter(([, here, above]) => here !== undefined && here !== above)
    .map(([column]) => ({ column, problem: 'twice-in-file' }))
}

function withParentCode({ parentId: _parentId, ...unit }: Unit, parentCode: string | null): KnownUnit {
  return { ...unit, parentCode }
}
