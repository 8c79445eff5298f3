// Where recordings lie: those being made in the spool, those that are kept beside it.
import { join } from 'node:path'

/** The folder of a recording that is being made, or was left behind. */
export function spoolFolder(recordingsDir: string, recordingId: string): string {
  return join(recordingsDir, 'spool', recordingId)
}

/** The folder of a recording that is finished and kept. */
export function keptFolder(recordingsDir: string, recordingId: string): string {
  return join(recordingsDir, 'kept', recordingId)
}
