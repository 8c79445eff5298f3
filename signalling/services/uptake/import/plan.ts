// What a sheet would change in the register: worked out without changing anything.
import { folded } from '../../../domain/folded.ts'
import type { EntryFacts, StoredEntry } from '../../../ports/uptake.ts'
import { Refusal } from '../../../protocol/index.ts'
import type { EntryId, UnitId, UptakeImportRow } from '../../../protocol/index.ts'
import { sameFacts } from '../sending.ts'
import { columnsIn } from './columns.ts'
import { readRow } from './row.ts'
import type { RowRead, UnitNames } from './row.ts'

/** What a sheet would do. With a wrong row nothing is to be written. */
export type UptakePlan = {
  readonly rows: readonly UptakeImportRow[]
  readonly changes: readonly { readonly id: EntryId | null; readonly facts: EntryFacts }[]
}

type Planned = { readonly row: UptakeImportRow; readonly change?: UptakePlan['changes'][number] }

/** The sheet's rows, read. @throws Refusal `file-unreadable` when the head names no title */
export function readRows(
  table: readonly (readonly string[])[],
  names: UnitNames,
  dayStart: (date: string) => number,
): RowRead[] {
  const columns = columnsIn(table[0] ?? [])
  if (!columns.has('title') || !columns.has('date')) throw new Refusal('file-unreadable')
  return table.flatMap((cells, index) => {
    const isEmpty = cells.every((cell) => cell.trim() === '')
    return index === 0 || isEmpty ? [] : [readRow(columns, cells, index + 1, names, dayStart)]
  })
}

/**
 * Holds the rows against the register. A meeting is known by its beginning, its organiser and its folded title, so the
 * same sheet again changes nothing; what the calendar or another system tells of is left as these have it.
 * @param known entries that begin at one of the rows' beginnings
 * @param mayEnter whether the caller may enter meetings of a unit
 */
export function planRows(
  rows: readonly RowRead[],
  known: readonly StoredEntry[],
  mayEnter: (organiserId: UnitId) => boolean,
): UptakePlan {
  const existing = new Map(known.map((entry) => [keyOf(entry), entry]))
  const seen = new Set<string>()
  const planned = rows.map(({ row, title, facts, problems }): Planned => {
    const wrong = (column: 'title' | 'organiser', problem: 'twice-in-file' | 'not-permitted'): Planned => {
      return { row: { row, title, outcome: 'wrong', problems: [...problems, { column, problem }] } }
    }
    if (!facts) return { row: { row, title, outcome: 'wrong', problems } }
    if (!mayEnter(facts.organiserId)) return wrong('organiser', 'not-permitted')
    const key = keyOf(facts)
    if (seen.has(key)) return wrong('title', 'twice-in-file')
    seen.add(key)
    const before = existing.get(key)
    if (!before) return { row: { row, title, outcome: 'new', problems }, change: { id: null, facts } }
    const isLeft = before.source === 'scheduled' || before.source === 'sent' || sameFacts(before, facts)
    if (isLeft) return { row: { row, title, outcome: 'same', problems } }
    return { row: { row, title, outcome: 'changed', problems }, change: { id: before.id, facts } }
  })
  return { rows: planned.map((one) => one.row), changes: planned.flatMap((one) => one.change ?? []) }
}

function keyOf({ startsAt, organiserId, title }: Pick<EntryFacts, 'startsAt' | 'organiserId' | 'title'>): string {
  return `${startsAt} ${organiserId} ${folded(title)}`
}
