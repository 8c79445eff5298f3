// The SFU as a process of its own: joined by Redis, closed by a signal.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { sfuContract } from '../../sfu/contract.ts'
import { freePort } from '../../sfu/listen.ts'
import { openRedisBus } from '../../signalling/bus/redis.ts'
import { startRedis } from '../support/redis.ts'

function startMain(env: Record<string, string>) {
  const main = fileURLToPath(new URL('../../sfu/main.ts', import.meta.url))
  return spawn(process.execPath, [main], {
    env: { ...process.env, REDIS_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('refuses to start without the Redis that would join it to the others', async () => {
  const sfu = startMain({})
  const [said, [code]] = await Promise.all([text(sfu.stdout), once(sfu, 'exit')])
  expect(code).toBe(1)
  expect(said).toContain('REDIS_URL')
})

test('answers over Redis, and leaves when it is asked to', async () => {
  const redis = await startRedis()
  const bus = await openRedisBus({ url: redis.url })
  const sfu = startMain({ REDIS_URL: redis.url, RTC_WORKERS: '1', RTC_PORT_BASE: String(await freePort()) })
  sfu.stdout.resume()
  const { request } = bus.connect(sfuContract, 'sfu')
  const loads = () =>
    request('load.read', {}).then(
      ({ workers }) => workers.length,
      () => 0,
    )
  await expect.poll(loads, { timeout: 30_000 }).toBe(1)

  const gone = once(sfu, 'exit')
  sfu.kill('SIGTERM')
  expect(await gone).toEqual([0, null])
  await expect(request('load.read', {})).rejects.toMatchObject({ code: 'node-unreachable' })
  await bus.close()
  await redis.close()
})
