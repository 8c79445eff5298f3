// What only the bus between hosts must do: outlive its Redis, and not trust what comes over the wire.
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { redisServerBinary } from '../../config/runtime.ts'
import type { Bus } from '../../signalling/bus/bus.ts'
import { openRedisBus } from '../../signalling/bus/redis.ts'
import type { Client } from '../../signalling/protocol/contract.ts'
import { createMemoryLog } from '../support/log.ts'
import { startRedis } from '../support/redis.ts'
import type { TestRedis } from '../support/redis.ts'
import { createHandlers, lineTest } from './bus-contract.ts'
import type { LineTest } from './bus-contract.ts'

const until = (condition: () => boolean | Promise<boolean>) => vi.waitUntil(condition, { timeout: 20_000 })
const unreachable = expect.objectContaining({ name: 'Refusal', code: 'node-unreachable' })

describe.skipIf(redisServerBinary() === undefined)('the bus between hosts and its Redis', () => {
  let redis: TestRedis
  let log: ReturnType<typeof createMemoryLog>
  let handlers: ReturnType<typeof createHandlers>
  let near: Bus
  let far: Bus
  let client: Client<LineTest>

  beforeEach(async () => {
    redis = await startRedis()
    log = createMemoryLog()
    handlers = createHandlers()
    near = await openRedisBus({ url: redis.url, log })
    far = await openRedisBus({ url: redis.url, log })
    await far.serve(lineTest, 'line-1', handlers)
    client = near.connect(lineTest, 'line-1')
  })
  afterEach(async () => {
    await Promise.all([near.close(), far.close()])
    await redis.close()
  })

  const echo = (text: string, asked = client): Promise<boolean> =>
    asked.request('text.echo', { text }).then(
      () => true,
      () => false,
    )
  /** The sending line comes back on its own time: say it until it is heard. */
  const repeatUntil = (heard: () => boolean, say: () => void): Promise<unknown> => until(() => (say(), heard()))

  test('a killed and restarted Redis: requests under way fail, later ones work, without anybody touching anything', async () => {
    const heard: number[] = []
    await near.subscribe(lineTest, 'line-1', { 'count.changed': ({ count }) => heard.push(count) })
    const underWay = expect(client.request('request.hang', {})).rejects.toEqual(unreachable)
    await until(() => handlers.hanging() === 1)

    await redis.kill()
    await underWay
    await expect(client.request('text.echo', { text: 'away' })).rejects.toEqual(unreachable)
    expect(handlers.seen).toEqual([])

    await redis.restart()
    await until(() => echo('back'))
    expect(handlers.seen).toEqual(['back'])
    await repeatUntil(
      () => heard.length > 0,
      () => far.publish(lineTest, 'line-1', 'count.changed', { count: 1 }),
    )
  })

  test('what is served and subscribed while Redis is away works once it is back', async () => {
    const heard: string[] = []
    await redis.kill()
    await expect(client.request('text.echo', { text: 'away' })).rejects.toEqual(unreachable)
    const serving = far.serve(lineTest, 'line-2', handlers)
    const subscribing = near.subscribe(lineTest, 'line-2', { 'text.changed': ({ text }) => heard.push(text) })
    await redis.restart()
    await Promise.all([serving, subscribing])
    const second = near.connect(lineTest, 'line-2')
    await until(() => echo('b', second))
    await repeatUntil(
      () => heard.length > 0,
      () => far.publish(lineTest, 'line-2', 'text.changed', { text: 'c' }),
    )
  })

  test('closing while Redis is away ends every wait', async () => {
    await redis.kill()
    await until(async () => !(await echo('away')))
    const serving = expect(far.serve(lineTest, 'line-2', handlers)).rejects.toThrow('closed')
    await far.close()
    await serving
  })

  test('rubbish on the channels is ignored, and logged without its content', async () => {
    const intruder = new Redis(redis.url)
    const rubbish = [
      '',
      '{',
      '[]',
      'null',
      '{"id":1}',
      '{"id":"1","replyTo":"../x","name":"text.echo"}',
      '{"rubbish":"word"}',
    ]
    for (const text of rubbish) {
      await intruder.publish('diem-cau:request:line-1', text)
      await intruder.publish('diem-cau:notification:line-1', text)
    }
    const heard: number[] = []
    await near.subscribe(lineTest, 'line-1', { 'count.changed': ({ count }) => heard.push(count) })
    await intruder.publish('diem-cau:notification:line-1', '{"name":"toString"}')
    await intruder.publish('diem-cau:notification:line-1', '{"rubbish":"word"}')
    expect(await echo('a')).toBe(true)
    far.publish(lineTest, 'line-1', 'count.changed', { count: 1 })
    await until(() => heard.length === 1)
    expect(log.lines.map(({ level }) => level)).toEqual(rubbish.map(() => 'warn').concat('warn'))
    expect(log.text()).not.toContain('word')
    intruder.disconnect()
  })

  test('replies to nobody, and malformed ones, are ignored', async () => {
    const intruder = new Redis(redis.url)
    const [channel] = (await intruder.pubsub('CHANNELS', 'diem-cau:reply:*')) as string[]
    const replies = ['{"id":"999","reply":{"ok":true,"data":1}}', '{"id":"1","reply":{"ok":false}}', '{"id":"1"}', 'x']
    for (const reply of replies) await intruder.publish(channel ?? '', reply)
    intruder.disconnect()
    expect(await echo('a')).toBe(true)
  })

  test('no Redis at the start: one clear error, without the password', async () => {
    await redis.kill()
    const url = redis.url.replace('redis://', 'redis://user:hunter2@')
    const error: unknown = await openRedisBus({ url, log }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ message: expect.stringContaining('REDIS_URL') })
    expect(log.text()).not.toContain('hunter2')
  })
})
