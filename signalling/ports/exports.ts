// What the office needs to make files of recordings: where they are listed, and who makes them.
import type { StoredContent } from './documents.ts'
import type { TrackFileName } from './recordings.ts'
import type { ExportPlan } from '../domain/replay/export-plan.ts'
import type { TrackIndex } from '../domain/replay/recorded.ts'
import type { AccountId, ExportId, SessionId, TrackId } from '../protocol/ids.ts'

/** What can be made of a recording. */
export type ExportKind = 'stage' | 'sound' | 'clip' | 'tracks'
/** How it stands with one. */
export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** An export as it is listed. */
export type StoredExport = {
  readonly id: ExportId
  readonly sessionId: SessionId
  readonly kind: ExportKind
  /** ms since the opening of the session. */
  readonly fromMs: number
  readonly toMs: number
  readonly startedBy: AccountId | null
  /** As it is written into the picture. */
  readonly startedByName: string
  readonly startedAt: number
  readonly state: ExportState
  /** 0–1. */
  readonly progress: number
  readonly remainingMs: number | null
  readonly encoded: boolean
  readonly fileName: string
  readonly bytes: number
}

/** What changes while an export is made. */
export type ExportChange = Partial<Pick<StoredExport, 'state' | 'progress' | 'remainingMs' | 'bytes'>>

/** The list of exports. */
export type ExportStore = {
  add(one: StoredExport): Promise<void>
  read(id: ExportId): Promise<StoredExport | undefined>
  /** Of a recording, the newest first. */
  ofSession(id: SessionId): Promise<StoredExport[]>
  /** Changes one that is in one of these states. False when it is not. */
  change(id: ExportId, from: readonly ExportState[], to: ExportChange): Promise<boolean>
  /** The one that waits longest. */
  next(): Promise<StoredExport | undefined>
  /** Those that a process which is gone was making wait again. Answers how many. */
  takeUpAgain(): Promise<number>
  /** Everything that was asked for before a time, epoch ms, and is not being made. */
  startedBefore(at: number): Promise<StoredExport[]>
  remove(id: ExportId): Promise<void>
}

/** What an export is made from and how it is named within itself. */
export type ExportJob = {
  readonly plan: ExportPlan
  readonly title: string
  /** The opening of the session, epoch ms, and in whose hours people live: "Asia/Ho_Chi_Minh". */
  readonly openedAt: number
  readonly zone: string
  /** Burnt in, or in the file's own description where pictures are not encoded anew. */
  readonly viewer: string
  readonly indexes: readonly TrackIndex[]
  content(track: TrackId, file: TrackFileName): Promise<StoredContent | undefined>
}

/** Makes files of recordings, one at a time, with what the machine has to spare. */
export type ExportMaker = {
  /** False where the program that encodes is missing: then only what needs no encoding of any kind can be made. */
  readonly encodes: boolean
  /**
   * The bytes of a file, as they come about. Stopping to read, or the signal, ends all that is under way.
   * @param onProgress told again and again how much is done, 0–1
   * @throws the signal's reason; Error when the recording cannot be read or encoded
   */
  make(job: ExportJob, onProgress: (done: number) => void, signal: AbortSignal): AsyncIterable<Uint8Array>
}
