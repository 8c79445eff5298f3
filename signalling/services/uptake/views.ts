// Entries as a caller sees them: with their verdict, and with a title only where they may know it.
import { may, unitsFor } from '../../domain/permission.ts'
import { definitionAt } from '../../domain/uptake/definition.ts'
import { judge, verdictAt } from '../../domain/uptake/verdict.ts'
import type { StoredEntry } from '../../ports/uptake.ts'
import type { UnitId, UptakeMeeting } from '../../protocol/index.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { reaches } from '../meetings/parts.ts'
import type { Register } from './book.ts'

/** Units whose meetings a caller may know the titles of. */
export type Reader = { readonly titles: 'all' | readonly UnitId[] }

/** What a caller may read. */
export function readerOf(caller: OfficeCaller): Reader {
  return { titles: unitsFor(signedIn(caller).grants, 'meeting.read') }
}

/** Whether the caller may know what a meeting was about: it is one of their units'. */
export function mayKnow(
  { titles }: Reader,
  { organiserId, unitIds }: Pick<StoredEntry, 'organiserId' | 'unitIds'>,
): boolean {
  return [organiserId, ...unitIds].some((unit) => reaches(titles, unit))
}

/** An entry as a caller sees it at a moment, epoch ms. */
export function viewOf(register: Register, stored: StoredEntry, caller: OfficeCaller, now: number): UptakeMeeting {
  const entry = register.entry(stored)
  const { evidence: _evidence, isCancelled, ...shown } = entry
  const { grants } = signedIn(caller)
  return {
    ...shown,
    isCancelled,
    unitIds: [...entry.unitIds],
    districtIds: [...entry.districtIds],
    title: mayKnow(readerOf(caller), stored) ? entry.title : null,
    isFieldGuessed: stored.field === null,
    reasonText: mayKnow(readerOf(caller), stored) ? stored.reasonText : '',
    verdict: verdictAt(judge(entry, definitionAt(register.timeline, entry.startsAt)), now),
    revision: stored.revision,
    mayEdit: may(grants, 'uptake.enter', stored.organiserId),
  }
}
