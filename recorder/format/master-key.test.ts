// The master key's file: made once, private, and never among the recordings.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { KeyFileError, masterKey } from './master-key.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'key-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('the master key', () => {
  test('is made on first use, for its owner only, and the same ever after', async () => {
    const folder = newFolder()
    const file = join(folder, 'settings', 'recording.key')
    const key = await masterKey(file, join(folder, 'recordings'))
    expect(key).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await masterKey(file, join(folder, 'recordings'))).toEqual(key)
    expect(readdirSync(dirname(file))).toEqual(['recording.key'])
  })

  test('is the same for all who make it at the same time', async () => {
    const folder = newFolder()
    const keys = await Promise.all(
      Array.from({ length: 8 }, () => masterKey(join(folder, 'key'), join(folder, 'data'))),
    )
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
    expect(readdirSync(folder)).toEqual(['key'])
  })

  test('may not lie among the recordings, by whatever way', async () => {
    const folder = newFolder()
    const recordings = join(folder, 'recordings')
    mkdirSync(recordings)
    symlinkSync(recordings, join(folder, 'elsewhere'))
    for (const file of [join(recordings, 'key'), join(recordings, 'deep', 'key'), join(folder, 'elsewhere', 'key')])
      await expect(masterKey(file, recordings)).rejects.toThrow(KeyFileError)
    await expect(masterKey(join(folder, 'recordings.key'), recordings)).resolves.toHaveLength(32)
    expect(readdirSync(recordings)).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('is not used when others can read it', async () => {
    const folder = newFolder()
    const file = join(folder, 'key')
    await masterKey(file, join(folder, 'data'))
    chmodSync(file, 0o640)
    await expect(masterKey(file, join(folder, 'data'))).rejects.toThrow('chmod 600')
  })

  test('is not made up from a file that is no key', async () => {
    const folder = newFolder()
    const file = join(folder, 'key')
    writeFileSync(file, 'secret\n', { mode: 0o600 })
    await expect(masterKey(file, join(folder, 'data'))).rejects.toThrow('64 hex digits')
  })
})
