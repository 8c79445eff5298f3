// The units above the units: whether a spreadsheet names them rightly.
import type { CellProblem } from './cells.ts'

/** Who stands above whom, by code. */
type Placed = { readonly code: string; readonly parentCode: string | null }

/**
 * The codes of a sheet whose unit above is unknown, or is the unit itself or one below it.
 * @param existing the directory as it is
 * @param wanted the units of the sheet
 */
export function parentProblems(
  existing: Iterable<Placed>,
  wanted: readonly Placed[],
): ReadonlyMap<string, readonly CellProblem[]> {
  const parents = new Map([...existing, ...wanted].map(({ code, parentCode }) => [code, parentCode]))
  const problems = new Map<string, readonly CellProblem[]>()
  for (const { code, parentCode } of wanted) {
    if (code === '' || parentCode === null) continue
    if (!parents.has(parentCode)) problems.set(code, [{ column: 'parentCode', problem: 'unknown-parent' }])
    else if (leadsBack(parents, code)) problems.set(code, [{ column: 'parentCode', problem: 'parent-loop' }])
  }
  return problems
}

/** Whether going up from a unit one comes back to it. */
function leadsBack(parents: ReadonlyMap<string, string | null>, code: string): boolean {
  const passed = new Set<string>()
  let above = parents.get(code) ?? null
  while (above !== null && above !== code && !passed.has(above)) {
    passed.add(above)
    above = parents.get(above) ?? null
  }
  return above === code
}
