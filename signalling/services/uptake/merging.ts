// Entries that are one meeting: found, merged, taken apart again.
import { startOfDay } from '../../domain/wall-clock.ts'
import { likelyDuplicates } from '../../domain/uptake/duplicates.ts'
import { Refusal } from '../../protocol/index.ts'
import type { EntryId, OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { note } from './entering.ts'
import type { UptakeParts } from './parts.ts'
import { settleDue } from './settling.ts'
import { mayKnow, readerOf, viewOf } from './views.ts'

const MOST_PAIRS = 100
const LEFT_OUT: ReadonlySet<string> = new Set(['merged', 'cancelled', 'out-of-scope'])

/** Pairs of a period that are perhaps one meeting, of what the caller may edit. */
export async function listDuplicates(
  { book, clock, database, zone }: UptakeParts & { readonly zone: string },
  { period }: Parsed<OfficeContract, 'uptake.duplicates'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.duplicates'>> {
  const register = await book.read()
  const { first, end } = register.calendar.monthsOf(period)
  const lines = [...register.lines(first, end)]
    .filter(({ code }) => !LEFT_OUT.has(code))
    .map(({ search, ...line }) => ({ ...line, title: search }))
  const apart = new Set((await database.uptake.distinct()).map(([one, other]) => `${one} ${other}`))
  const pairs = likelyDuplicates(lines, (at) => startOfDay(at, zone))
    .filter(({ ids }) => !apart.has(ids.toSorted().join(' ')))
    .toSorted((a, b) => b.likeness - a.likeness)
  const entries = await database.uptake.entries([...new Set(pairs.flatMap(({ ids }) => ids))])
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const [now, reader] = [clock(), readerOf(caller)]
  return pairs
    .flatMap(({ ids: [one, other], likeness }) => {
      const [a, b] = [known.get(one), known.get(other)]
      if (!a || !b || !mayKnow(reader, a) || !mayKnow(reader, b)) return []
      const meetings: [ReturnType<typeof viewOf>, ReturnType<typeof viewOf>] = [
        viewOf(register, a, caller, now),
        viewOf(register, b, caller, now),
      ]
      return [{ meetings, likeness }]
    })
    .slice(0, MOST_PAIRS)
}

/** Says of two entries that they are two meetings. @throws Refusal `not-found`, `not-permitted` */
export async function dismissDuplicate(
  { database, clock }: UptakeParts,
  { ids }: Parsed<OfficeContract, 'uptake.duplicate-dismiss'>,
  caller: OfficeCaller,
): Promise<null> {
  return database.transaction(async (stores) => {
    const entries = await stores.uptake.lock(ids)
    const [first] = entries
    if (entries.length !== 2 || !first) throw new Refusal('not-found')
    for (const { organiserId } of entries) permitted(caller, 'uptake.enter', organiserId)
    await stores.uptake.addDistinct(ids)
    const act = { id: first.id, action: 'uptake.dismiss', reason: '', details: { ids } }
    await note(stores, caller, clock(), act)
    return null
  })
}

/**
 * One entry stands for others from now on.
 * @throws Refusal `not-found` (unknown, or merged already), `not-permitted`; `entry-scheduled` when one of the others
 * was scheduled here and the one that is kept was not: the evidence belongs to the calendar's entry
 */
export async function mergeEntries(
  parts: UptakeParts,
  { keep, others, reason }: Parsed<OfficeContract, 'uptake.entry-merge'>,
  caller: OfficeCaller,
): Promise<null> {
  await parts.database.transaction(async (stores) => {
    const entries = await stores.uptake.lock([keep, ...others])
    const kept = entries.find(({ id }) => id === keep)
    const isWhole = entries.length === others.length + 1 && !others.includes(keep)
    if (!kept || !isWhole || entries.some(({ mergedInto }) => mergedInto !== null)) throw new Refusal('not-found')
    for (const { organiserId } of entries) permitted(caller, 'uptake.enter', organiserId)
    if (kept.source !== 'scheduled' && entries.some(({ source }) => source === 'scheduled')) {
      throw new Refusal('entry-scheduled')
    }
    const below: EntryId[] = []
    for (const id of others) below.push(...(await stores.uptake.mergedInto(id)).map((one) => one.id))
    await stores.uptake.saveMerge([...others, ...below], keep)
    const details = { others, reason }
    await note(stores, caller, parts.clock(), { id: keep, action: 'uptake.merge', reason, details })
  })
  await settleDue(parts)
  return null
}

/** Takes one entry out of a merge. @throws Refusal `not-found`, `not-permitted` */
export async function splitEntry(
  parts: UptakeParts,
  { id, reason }: Parsed<OfficeContract, 'uptake.entry-split'>,
  caller: OfficeCaller,
): Promise<null> {
  await parts.database.transaction(async (stores) => {
    const [entry] = await stores.uptake.lock([id])
    if (!entry || entry.mergedInto === null) throw new Refusal('not-found')
    permitted(caller, 'uptake.enter', entry.organiserId)
    await stores.uptake.saveMerge([id], null)
    // What it was merged into loses its sessions.
    await stores.uptake.markDue(entry.mergedInto)
    const details = { from: entry.mergedInto, reason }
    await note(stores, caller, parts.clock(), { id, action: 'uptake.split', reason, details })
  })
  await settleDue(parts)
  return null
}
