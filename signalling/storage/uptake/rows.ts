// An entry's row and what it stands for.
import type { Selectable } from 'kysely'
import type { EntryFacts, StoredEntry } from '../../ports/uptake.ts'
import type { Tables } from '../tables.ts'

/** The columns that are read. */
export const ENTRY_COLUMNS = [
  'id',
  'source',
  'meeting_id',
  'title',
  'level',
  'form',
  'is_cancelled',
  'starts_at',
  'ends_at',
  'organiser_id',
  'unit_ids',
  'field',
  'reason',
  'reason_text',
  'statement',
  'correction',
  'merged_into',
  'evidence',
  'revision',
] as const

/** A row with these columns. */
export type EntryRow = Pick<Selectable<Tables['uptake_entry']>, (typeof ENTRY_COLUMNS)[number]>

/** What a row stands for. */
export function entryOf(row: EntryRow): StoredEntry {
  return {
    id: row.id,
    source: row.source,
    meetingId: row.meeting_id,
    title: row.title,
    level: row.level,
    form: row.form,
    isCancelled: row.is_cancelled,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    organiserId: row.organiser_id,
    unitIds: row.unit_ids,
    field: row.field,
    reason: row.reason,
    reasonText: row.reason_text,
    statement: row.statement,
    correction: row.correction,
    mergedInto: row.merged_into,
    evidence: row.evidence,
    revision: row.revision,
  }
}

/** The columns of what is told. */
export function factsRow(facts: EntryFacts) {
  return {
    title: facts.title,
    level: facts.level,
    form: facts.form,
    is_cancelled: facts.isCancelled,
    starts_at: facts.startsAt,
    ends_at: facts.endsAt,
    organiser_id: facts.organiserId,
    unit_ids: [...facts.unitIds],
    field: facts.field,
    reason: facts.reason,
    reason_text: facts.reasonText,
    statement: facts.statement && JSON.stringify(facts.statement),
  }
}
