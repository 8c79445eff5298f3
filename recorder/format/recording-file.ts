// recording.json, the one file of a recording that is not a track's: its timeline's zero, its wrapped key, its end.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile, syncFolder, textOf } from './durable.ts'
import { newRecordingKey, unwrapKey, wrapKey, wrappedKey } from './keys.ts'

/** Its name in a recording's folder. */
export const RECORDING_FILE = 'recording.json'

const recordingFile = z.object({
  version: z.literal(1),
  recordingId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** The zero of all its tracks' decode times, epoch ms on the server's clock. */
  zeroAt: z.int().nonnegative(),
  /** Whether nothing can ever be added to it. */
  finished: z.boolean(),
  key: wrappedKey,
})
type RecordingFile = z.infer<typeof recordingFile>

/** What is known of a recording, and the key that opens its files. */
export type RecordingFacts = Pick<RecordingFile, 'recordingId' | 'zeroAt' | 'finished'> & { readonly key: Buffer }

/** Thrown when recording.json is not what it should be. */
export class RecordingFileError extends Error {
  override readonly name = 'RecordingFileError'
}

/**
 * Reads a recording's facts and opens its key.
 * @returns null when there is no recording in the folder
 * @throws RecordingFileError, or WrongKeyError when its key does not open
 */
export async function readRecording(folder: string, masterKey: Buffer): Promise<RecordingFacts | null> {
  const file = await readFile(folder)
  if (!file) return null
  const { recordingId, zeroAt, finished } = file
  return { recordingId, zeroAt, finished, key: unwrapKey(masterKey, file.key, contextOf(file)) }
}

/** Reads a recording's facts, or begins one with a new key. What is stored stands, also against another `zeroAt`. */
export async function readOrCreateRecording(
  folder: string,
  { recordingId, zeroAt }: Pick<RecordingFile, 'recordingId' | 'zeroAt'>,
  masterKey: Buffer,
): Promise<RecordingFacts> {
  const known = await readRecording(folder, masterKey)
  if (known) return known
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const key = newRecordingKey()
  const wrapped = wrapKey(masterKey, key, contextOf({ recordingId, zeroAt }))
  await writeFile(folder, { version: 1, recordingId, zeroAt, finished: false, key: wrapped })
  await syncFolder(join(folder, '..'))
  return { recordingId, zeroAt, finished: false, key }
}

/** Writes down that nothing can be added any more; needs no key. @throws RecordingFileError when there is no recording */
export async function finishRecording(folder: string): Promise<void> {
  const file = await readFile(folder)
  if (!file) throw new RecordingFileError(`${folder} holds no recording.`)
  if (!file.finished) await writeFile(folder, { ...file, finished: true })
}

/** A key opens only for its own recording and its own zero. */
function contextOf({ recordingId, zeroAt }: Pick<RecordingFile, 'recordingId' | 'zeroAt'>): string {
  return `diem-cau recording 1 ${recordingId} ${zeroAt}`
}

async function readFile(folder: string): Promise<RecordingFile | null> {
  const text = await textOf(join(folder, RECORDING_FILE))
  if (text === null) return null
  try {
    return recordingFile.parse(JSON.parse(text))
  } catch (error) {
    throw new RecordingFileError(`${join(folder, RECORDING_FILE)} cannot be read.`, { cause: error })
  }
}

async function writeFile(folder: string, file: RecordingFile): Promise<void> {
  await replaceFile(folder, RECORDING_FILE, `${JSON.stringify(file, null, 2)}\n`)
  await syncFolder(folder)
}
