// Transcripts that are added to recordings.
import { MOST_TRANSCRIPT_LENGTH, readTranscript } from '../../domain/replay/transcript.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Parsed, SessionId, Transcript } from '../../protocol/index.ts'
import { record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { manageable, mayWith, watchable } from './parts.ts'
import type { RecordingParts } from './parts.ts'

/** A transcript that somebody brings. */
export type TranscriptUpload = {
  readonly id: SessionId
  readonly language: string
  /** The file's name. */
  readonly name: string
  /** Its bytes; they are read when the right is sure. */
  readonly read: () => Promise<Uint8Array>
}

/**
 * Takes in a WebVTT file, over the one of its language if there is one.
 * @throws Refusal `not-found`, `not-permitted`, `file-too-large`; `file-unreadable` with what is wrong in which line
 */
export async function addTranscript(
  { database, clock }: Pick<RecordingParts, 'database' | 'clock'>,
  caller: OfficeCaller,
  { id, language, name, read }: TranscriptUpload,
): Promise<Transcript> {
  const { recording, person } = await watchable(database, caller, id)
  if (!mayWith(person, 'recording.manage', recording)) throw new Refusal('not-permitted')
  const content = textOf(await read())
  const cues = readTranscript(content).length
  const addedAt = clock()
  await database.transaction(async (stores) => {
    await manageable(stores, caller, [id])
    await stores.recordings.saveTranscript(id, { language, name, addedAt, content, addedBy: person.accountId })
    const subject = `recording:${id}`
    await record(stores, caller, addedAt, { action: 'transcript.add', subject, details: { language, name, cues } })
  })
  return { language, name, addedAt, cues }
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function removeTranscript(
  { database, clock }: Pick<RecordingParts, 'database' | 'clock'>,
  { id, language }: Parsed<OfficeContract, 'transcript.remove'>,
  caller: OfficeCaller,
): Promise<null> {
  await database.transaction(async (stores) => {
    await manageable(stores, caller, [id])
    if (!(await stores.recordings.removeTranscript(id, language))) throw new Refusal('not-found')
    const subject = `recording:${id}`
    await record(stores, caller, clock(), { action: 'transcript.remove', subject, details: { language } })
  })
  return null
}

/** WebVTT is UTF-8 (W3C); the database keeps no zero characters, and half a surrogate pair is no text. */
function textOf(bytes: Uint8Array): string {
  if (bytes.byteLength > 4 * MOST_TRANSCRIPT_LENGTH)
    throw new Refusal('file-too-large', { limit: MOST_TRANSCRIPT_LENGTH })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\0', '\uFFFD')
  } catch {
    throw new Refusal('file-unreadable', { line: 1, problem: 'not-utf-8' })
  }
}
