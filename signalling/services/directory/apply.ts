// Carries out what a spreadsheet would change, for a caller who may.
import type { ImportPlan, UnitChange } from './plan.ts'
import { mayPlaceBelow } from './rights.ts'
import { permitted } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { Directory } from '../../domain/directory.ts'
import type { DirectoryStore } from '../../ports/directory.ts'
import { Refusal, bridgePointId, unitId } from '../../protocol/index.ts'
import type { UnitId } from '../../protocol/index.ts'

/**
 * Every unit that the plan changes must be the caller's, and so must be the place of every new or moved one.
 * @throws Refusal `not-permitted`
 */
export function refuseForeignChanges(caller: OfficeCaller, plan: ImportPlan, directory: Directory): void {
  const ids = idsByCode(directory)
  for (const { before, after } of plan.units) {
    if (before) permitted(caller, 'directory.edit', before.id)
    if (before && before.parentCode === after.parentCode) continue
    const parentId = after.parentCode === null ? null : ids.get(after.parentCode)
    // A parent that the file itself brings is asked about in its own turn; an unknown one lets nothing be written.
    if (parentId !== undefined && !mayPlaceBelow(caller, parentId)) throw new Refusal('not-permitted')
  }
  for (const { unitCode } of plan.points) {
    const id = ids.get(unitCode)
    if (id !== undefined) permitted(caller, 'directory.edit', id)
  }
}

/** Writes a plan without wrong rows, within a transaction that has locked the directory it was made for. */
export async function applyPlan(
  store: DirectoryStore,
  plan: ImportPlan,
  directory: Directory,
  newId: () => string,
): Promise<void> {
  const ids = idsByCode(directory)
  for (let left = plan.units; left.length > 0;) {
    const ready = left.filter(({ after }) => after.parentCode === null || ids.has(after.parentCode))
    if (ready.length === 0) throw new Error('The plan has units whose parents are nowhere.')
    for (const change of ready) await saveUnit(store, change, ids, newId)
    const done = new Set(ready)
    left = left.filter((change) => !done.has(change))
  }
  for (const { unitCode, before, after } of plan.points) {
    const id = before?.id ?? bridgePointId.parse(newId())
    await store.saveBridgePoint({ ...after, id, unitId: idOf(ids, unitCode) })
  }
}

async function saveUnit(
  store: DirectoryStore,
  { before, after }: UnitChange,
  ids: Map<string, UnitId>,
  newId: () => string,
): Promise<void> {
  const { parentCode, ...unit } = after
  const id = before?.id ?? unitId.parse(newId())
  await store.saveUnit({ ...unit, id, parentId: parentCode === null ? null : idOf(ids, parentCode) })
  ids.set(unit.code, id)
}

/** The changes as the audit trail keeps them: what is new whole, of the rest only the fields that differ. */
export function changesOf({ units, points }: ImportPlan): object[] {
  return [
    ...units.map(({ before, after }) => ({ unit: after.code, ...difference(before, after) })),
    ...points.map(({ unitCode, before, after }) => ({
      bridgePoint: after.name,
      unit: unitCode,
      ...difference(before, after),
    })),
  ]
}

function difference(before: object | null, after: object): { before: object | null; after: object } {
  if (!before) return { before: null, after }
  const past = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(([field, value]) => !isSame(past.get(field), value))
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, past.get(field)])),
    after: Object.fromEntries(changed),
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function idsByCode({ units }: Directory): Map<string, UnitId> {
  return new Map(units.map(({ code, id }) => [code, id]))
}

function idOf(ids: ReadonlyMap<string, UnitId>, code: string): UnitId {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`There is no unit ${code}.`)
  return id
}
