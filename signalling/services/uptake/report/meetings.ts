// Every meeting of a report's scope, as its list shows it.
import { definitionAt } from '../../../domain/uptake/definition.ts'
import { isAskedFor } from '../../../domain/uptake/line.ts'
import type { PeriodKey } from '../../../domain/uptake/period.ts'
import { judge, verdictAt } from '../../../domain/uptake/verdict.ts'
import type { Verdict } from '../../../domain/uptake/verdict.ts'
import type { StoredEntry } from '../../../ports/uptake.ts'
import type { EntryId, UnitId } from '../../../protocol/index.ts'
import { scopeOf } from '../report-content.ts'
import type { UptakeParts } from '../parts.ts'
import type { Register } from '../book.ts'
import { mayKnow } from '../views.ts'
import type { Reader } from '../views.ts'
import type { Entry } from '../../../domain/uptake/entry.ts'

/** One meeting with its judgement; `title` is null where the reader may not know it. */
export type ListedMeeting = Omit<Entry, 'title' | 'evidence' | 'unitIds'> & {
  readonly title: string | null
  readonly organiser: string
  readonly districts: readonly string[]
  readonly reasonText: string
  readonly verdict: Verdict
}

/** How many entries are asked of the database at once. */
const PORTION = 2_000

/** All meetings of a report's scope and period as they are at a moment, epoch ms, the oldest first. */
export async function listedMeetings(
  { book, database }: Pick<UptakeParts, 'book' | 'database'>,
  { period, unitId, now, reader }: { period: PeriodKey; unitId: UnitId | null; now: number; reader: Reader },
): Promise<ListedMeeting[]> {
  const register = await book.read()
  const { first, end } = register.calendar.monthsOf(period)
  const scope = scopeOf(register, unitId)
  const ids = [...register.lines(first, end)]
    .filter((line) => isAskedFor(line, scope))
    .toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
  const stored: StoredEntry[] = []
  for (const portion of portionsOf(ids)) stored.push(...(await database.uptake.entries(portion)))
  return stored.map((entry) => listed(register, entry, reader, now))
}

function portionsOf(ids: readonly EntryId[]): (readonly EntryId[])[] {
  const count = Math.ceil(ids.length / PORTION)
  return Array.from({ length: count }, (_, index) => ids.slice(index * PORTION, (index + 1) * PORTION))
}

function listed(register: Register, stored: StoredEntry, reader: Reader, now: number): ListedMeeting {
  const { evidence: _evidence, unitIds: _unitIds, ...shown } = register.entry(stored)
  const isKnown = mayKnow(reader, stored)
  const nameOf = (id: UnitId): string => register.units.get(id)?.name ?? id
  return {
    ...shown,
    title: isKnown ? shown.title : null,
    organiser: nameOf(shown.organiserId),
    districts: shown.districtIds.map(nameOf),
    reasonText: isKnown ? stored.reasonText : '',
    verdict: verdictAt(judge(register.entry(stored), definitionAt(register.timeline, shown.startsAt)), now),
  }
}
