// The recorder as a process of its own: joined by Redis, closed by a signal, with a key where it is told.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { feedId, recorderContract } from '../../recorder/contract.ts'
import { openRedisBus } from '../../signalling/bus/redis.ts'
import { RECORDING, recordingProcesses } from '../support/recording.ts'
import { startRedis } from '../support/redis.ts'

function startMain(env: Record<string, string>) {
  const main = fileURLToPath(new URL('../../recorder/main.ts', import.meta.url))
  return spawn(process.execPath, [main], {
    env: { ...process.env, REDIS_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('refuses to start without the Redis that would join it to the others', async () => {
  const recorder = startMain({})
  const [said, [code]] = await Promise.all([text(recorder.stdout), once(recorder, 'exit')])
  expect(code).toBe(1)
  expect(said).toContain('REDIS_URL')
})

test.skipIf(process.platform !== 'linux')(
  'records over Redis, and leaves with all its processes when asked to',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-recorder-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const redis = await startRedis()
    const bus = await openRedisBus({ url: redis.url })
    const keyFile = join(folder, 'settings', 'recording.key')
    const recorder = startMain({ REDIS_URL: redis.url, DATA_DIR: folder, RECORDING_KEY_FILE: keyFile })
    recorder.stdout.resume()
    const { request } = bus.connect(recorderContract, 'recorder')
    const free = () =>
      request('disk.read', {}).then(
        ({ freeBytes }) => freeBytes,
        () => 0,
      )
    await expect.poll(free, { timeout: 30_000 }).toBeGreaterThan(0)
    await request('recording.open', { recordingId: RECORDING, zeroAt: Date.now() })
    const { port } = await request('feed.open', { recordingId: RECORDING, feedId: feedId.parse('one') })
    expect(port).toBeGreaterThan(0)
    expect(existsSync(join(folder, 'recordings', 'spool', RECORDING, 'recording.json'))).toBe(true)
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    const [pid = 0] = await recordingProcesses(recorder.pid ?? 0)
    expect(pid).toBeGreaterThan(0)

    const gone = once(recorder, 'exit')
    recorder.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    expect(existsSync(`/proc/${pid}`)).toBe(false)
    await bus.close()
    await redis.close()
  },
)
