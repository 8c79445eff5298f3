// The local disk as a place of recordings, held against the port.
import { mkdtemp, open, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { masterKey } from '../../recorder/format/master-key.ts'
import { openLocalRecordings } from '../../signalling/recordings/local-storage.ts'
import { openRecordingWriter } from '../support/recording-writer.ts'
import { recordingStorageConformance } from './recording-storage.ts'

describe('recordings on the local disk', () => {
  recordingStorageConformance(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'diem-cau-recordings-'))
    const keys = { recordingsDir: join(folder, 'recordings'), keyFile: join(folder, 'recording.key') }
    const { recordingsDir, keyFile } = keys
    return {
      storage: await openLocalRecordings({ recordingsDir, masterKey: () => masterKey(keyFile, recordingsDir) }),
      record: (id, zeroAt, tracks) => openRecordingWriter(keys, spoolFolder(recordingsDir, id), { id, zeroAt, tracks }),
      async spoil(id, track, name, offset) {
        await using file = await open(join(keptFolder(recordingsDir, id), track, name), 'r+')
        const byte = Buffer.alloc(1)
        await file.read(byte, 0, 1, offset)
        await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, offset)
      },
      async remains(id) {
        const folders = [keptFolder(recordingsDir, id), spoolFolder(recordingsDir, id)]
        return Buffer.concat((await Promise.all(folders.map(contentsOf))).flat())
      },
      close: () => rm(folder, { recursive: true, force: true }),
    }
  })
})

async function contentsOf(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  )
}
