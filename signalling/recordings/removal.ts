// Removing a recording so that nobody reads it again: its key is overwritten before anything else goes.
import { open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isMissing, syncFolder } from '../../recorder/format/durable.ts'
import { RECORDING_FILE } from '../../recorder/format/recording-file.ts'

/**
 * Removes a recording's folder, key first: what a crash leaves behind of it has no key any more. Where a disk writes
 * over a file elsewhere (SSDs, snapshots), the wrapped key may survive there; it opens only with the master key.
 */
export async function removeRecording(folder: string): Promise<void> {
  await overwrite(join(folder, RECORDING_FILE))
  await rm(join(folder, RECORDING_FILE), { force: true })
  await rm(folder, { recursive: true, force: true })
  await syncFolder(dirname(folder))
}

async function overwrite(path: string): Promise<void> {
  try {
    const { size } = await stat(path)
    await using file = await open(path, 'r+')
    await file.write(Buffer.alloc(size), 0, size, 0)
    await file.sync()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}
