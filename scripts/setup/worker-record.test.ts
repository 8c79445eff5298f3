// When a worker counts as checked, and what a foreign one says of itself.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cachedWorkerPath, mediasoupVersion } from '../../config/runtime.ts'
import { readRecord, recordPath, statedVersion, writeRecord } from './worker-record.ts'

let folder = ''
let env = {}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-record-'))
  env = { DIEM_CAU_CACHE_DIR: join(folder, 'cache') }
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the record of a checked worker', () => {
  test('names the version it was checked for', async () => {
    const binary = join(folder, 'mediasoup-worker')
    writeFileSync(binary, 'program')
    await writeRecord(binary, { origin: 'given', recipe: 0 }, env)
    expect(readRecord(binary, env)).toMatchObject({ version: mediasoupVersion(), origin: 'given' })
  })

  test('no longer counts once the file is another', async () => {
    const binary = join(folder, 'mediasoup-worker')
    writeFileSync(binary, 'program')
    await writeRecord(binary, { origin: 'given', recipe: 0 }, env)
    appendFileSync(binary, ' changed')
    expect(readRecord(binary, env)).toBeUndefined()
  })

  test('lies beside the cached worker, and in the cache for one from elsewhere', () => {
    const cached = cachedWorkerPath(env)
    expect(dirname(recordPath(cached, env))).toBe(dirname(cached))
    expect(recordPath('/opt/mediasoup-worker', env)).toContain(join(folder, 'cache'))
  })

  test('that cannot be read counts as none', () => {
    const cached = cachedWorkerPath(env)
    mkdirSync(dirname(cached), { recursive: true })
    writeFileSync(cached, 'program')
    writeFileSync(recordPath(cached, env), '{"version":')
    expect(readRecord(cached, env)).toBeUndefined()
  })
})

describe('the version of a worker from elsewhere', () => {
  test('is that of the npm package around it', () => {
    const release = join(folder, 'mediasoup', 'worker', 'out', 'Release')
    mkdirSync(release, { recursive: true })
    writeFileSync(join(folder, 'mediasoup', 'package.json'), '{"name":"mediasoup","version":"3.26.0"}')
    expect(statedVersion(join(release, 'mediasoup-worker'))).toBe('3.26.0')
  })

  test('is that of its folder in a cache of ours', () => {
    expect(statedVersion('/cache/mediasoup-worker/3.26.0-linux-x64-glibc/mediasoup-worker')).toBe('3.26.0')
  })

  test('is unknown anywhere else', () => {
    expect(statedVersion('/usr/local/bin/mediasoup-worker')).toBeUndefined()
  })
})
