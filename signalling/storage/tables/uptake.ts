// The tables of the uptake. Times are epoch ms.
import type { Generated } from 'kysely'
import type { Json } from './columns.ts'
import type { MeetingForm, MeetingLevel } from '../../domain/meeting.ts'
import type { Rules } from '../../domain/uptake/definition.ts'
import type { Correction, EntrySource, Statement } from '../../domain/uptake/entry.ts'
import type { Evidence } from '../../domain/uptake/evidence.ts'
import type { Field, InPersonReason } from '../../domain/uptake/fields.ts'
import type { SavedInputs } from '../../domain/uptake/saved.ts'
import type { AccountId, EntryId, MeetingId, SenderId, UnitId } from '../../protocol/ids.ts'

/** The register, its evidence, definitions, reports and senders. */
export type UptakeTables = {
  uptake_sender: {
    id: SenderId
    name: string
    unit_id: UnitId | null
    token_hash: Buffer
    created_at: number
    created_by: AccountId | null
    used_at: number | null
    revoked_at: number | null
  }
  uptake_entry: {
    id: EntryId
    source: EntrySource
    meeting_id: MeetingId | null
    sender_id: SenderId | null
    external_id: string | null
    title: string
    level: MeetingLevel
    form: MeetingForm
    is_cancelled: boolean
    starts_at: number
    ends_at: number
    organiser_id: UnitId
    unit_ids: UnitId[]
    field: Field | null
    reason: InPersonReason | null
    reason_text: Generated<string>
    statement: Json<Statement> | null
    correction: Json<Correction> | null
    merged_into: EntryId | null
    evidence: Json<Evidence> | null
    evidence_due: Generated<boolean>
    revision: Generated<number>
    created_at: number
    created_by: AccountId | null
    /** xid8, as text. */
    changed: Generated<string>
  }
  uptake_deed: { entry_id: EntryId; at: number; by: string; action: string; reason: string }
  uptake_distinct: { one: EntryId; other: EntryId }
  uptake_definition: {
    version: number
    applies_from: string
    rules: Json<Rules>
    note: string
    saved_at: number
    saved_by: string
  }
  uptake_inputs: { only_one: Generated<boolean>; inputs: Json<SavedInputs> }
  uptake_report: {
    period: string
    unit_id: UnitId | null
    content: string
    sha256: string
    at: number
    by: string
  }
  uptake_report_sent: {
    period: string
    letter: string
    begun_at: number
    sent_at: number | null
  }
}
