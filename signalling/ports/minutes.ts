// What the office needs of storage for minutes, and of what writes official documents.
import type { MinutesContent } from '../domain/minutes.ts'
import type { Paper } from '../domain/minutes/paper.ts'
import type { AccountId, MeetingId, SessionId } from '../protocol/ids.ts'

/** Minutes as they are stored. */
export type StoredMinutes = {
  readonly sessionId: SessionId
  readonly meetingId: MeetingId
  readonly content: MinutesContent
  /** From 1; grows with every save. */
  readonly revision: number
  /** When, epoch ms, by whom, and the hash of the content as it was signed (hex); null before. */
  readonly signed: { readonly at: number; readonly by: AccountId | null; readonly sha256: string } | null
}

/** A save of minutes. */
export type MinutesToStore = Pick<StoredMinutes, 'sessionId' | 'meetingId' | 'content'> & {
  /** What it was made from: 0 when nothing was stored. */
  readonly revision: number
  readonly at: number
  readonly by: AccountId
}

/** Minutes of sessions. Writes belong in a transaction. */
export type MinutesStore = {
  read(sessionId: SessionId): Promise<StoredMinutes | undefined>
  /** Holds the row until the transaction ends. */
  lock(sessionId: SessionId): Promise<StoredMinutes | undefined>
  /** The stored minutes of a meeting's sessions, in no order. */
  ofMeeting(meetingId: MeetingId): Promise<{ readonly sessionId: SessionId; readonly isSigned: boolean }[]>
  /** Writes the next revision. False when another one was written since, or they are signed. */
  save(minutes: MinutesToStore): Promise<boolean>
  /** Freezes what is stored. False when they are signed already or not stored. */
  sign(
    sessionId: SessionId,
    signed: { readonly at: number; readonly by: AccountId; readonly sha256: string },
  ): Promise<boolean>
}

/** The kinds of files that a document is written as. */
export const PAPER_KINDS = ['docx', 'pdf'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Writes official documents as files. */
export type PaperWriter = {
  write(paper: Paper, kind: PaperKind): Promise<Uint8Array>
}
