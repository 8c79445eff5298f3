// The directory as a tree: kinds, their units, communes under their district; narrowed by search and filters.
import { UNIT_KINDS } from '#domain/directory.ts'
import type { BridgePoint, Directory, Unit, UnitKind } from '#domain/directory.ts'
import { folded, matches } from '#domain/folded.ts'
import type { UnitId } from '#protocol'

/** What still has to be done for a unit. */
export const TODOS = ['unconfirmed', 'noLine'] as const
export type Todo = (typeof TODOS)[number]

/** What the tree is narrowed to; null narrows nothing. */
export type Filters = {
  readonly search: string
  readonly kind: UnitKind | null
  /** A district's sign: it and its communes. */
  readonly district: string | null
  readonly todo: Todo | null
}

/** A unit with its bridge points and the units below it. */
export type UnitNode = {
  readonly unit: Unit
  readonly points: readonly BridgePoint[]
  readonly below: readonly UnitNode[]
  /** False when it is shown only because something below it is. */
  readonly found: boolean
}

/** All units of a kind; communes stand under their districts. */
export type KindGroup = { readonly kind: UnitKind; readonly nodes: readonly UnitNode[]; readonly count: number }

/** The bridge points of each unit. */
export function pointsByUnit(points: readonly BridgePoint[]): ReadonlyMap<UnitId, BridgePoint[]> {
  const found = new Map<UnitId, BridgePoint[]>()
  for (const point of points) found.set(point.unitId, [...(found.get(point.unitId) ?? []), point])
  return found
}

/** Whether a unit or one of its bridge points is still a default to be confirmed. */
export function isUnconfirmed(unit: Unit, points: readonly BridgePoint[]): boolean {
  return !unit.confirmed || points.some(({ confirmed }) => !confirmed)
}

/** Whether the bandwidth of a bridge point of the unit is not known, or it has no bridge point at all. */
export function lacksLine(points: readonly BridgePoint[]): boolean {
  return points.length === 0 || points.some(({ lineMbps }) => lineMbps === null)
}

/** The tree of what the filters let through, with the units above it. Kinds without a unit are left out. */
export function treeOf(directory: Directory, filters: Filters): KindGroup[] {
  const points = pointsByUnit(directory.bridgePoints)
  const byId = new Map(directory.units.map((unit) => [unit.id, unit]))
  const passes = filterOf(filters, points, byId)
  const below = Map.groupBy(directory.units, ({ parentId }) =>
    parentId !== null && byId.has(parentId) ? parentId : null,
  )
  const nodesUnder = (parentId: UnitId | null): UnitNode[] =>
    (below.get(parentId) ?? []).flatMap((unit) => {
      const inside = nodesUnder(unit.id)
      const found = passes(unit)
      return found || inside.length > 0 ? [{ unit, points: points.get(unit.id) ?? [], below: inside, found }] : []
    })
  const roots = nodesUnder(null)
  return UNIT_KINDS.flatMap((kind) => {
    const nodes = roots.filter(({ unit }) => unit.kind === kind)
    return nodes.length === 0 ? [] : [{ kind, nodes, count: countFound(nodes) }]
  })
}

/** How many units of these nodes, those below included, were found. */
export function countFound(nodes: readonly UnitNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.found ? 1 : 0) + countFound(node.below), 0)
}

/** Every unit that was found, in the order of the tree. */
export function foundNodes(groups: readonly { readonly nodes: readonly UnitNode[] }[]): UnitNode[] {
  const flat = (nodes: readonly UnitNode[]): UnitNode[] => nodes.flatMap((node) => [node, ...flat(node.below)])
  return groups.flatMap(({ nodes }) => flat(nodes)).filter(({ found }) => found)
}

function filterOf(
  filters: Filters,
  points: ReadonlyMap<UnitId, BridgePoint[]>,
  byId: ReadonlyMap<UnitId, Unit>,
): (unit: Unit) => boolean {
  const searching = folded(filters.search) !== ''
  return (unit) => {
    const own = points.get(unit.id) ?? []
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId)
    if (filters.kind !== null && unit.kind !== filters.kind) return false
    if (filters.district !== null && unit.code !== filters.district && parent?.code !== filters.district) return false
    if (filters.todo === 'unconfirmed' && !isUnconfirmed(unit, own)) return false
    if (filters.todo === 'noLine' && !lacksLine(own)) return false
    return !searching || matches(searchedText(unit, own, parent), filters.search)
  }
}

/** A unit is found by its own words and by those of the unit above it. */
function searchedText(unit: Unit, points: readonly BridgePoint[], parent: Unit | undefined): string {
  const own = points.flatMap(({ name, place, official, technician }) => [name, place, official, technician])
  return [unit.name, unit.code, parent?.name ?? '', parent?.code ?? '', ...own].join(' ')
}
