// Entering meetings that were not scheduled here, and what people say of any meeting: each act signed and kept.
import { LONGEST_MEETING_MS } from '../../domain/schedule.ts'
import type { EntryFacts, StoredEntry } from '../../ports/uptake.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal, entryId } from '../../protocol/index.ts'
import type { EntryId, OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { UptakeParts } from './parts.ts'

/**
 * Enters a meeting or changes an entered one.
 * @throws Refusal `not-permitted`, `time-invalid`, `not-found`, `entry-scheduled`, `changed-meanwhile`
 */
export async function saveEntry(
  { database, clock, newId }: UptakeParts,
  { id, revision, entry }: Parsed<OfficeContract, 'uptake.entry-save'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.entry-save'>> {
  const person = permitted(caller, 'uptake.enter', entry.organiserId)
  const facts = factsOf(entry)
  return database.transaction(async (stores) => {
    await checkUnits(stores, facts)
    const at = clock()
    if (id === undefined) {
      const fresh = entryId.parse(newId())
      const made = { id: fresh, source: 'entered', sent: null, at, by: person.accountId } as const
      await stores.uptake.insert([{ ...facts, ...made }])
      await note(stores, caller, at, { id: fresh, action: 'uptake.enter', reason: '', details: { after: facts } })
      return { id: fresh, revision: 1 }
    }
    const before = await held(stores, id, revision, caller)
    if (before.source === 'scheduled') throw new Refusal('entry-scheduled')
    await stores.uptake.saveFacts(id, facts)
    const details = { before: factsIn(before), after: facts }
    await note(stores, caller, at, { id, action: 'uptake.change', reason: '', details })
    return { id, revision: revision + 1 }
  })
}

/** Sets field, reason and statement. @throws Refusal `not-found`, `not-permitted`, `changed-meanwhile` */
export async function describeEntry(
  { database, clock }: UptakeParts,
  { id, revision, field, reason, reasonText, statement }: Parsed<OfficeContract, 'uptake.describe'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.describe'>> {
  return database.transaction(async (stores) => {
    const before = await held(stores, id, revision, caller)
    const after = { field, reason, reasonText, statement }
    await stores.uptake.saveFacts(id, { ...factsIn(before), ...after })
    const { field: was, reason: why, reasonText: text, statement: stated } = before
    const details = { before: { field: was, reason: why, reasonText: text, statement: stated }, after }
    await note(stores, caller, clock(), { id, action: 'uptake.describe', reason: reasonText, details })
    return { revision: revision + 1 }
  })
}

/** Decides by hand, or takes that back. @throws Refusal `not-found`, `not-permitted`, `changed-meanwhile` */
export async function correctEntry(
  { database, clock }: UptakeParts,
  { id, revision, outcome, reason }: Parsed<OfficeContract, 'uptake.correct'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.correct'>> {
  return database.transaction(async (stores) => {
    const before = await held(stores, id, revision, caller)
    const at = clock()
    const by = permitted(caller, 'uptake.enter').name
    await stores.uptake.saveCorrection(id, outcome && { outcome, reason, by, at })
    const details = { before: before.correction?.outcome ?? null, after: outcome, reason }
    await note(stores, caller, at, { id, action: 'uptake.correct', reason, details })
    return { revision: revision + 1 }
  })
}

/** An entry that the caller may edit and has seen as it is, held. */
async function held(
  { uptake }: OfficeStores,
  id: EntryId,
  revision: number,
  caller: OfficeCaller,
): Promise<StoredEntry> {
  const [entry] = await uptake.lock([id])
  if (!entry) throw new Refusal('not-found')
  permitted(caller, 'uptake.enter', entry.organiserId)
  if (entry.revision !== revision) throw new Refusal('changed-meanwhile', { revision: entry.revision })
  return entry
}

/** What an input says, as it is stored. @throws Refusal `time-invalid` */
export function factsOf(
  entry: Omit<EntryFacts, 'field'> & { readonly field?: EntryFacts['field'] | undefined },
): EntryFacts {
  const { startsAt, endsAt, field } = entry
  if (endsAt <= startsAt || endsAt - startsAt > LONGEST_MEETING_MS) throw new Refusal('time-invalid')
  return { ...entry, field: field ?? null }
}

/** What is told of an entry, alone. */
export function factsIn(entry: EntryFacts): EntryFacts {
  return {
    title: entry.title,
    level: entry.level,
    form: entry.form,
    isCancelled: entry.isCancelled,
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    organiserId: entry.organiserId,
    unitIds: entry.unitIds,
    field: entry.field,
    reason: entry.reason,
    reasonText: entry.reasonText,
    statement: entry.statement,
  }
}

/** @throws Refusal `not-found` with the field that names an unknown unit */
export async function checkUnits({ uptake }: OfficeStores, { organiserId, unitIds }: EntryFacts): Promise<void> {
  const { units } = await uptake.context()
  const known = new Set(units.map(({ id }) => id))
  if (!known.has(organiserId)) throw new Refusal('not-found', { at: 'organiserId' })
  if (!unitIds.every((id) => known.has(id))) throw new Refusal('not-found', { at: 'unitIds' })
}

type Act = {
  readonly id: EntryId
  readonly action: string
  readonly reason: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Writes down what somebody did to an entry: beside it, and in the audit trail. */
export async function note(
  stores: OfficeStores,
  caller: OfficeCaller,
  at: number,
  { id, action, reason, details }: Act,
): Promise<void> {
  await stores.uptake.addDeed(id, { at, by: caller.person?.name ?? '', action, reason })
  await record(stores, caller, at, { action, subject: `uptake:${id}`, details })
}
