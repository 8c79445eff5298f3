// The tables of recordings. Times are epoch ms, lengths ms.
import type { ColumnType, Generated } from 'kysely'
import type { Fixed } from './columns.ts'
import type { Retention } from '../../domain/retention.ts'
import type { ExportKind, ExportState } from '../../ports/exports.ts'
import type { AccountId, ExportId, MeetingId, SessionId, TrackId } from '../../protocol/ids.ts'

/** Recordings, their transcripts, who watched them, and the files made of them. */
export type RecordingTables = {
  recording: {
    session_id: Fixed<SessionId>
    meeting_id: Fixed<MeetingId>
    title: Fixed<string>
    search: Fixed<string>
    opened_at: Fixed<number>
    closed_at: number | null
    kept_at: Generated<number | null>
    length_ms: Generated<number>
    gap_ms: Generated<number>
    damaged_ms: Generated<number>
    bytes: Generated<number>
    tracks: Generated<number>
    retention: Retention
    keep_until: number | null
    hold_at: Generated<number | null>
    hold_by: Generated<AccountId | null>
    hold_reason: Generated<string | null>
    verified_at: Generated<number | null>
    verified_intact: Generated<boolean | null>
    anchor: Generated<string | null>
    links: ColumnType<Readonly<Record<TrackId, string>>, string | undefined, string>
    removed_at: Generated<number | null>
  }
  transcript: {
    session_id: SessionId
    language: string
    name: string
    added_at: number
    added_by: AccountId | null
    /** WebVTT. */
    content: string
  }
  /** `day`: "2026-12-01". */
  recording_viewing: { session_id: SessionId; account_id: AccountId; day: Fixed<string> }
  recording_export: {
    id: Fixed<ExportId>
    session_id: Fixed<SessionId>
    kind: Fixed<ExportKind>
    from_ms: Fixed<number>
    to_ms: Fixed<number>
    started_by: Fixed<AccountId | null>
    started_by_name: Fixed<string>
    started_at: Fixed<number>
    state: ExportState
    progress: Generated<number>
    remaining_ms: Generated<number | null>
    encoded: Generated<boolean>
    file_name: string
    bytes: Generated<number>
  }
}
